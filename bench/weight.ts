/** What a first visit to a thread brings over the wire, in a real Chromium; and when it is seen on a slow phone. */
import { chromium, type Browser, type Page } from 'playwright-core';
import { startApplication, type Running } from './application.ts';
import { kb, ms, run, type Line } from './table.ts';
import type { World } from './world.ts';

type Received = { url: string; type: string; bytes: number };
type Visit = { received: Received[]; largestPaint: number; blocking: string[]; fontDisplays: string[] };

/** As Chromium's own «Slow 4G», and a processor four times slower. */
const slow = { offline: false, latency: 562.5, downloadThroughput: 180_000, uploadThroughput: 84_375 };

async function visit(browser: Browser, { url }: Running, world: World, slowly: boolean): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
  await context.addCookies([{ name: 'session', value: world.readers[0]!.token, url }]);
  const page = await context.newPage();
  const received = await listen(page, slowly);
  await page.goto(`${url}/threads/${world.thread}`, { waitUntil: 'networkidle' });
  const seen = await page.evaluate(look);
  await context.close();
  return { received, ...seen };
}

async function listen(page: Page, slowly: boolean): Promise<Received[]> {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  if (slowly) await session.send('Network.emulateNetworkConditions', slow);
  if (slowly) await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  const kinds = new Map<string, { url: string; type: string }>();
  const received: Received[] = [];
  session.on('Network.responseReceived', (e) => void kinds.set(e.requestId, { url: e.response.url, type: e.type }));
  session.on('Network.loadingFinished', (e) => {
    const kind = kinds.get(e.requestId);
    if (kind && !kind.url.startsWith('data:')) received.push({ ...kind, bytes: e.encodedDataLength });
  });
  return received;
}

/** Runs in the page. */
async function look(): Promise<Omit<Visit, 'received'>> {
  const largestPaint = await new Promise<number>((then) => {
    new PerformanceObserver((list) => then(list.getEntries().at(-1)?.startTime ?? 0)).observe({
      type: 'largest-contentful-paint',
      buffered: true,
    });
  });
  const resources = performance.getEntriesByType('resource') as (PerformanceResourceTiming & { renderBlockingStatus?: string })[];
  const blocking = resources.filter((r) => r.renderBlockingStatus === 'blocking').map((r) => r.name.replace(/.*\//, ''));
  return { largestPaint, blocking, fontDisplays: [...document.fonts].map((f) => f.display) };
}

function told({ received, blocking, fontDisplays }: Visit): Line[] {
  const bytes = (of: (r: Received) => boolean) => received.filter(of).reduce((sum, r) => sum + r.bytes, 0);
  const font = (r: Received) => r.type === 'Font';
  const script = bytes((r) => r.type === 'Script');
  const kinds = [...new Set(received.map((r) => r.type))].map((type) => `${type.toLowerCase()} ${kb(bytes((r) => r.type === type))}`);
  const waits = fontDisplays.filter((d) => d !== 'swap' && d !== 'optional' && d !== 'fallback').length;
  return [
    { what: 'first visit to a thread: by kind', measured: kinds.join(', ') },
    {
      what: 'first visit: without fonts',
      measured: kb(bytes((r) => !font(r))),
      target: '≤ 60 KB',
      ok: bytes((r) => !font(r)) <= 60 * 1024,
    },
    {
      what: 'first visit: fonts',
      measured: `${kb(bytes(font))}, ${waits} of ${fontDisplays.length} faces hold text back`,
      target: '≤ 60 KB, 0',
      ok: bytes(font) <= 60 * 1024 && waits === 0,
    },
    { what: 'first visit: requests', measured: String(received.length), target: '≤ 10', ok: received.length <= 10 },
    { what: 'first visit: script', measured: kb(script), target: '≤ 10 KB', ok: script <= 10 * 1024 },
    { what: 'first visit: holds rendering back', measured: blocking.join(', ') || 'nothing' },
  ];
}

export async function weight(world: World): Promise<Line[]> {
  const application = await startApplication(world);
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
  const quick = await visit(browser, application, world, false);
  const slowly = await visit(browser, application, world, true);
  await browser.close();
  await application.stop();
  return [...told(quick), { what: 'largest paint, 4 × slower CPU, slow 4G', measured: ms(slowly.largestPaint) }];
}

if (import.meta.main) await run([weight]);
