import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { vi } from 'vitest';
import type { Browser, TestSite } from '../site.ts';

/** An open page of somebody that is told when what it shows has changed. */
export type Ear = {
  /** Waits until this thread was heard of, and ends. @returns everything that was told, in a fixed order */
  until(thread: string): Promise<string[]>;
};

/** Opens a stream on a port of this machine, which the site listens on from the first one on. */
export async function listen(site: TestSite, browser: Browser, threads: readonly string[]): Promise<Ear> {
  const { server } = site.app.server;
  if (!server.listening) await site.app.server.listen({ port: 0, host: '127.0.0.1' });
  const { port } = server.address() as AddressInfo;
  const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const asked = request({ port, host: '127.0.0.1', path: `/live?watch=${threads.join(',')}`, headers: { cookie }, agent: false });
  asked.end();
  const [stream] = (await once(asked, 'response')) as [IncomingMessage];
  let words = '';
  stream.setEncoding('utf8').on('data', (part: string) => void (words += part));
  const told = () => [...words.matchAll(/^event: (.*)\ndata: (.*)$/gm)].map(([, event, what]) => `${event} ${what}`);
  await vi.waitFor(() => {
    if (words === '') throw new Error('not open yet');
  });
  return {
    async until(thread) {
      await vi.waitFor(() => {
        if (!told().some((one) => one.endsWith(thread))) throw new Error('not told yet');
      });
      asked.destroy();
      return told().toSorted();
    },
  };
}
