import { rm } from 'node:fs/promises';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { freshDatabase, type TestDatabase } from '../database.ts';
import { temporaryFolder } from '../machine.ts';
import { freePort } from '../running/program.ts';
import { gather, reply, startThread, type Gathered } from './gather.ts';
import { rowsOf } from './meddle.ts';
import { serve, stop, type Served } from './serve.ts';

let folder = '';
let database: TestDatabase;
let served: Served;
let people: Gathered;
let port = 0;

beforeAll(async () => {
  folder = await temporaryFolder();
  database = await freshDatabase();
  port = await freePort();
  served = await serve({ databaseUrl: database.url, dataDir: folder, smtpUrl: `smtp://127.0.0.1:${port}` });
  people = await gather(database.url);
});
afterAll(async () => {
  await stop(served);
  await database.drop();
  await rm(folder, { recursive: true });
});

type Letter = { readonly to: string; readonly text: string };
type MailServer = { readonly letters: readonly Letter[]; close(): Promise<void> };

/** @param refuse an address whose letters it never takes */
async function mailServer(refuse?: string): Promise<MailServer> {
  const letters: Letter[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onRcptTo: ({ address }, _session, done) => done(address === refuse ? new Error('nobody of that name') : undefined),
    onData(stream, { envelope }, done) {
      let text = '';
      stream.on('data', (chunk: Buffer) => (text += chunk.toString()));
      stream.on('end', () => {
        letters.push({ to: envelope.rcptTo[0]?.address ?? '', text });
        done();
      });
    },
  });
  await new Promise<void>((then) => void server.listen(port, '127.0.0.1', then));
  return { letters, close: () => new Promise((then) => server.close(() => then())) };
}

const jobs = (state: string) =>
  rowsOf<{ id: string }>(database.url, `select id from pgboss.job where name = 'notice-made.mail' and state = $1`, [state]);

test('while the mail server is away letters wait; when it is back each arrives once, whatever became of those beside it', async () => {
  const { ana, others } = people;
  for (const person of others) await reply(served.address, ana, await startThread(served.address, person), 'An answer');
  await vi.waitFor(async () => expect(await jobs('retry')).toHaveLength(others.length), 20_000);

  const server = await mailServer('tomas@example.org');
  const wanted = others.map(({ name }) => `${name.toLowerCase()}@example.org`).filter((to) => to !== 'tomas@example.org');
  await vi.waitFor(() => expect(server.letters.map(({ to }) => to).sort()).toEqual(wanted.sort()), 50_000);
  await vi.waitFor(async () => expect(await jobs('completed')).toHaveLength(wanted.length), 10_000);
  await server.close();
  expect(await jobs('retry')).toHaveLength(1);
  const mailed = await rowsOf(database.url, 'select 1 from notice where mailed_at is not null');
  expect(mailed).toHaveLength(wanted.length);
  const [refused] = await rowsOf<{ output: unknown }>(
    database.url,
    `select output from pgboss.job where name = 'notice-made.mail' and state = 'retry'`,
  );
  expect(JSON.stringify(refused)).not.toContain('tomas');
  for (const { text } of server.letters) expect(text).not.toMatch(/Ana|answer|treatment/i);
});
