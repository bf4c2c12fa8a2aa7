import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSite, type TestSite } from '../../test/site.ts';
import { buildWorld, type World } from '../../test/world/index.ts';

let site: TestSite;
let world: World;
beforeAll(async () => {
  site = await openSite();
  world = await buildWorld(site);
});
afterAll(() => site.close());

test('an administrator says whether people may be anonymous on a board, and its entrance says so; nobody else does', async () => {
  const [ruth, june, hana] = await Promise.all([world.ruth, world.june, world.hana].map((id) => site.browserOf(id)));
  const here = '/operator/boards/bowel-cancer';
  expect((await june!.get('/boards/bowel-cancer/entrance')).body).not.toContain('You can post anonymously here');
  expect((await hana!.post(`${here}/anonymous`, { anonymous: 'yes' })).status).toBe(404);
  expect((await ruth!.submit(`${here}/anonymous`, { anonymous: 'yes' })).body).toContain('People can post anonymously there now');
  expect((await ruth!.get(here)).body).toMatch(/name="anonymous"[^>]*checked|checked[^>]*name="anonymous"/);
  expect((await june!.get('/boards/bowel-cancer/entrance')).body).toContain('You can post anonymously here');
  expect((await june!.get('/boards/bowel-cancer/new')).body).toContain('Anonymously, as');
  expect((await ruth!.submit(`${here}/anonymous`)).body).toContain('Nobody new can be anonymous there');
  expect((await june!.get('/boards/bowel-cancer/new')).body).not.toContain('Anonymously, as');
  for (const [language, words] of [
    ['es', 'Aquí puedes escribir de forma anónima'],
    ['ar', 'يمكنك الكتابة هنا دون كشف هويتك'],
  ] as const) {
    await site.db.updateTable('place').set({ anonymous: true }).execute();
    await site.db.updateTable('preference').set({ language }).where('person_id', '=', world.june).execute();
    expect((await june!.get('/boards/bowel-cancer/entrance')).body).toContain(words);
  }
});
