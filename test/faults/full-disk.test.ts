import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdir, open, rm, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { roomToKeep } from '../../src/platform/disk.ts';
import { startEmbedded, type Embedded } from '../../src/platform/postgres/index.ts';
import { anyoneElse, temporaryFolder } from '../machine.ts';
import { isAlive, isRoot } from '../running/program.ts';
import { gather, reply, startThread, type Gathered } from './gather.ts';
import { rowsOf } from './meddle.ts';
import { serve, stop, type Served } from './serve.ts';

const megabyte = 1024 * 1024;

let folder = '';
let disk = '';
let database: Embedded;
let served: Served;
let people: Gathered;

/** Leaves so many bytes of the disk free. */
async function fill(leave: number): Promise<void> {
  const { bavail, bsize } = await statfs(disk);
  const file = await open(join(disk, 'something-big'), 'a');
  const chunk = Buffer.alloc(megabyte);
  for (let left = bavail * bsize - leave; left > 0; left -= megabyte) await file.write(chunk.subarray(0, Math.min(left, megabyte)));
  await file.close();
}

test('a twentieth of the disk stays free, and not less than PostgreSQL needs for its log', () => {
  expect(roomToKeep(200 * megabyte)).toBe(48 * megabyte);
  expect(roomToKeep(4000 * megabyte)).toBe(200 * megabyte);
  expect(roomToKeep(1_000_000 * megabyte)).toBe(512 * megabyte);
});

// Only root can make a small disk.
if (isRoot) {
  beforeAll(async () => {
    folder = await temporaryFolder();
    disk = join(folder, 'disk');
    await mkdir(disk);
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=200m,mode=755', 'tmpfs', disk]);
    const dataDir = join(disk, 'data');
    database = await startEmbedded({ dataDir, ...anyoneElse() });
    served = await serve({ databaseUrl: database.url, dataDir });
    people = await gather(database.url);
  });
  afterAll(async () => {
    await stop(served);
    await database.stop();
    execFileSync('umount', [disk]);
    await rm(folder, { recursive: true });
  });

  test('a full disk: everything can be read, nothing is lost, and with room again writing goes on', async () => {
    const mira = people.others[0]!;
    const thread = await startThread(served.address, people.ana);
    const page = `${served.address}/threads/${thread}`;
    const first = await reply(served.address, mira, thread, 'While there was room');

    await fill(30 * megabyte);
    const [words, key] = ['When it was full', randomUUID()];
    const fields = { words: 'Noticed', idempotency_key: randomUUID() };
    await vi.waitFor(async () => expect((await mira.post(`${page}/replies`, fields)).status).toBe(507), 15_000);
    await fill(0);
    const refused = await mira.post(`${page}/replies`, { words, idempotency_key: key });
    expect(refused.status).toBe(507);
    expect(refused.body).toContain('We cannot save anything right now');
    expect(refused.body).toContain(key);
    expect(refused.body).toMatch(new RegExp(`<textarea[^>]*>\\s*${words}</textarea>`));
    for (let times = 0; times < 20; times += 1) {
      const read = await mira.get(page);
      expect(read.status).toBe(200);
      expect(read.body).toContain(`post-${first}`);
    }
    expect((await mira.get(`${served.address}/help-now`)).status).toBe(200);
    expect((await mira.post(`${served.address}/leave-page`, {})).status).toBe(303);
    expect(isAlive(database.pid)).toBe(true);

    await rm(join(disk, 'something-big'));
    const postId = await vi.waitFor(() => reply(served.address, mira, thread, words, key), 15_000);
    expect(await rowsOf(database.url, 'select id from post where words = $1', [words])).toEqual([{ id: postId }]);
    expect((await mira.get(page)).body).toContain(`post-${first}`);
    expect(isAlive(database.pid)).toBe(true);
    expect(served.child.exitCode).toBeNull();
  });
}
