import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSite, type Browser, type TestSite } from '../../test/site.ts';
import { browsersOf, conversationsAt, reason } from '../../test/world/conversations.ts';
import { buildWorld, type World } from '../../test/world/index.ts';
import { addMember } from '../spaces/index.ts';

let site: TestSite;
let world: World;
let who: Record<'june' | 'hana' | 'ana' | 'ruth', Browser>;
let at: ReturnType<typeof conversationsAt>;

const board = 'bowel-cancer';
const appealed = 'nobody else could look at it';

beforeAll(async () => {
  site = await openSite();
  world = await buildWorld(site);
  who = await browsersOf(site, world, 'june', 'hana', 'ana', 'ruth');
  at = conversationsAt(site);
});
afterAll(() => site.close());

async function told(browser: Browser): Promise<string> {
  await site.house.jobs.drain();
  return (await browser.get('/told')).body;
}

const role = (personId: string) =>
  site.db.insertInto('site_role').values({ person_id: personId, role: 'moderator', granted_at: site.clock.now() }).execute();
const noModerators = () => site.db.deleteFrom('site_role').where('role', '=', 'moderator').execute();

test('of two who look after a board, one decides about the other: then others look at it anew, or administrators are told', async () => {
  await noModerators();
  const decided = async (title: string) => {
    const post = await at.openingOf(await at.start(who.hana, board, title));
    await who.ana.post(`/moderate/post/${post}`, { act: 'hide', rule: 'unkind', reason });
    const [decision] = await at.decisionsOn(post);
    await who.hana.post(`/decisions/${decision!.id}`, { words: 'I meant it kindly, please look.' });
    return decision!.id;
  };
  const alone = await decided('Nobody else could look');
  const news = await told(who.ruth);
  expect(news).toContain(appealed);
  expect(news).not.toContain('I meant it kindly');
  expect((await who.ruth.get('/operator/unattended')).body).toContain('Bowel cancer');
  expect((await who.ruth.get(`/decided/${alone}`)).status).toBe(404);

  await role(world.june);
  expect((await who.ruth.get('/operator/unattended')).body).not.toContain('Bowel cancer');
  const second = await decided('A moderator could look');
  expect((await told(who.ruth)).split(appealed)).toHaveLength(2);
  expect(await told(who.june)).toContain('you could look at it');
  expect((await who.june.get(`/decided/${second}`)).body).toContain('I meant it kindly');
  await noModerators();
  await site.act((tx) => addMember(tx, world.places[board], world.june, 'staff', site.clock.now()));
  expect((await who.june.get(`/decided/${alone}`)).body).toContain('I meant it kindly');
  await who.june.post(`/decided/${alone}/answer`, { answer: 'stands', words: reason });
  expect(await told(who.ruth)).not.toContain(appealed);
});
