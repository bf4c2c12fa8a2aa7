export type Answered = { readonly status: number; readonly body: string; readonly location: string };

/** Somebody signed in, over HTTP and without JavaScript. Nobody at the other end is status 0. */
export type Visitor = {
  readonly personId: string;
  readonly name: string;
  get(address: string): Promise<Answered>;
  post(address: string, fields: Record<string, string>): Promise<Answered>;
  /** A stream of pokes: all that was heard so far, and whether it has ended. */
  listen(address: string): Promise<Heard>;
};

export type Heard = { readonly status: number; words: string; ended: boolean };

const gone: Answered = { status: 0, body: '', location: '' };

async function ask(address: string, init: RequestInit): Promise<Answered> {
  try {
    const response = await fetch(address, { ...init, redirect: 'manual', signal: AbortSignal.timeout(40_000) });
    return { status: response.status, body: await response.text(), location: response.headers.get('location') ?? '' };
  } catch {
    return gone;
  }
}

async function readAll(response: Response, heard: Heard): Promise<void> {
  try {
    for await (const part of response.body!.pipeThrough(new TextDecoderStream())) heard.words += part;
  } catch {
    // Cut off in the middle of a word: ended as well.
  }
  heard.ended = true;
}

export function visitor(personId: string, name: string, session: string): Visitor {
  const cookie = `session=${session}`;
  return {
    personId,
    name,
    get: (address) => ask(address, { headers: { cookie } }),
    post: (address, fields) =>
      ask(address, { method: 'POST', body: new URLSearchParams(fields), headers: { cookie, 'sec-fetch-site': 'same-origin' } }),
    async listen(address) {
      const response = await fetch(address, { headers: { cookie } });
      const heard: Heard = { status: response.status, words: '', ended: false };
      void readAll(response, heard);
      return heard;
    },
  };
}
