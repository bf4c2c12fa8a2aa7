/** A reply that was said without a connection: as its form would have sent it. */
export type Waiting = { action: string; body: string; draft: string };

const prefix = 'companionway:waiting:';

/** What waits in this browser for one person; somebody else on the same device never sends it. */
export function waitingOf(owner: string): Map<string, Waiting> {
  const found = new Map<string, Waiting>();
  try {
    for (const name of Object.keys(localStorage)) {
      if (name.startsWith(`${prefix}${owner}:`)) found.set(name, JSON.parse(localStorage.getItem(name) ?? 'null') as Waiting);
    }
  } catch {
    // A browser that keeps nothing has nothing that waits.
  }
  return found;
}

/** @returns whether it is kept: storage may be full, or closed to us */
export function letWait(owner: string, waiting: Waiting): boolean {
  try {
    localStorage.setItem(`${prefix}${owner}:${waiting.draft}`, JSON.stringify(waiting));
    return true;
  } catch {
    return false;
  }
}

/** @param one that was sent: what has taken its place meanwhile waits on */
export function endWaiting(name: string, one?: Waiting): void {
  if (!one || localStorage.getItem(name) === JSON.stringify(one)) localStorage.removeItem(name);
}

/** As a browser sends it, but for files, which wait for nobody. */
export function bodyOf(form: HTMLFormElement): string {
  const fields = [...new FormData(form)].filter((field): field is [string, string] => typeof field[1] === 'string');
  return new URLSearchParams(fields).toString();
}

export type Sent = { is: 'sent'; url: string } | { is: 'refused' } | { is: 'away' };

/** Its key lets it happen once, however often it is sent. */
export async function send({ action, body }: Waiting): Promise<Sent> {
  try {
    const headers = { 'content-type': 'application/x-www-form-urlencoded', 'companionway-look': 'again' };
    const answer = await fetch(action, { method: 'POST', body, headers });
    if (answer.ok && answer.redirected) return { is: 'sent', url: answer.url };
    // Signed out, or the server in trouble: it waits on.
    return answer.status === 401 || answer.status >= 500 ? { is: 'away' } : { is: 'refused' };
  } catch {
    return { is: 'away' };
  }
}
