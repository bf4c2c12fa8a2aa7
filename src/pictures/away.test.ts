import { sql } from 'kysely';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../../test/machine.ts';
import { photograph, sendFiles } from '../../test/send-files.ts';
import { openSite } from '../../test/site.ts';
import { buildWorld } from '../../test/world/index.ts';
import { readDraft } from '../people/index.ts';
import { pictures } from './index.ts';

const nowhere = {
  S3_BUCKET: 'pictures',
  S3_REGION: 'here',
  S3_ACCESS_KEY: 'key',
  S3_SECRET_KEY: 'secret',
  S3_ENDPOINT: 'http://127.0.0.1:9',
};

test('with the storage away, words are safe, the picture is refused by a sentence, and nothing half is left', async () => {
  const folder = await temporaryFolder();
  const site = await openSite({ env: { DATA_DIR: folder, ...nowhere } });
  const world = await buildWorld(site);
  const june = await site.browserOf(world.june);
  const query = 'form=reply:x&back=/';
  await june.post(`/pictures/choose?${query}`, { words: 'Half a sentence' });
  const refused = await sendFiles(site, june, `/pictures?${query}`, [await photograph()]);
  expect(refused.status).toBe(422);
  expect(refused.body).toContain('beach.jpg: we could not keep this picture right now. Your words are safe.');
  expect((await readDraft(site.db, world.june, 'reply:x'))?.fields).toEqual({ words: 'Half a sentence' });
  expect(await site.db.selectFrom('file').select('id').execute()).toEqual([]);
  expect(await site.db.selectFrom('scope').select('id').where('reader_rule', '=', 'owner').execute()).toEqual([]);
  // What lies where nobody answers is taken away when somebody does.
  for (const { run } of pictures.chores!(site.house)) await run().catch(() => undefined);
  expect(await site.db.selectFrom('file_gone').select('id').execute()).toHaveLength(1);
  await site.close();
  await rm(folder, { recursive: true });
});

test('of somebody who leaves while their picture is drawn no byte stays', async () => {
  const folder = await temporaryFolder();
  const site = await openSite({ env: { DATA_DIR: folder } });
  const world = await buildWorld(site);
  const june = await site.browserOf(world.june);
  // The moment between the bytes and the word that they are there, in which the row goes.
  await sql`create function leaves() returns trigger language plpgsql as $$ begin delete from file where id = old.id; return null; end $$`.execute(
    site.db,
  );
  await sql`create trigger leaves before update of state on file for each row execute function leaves()`.execute(site.db);
  expect((await sendFiles(site, june, '/pictures?form=reply:x&back=/', [await photograph()])).status).toBe(422);
  expect(await site.db.selectFrom('file').select('id').execute()).toEqual([]);
  expect(await readdir(join(folder, 'files'))).toEqual([]);
  await site.close();
  await rm(folder, { recursive: true });
});
