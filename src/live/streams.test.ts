import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openSite, type TestSite } from '../../test/site.ts';
import { buildWorld, type World } from '../../test/world/index.ts';
import { mostStreams } from '../platform/live/index.ts';

let site: TestSite;
let world: World;
let port: number;

beforeAll(async () => {
  site = await openSite();
  world = await buildWorld(site);
  await site.app.server.listen({ port: 0, host: '127.0.0.1' });
  ({ port } = site.app.server.server.address() as { port: number });
});
afterAll(() => site.close());
beforeEach(() => expect.poll(() => site.house.live.count()).toBe(0));

type Line = { socket: Socket; words: string; ended: boolean };

/** A connection with nothing of a browser's manners, on which a stream is asked for. */
async function open(person: string, version = '1.1'): Promise<Line> {
  const { cookies } = await site.browserOf(person);
  const cookie = [...cookies].map(([k, v]) => `${k}=${v}`).join('; ');
  const line: Line = { socket: connect({ port, host: '127.0.0.1', allowHalfOpen: true }), words: '', ended: false };
  line.socket.setEncoding('utf8').on('data', (part: string) => (line.words += part));
  line.socket.on('end', () => (line.ended = true)).on('error', () => {});
  line.socket.write(`GET /live HTTP/${version}\r\nhost: 127.0.0.1:${port}\r\ncookie: ${cookie}\r\n\r\n`);
  await expect.poll(() => line.words).toContain('\r\n\r\n: here\n\n');
  return line;
}

test.each(['1.1', '1.0'])(
  'a stream over HTTP/%s has every header that answers have, and no length: it ends with its connection',
  async (version) => {
    const { socket, words } = await open(world.mira, version);
    const [status, ...headers] = words.split('\r\n\r\n', 1)[0]!.toLowerCase().split('\r\n');
    expect(status).toBe('http/1.1 200 ok');
    const names = headers.map((h) => h.split(':', 1)[0]);
    expect(headers).toEqual(
      expect.arrayContaining([
        'connection: close',
        'content-type: text/event-stream; charset=utf-8',
        'cache-control: private, no-store',
        'x-accel-buffering: no',
        `date: ${site.clock.now().toUTCString().toLowerCase()}`,
      ]),
    );
    expect(names).toEqual(expect.arrayContaining(['content-security-policy', 'x-content-type-options', 'referrer-policy']));
    expect(names.filter((n) => n === 'content-length' || n === 'transfer-encoding')).toEqual([]);
    socket.destroy();
  },
);

test('who hangs up is noticed, whether with a goodbye, by half or without', async () => {
  const lines = await Promise.all([open(world.mira), open(world.ana), open(world.june)]);
  expect(site.house.live.count()).toBe(3);
  lines[0]!.socket.end();
  await once(lines[0]!.socket, 'close');
  lines[1]!.socket.destroy();
  lines[2]!.socket.resetAndDestroy();
  await expect.poll(() => site.house.live.count()).toBe(0);
});

test('what is said on a stream is no request, however it looks', async () => {
  const line = await open(world.mira);
  const before = line.words;
  line.socket.write('GET /help-now HTTP/1.1\r\nhost: x\r\n\r\n');
  line.socket.write('\0 nonsense '.repeat(20_000));
  await new Promise<void>((then) => line.socket.write('GET /healthz HTTP/1.1\r\nhost: x\r\n\r\n', () => then()));
  site.house.live.keepOpen();
  await expect.poll(() => line.words).toBe(`${before}:\n\n`);
  line.socket.destroy();
});

test.each([
  ['/live', '/healthz'],
  ['/live', '/boards'],
  ['/live', '/live'],
])('%s and %s asked for in one breath get neither, and no answer is taken for another', async (...paths) => {
  const { cookies } = await site.browserOf(world.mira);
  const cookie = [...cookies].map(([k, v]) => `${k}=${v}`).join('; ');
  const socket = connect({ port, host: '127.0.0.1' }).on('error', () => {});
  let heard = '';
  socket.setEncoding('utf8').on('data', (part: string) => (heard += part));
  socket.write(paths.map((path) => `GET ${path} HTTP/1.1\r\nhost: x\r\ncookie: ${cookie}\r\n\r\n`).join(''));
  await once(socket, 'close');
  expect(heard).toBe('');
  expect(site.house.live.count()).toBe(0);
});

test('a stream is counted when it opens, and holds nobody up who asks meanwhile', async () => {
  const line = await open(world.mira);
  const metrics = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
  expect(metrics).toMatch(/request_seconds_count\{route="\/live",status="200"\} \d/);
  expect(metrics).toContain('companionway_streams 1');
  line.socket.destroy();
});

test('a ninth browser is served, and the first comes back later; nobody else is disturbed', async () => {
  const other = await open(world.ana);
  const lines: Line[] = [];
  for (let n = 0; n <= mostStreams; n += 1) lines.push(await open(world.mira));
  await expect.poll(() => lines[0]!.ended).toBe(true);
  expect(lines[0]!.words).toMatch(/\nretry: 300000\n\n$/);
  expect(lines.slice(1).map((l) => l.ended)).toEqual(lines.slice(1).map(() => false));
  expect(site.house.live.count()).toBe(mostStreams + 1);
  expect(other.ended).toBe(false);
  for (const { socket } of [other, ...lines]) socket.destroy();
});

test('stopping ends every stream, and waits for none', async () => {
  const stopping = await openSite();
  const stayed = await buildWorld(stopping);
  const address = await stopping.app.server.listen({ port: 0, host: '127.0.0.1' });
  const { cookies } = await stopping.browserOf(stayed.mira);
  const socket = connect({ port: Number(new URL(address).port), host: '127.0.0.1', allowHalfOpen: true });
  socket.write(`GET /live HTTP/1.1\r\nhost: x\r\ncookie: ${[...cookies].map(([k, v]) => `${k}=${v}`).join('; ')}\r\n\r\n`);
  await expect.poll(() => stopping.house.live.count()).toBe(1);
  await Promise.all([stopping.close(), expect(text(socket)).resolves.toContain(': here')]);
  socket.destroy();
});
