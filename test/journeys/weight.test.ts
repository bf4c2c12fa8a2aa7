import type { CDPSession } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDemoSite, type DemoSite } from './demo-site.ts';
import { openRealBrowser, type RealBrowser } from './real-browser.ts';

const kilobytes = 1024;

let demo: DemoSite;
let real: RealBrowser;

beforeAll(async () => {
  demo = await openDemoSite();
  real = await openRealBrowser(demo.site);
}, 300_000);
afterAll(async () => {
  await real.close();
  await demo.site.close();
});

type Received = { url: string; type: string; bytes: number };

/** What comes over the wire, compressed as it comes, with its headers. */
async function receive(session: CDPSession): Promise<Received[]> {
  const kinds = new Map<string, Omit<Received, 'bytes'>>();
  const received: Received[] = [];
  session.on('Network.responseReceived', ({ requestId, response, type }) => void kinds.set(requestId, { url: response.url, type }));
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const kind = kinds.get(requestId);
    if (kind && !kind.url.startsWith('data:')) received.push({ ...kind, bytes: encodedDataLength });
  });
  await session.send('Network.enable');
  return received;
}

test('a first visit to a conversation is light, and its fonts hold nothing back', async () => {
  const profile = await real.profileOf(demo.idOf('mira'));
  // As it is served, not as other tests bundle it.
  await profile.unrouteAll();
  const page = await profile.newPage();
  const received = await receive(await profile.newCDPSession(page));
  await page.goto(`/threads/${await demo.threadOf('Numb fingers')}`);
  await page.evaluate(() => document.fonts.ready);
  const bytes = (of: (one: Received) => boolean) => received.filter(of).reduce((sum, one) => sum + one.bytes, 0);
  const isFont = ({ type }: Received) => type === 'Font';
  const all = expect.arrayContaining(['Document', 'Stylesheet', 'Script', 'Font']) as string[];
  await expect.poll(() => received.map(({ type }) => type), { timeout: 20_000 }).toEqual(all);
  await expect.poll(() => received.filter(isFont).length, { timeout: 20_000 }).toBe(2);
  expect(bytes((one) => !isFont(one))).toBeLessThanOrEqual(60 * kilobytes);
  expect(bytes(isFont)).toBeLessThanOrEqual(60 * kilobytes);
  expect(bytes(({ type }) => type === 'Script')).toBeLessThanOrEqual(10 * kilobytes);
  expect(received.length).toBeLessThanOrEqual(10);
  const waits = await page.evaluate(() => [...document.fonts].map((font) => font.display).filter((display) => display !== 'swap'));
  expect(waits).toEqual([]);
  await profile.close();
});
