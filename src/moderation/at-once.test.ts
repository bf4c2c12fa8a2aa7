import { afterAll, beforeAll, expect, test } from 'vitest';
import { viewerOf } from '../access/index.ts';
import { connect, inTransaction, type Connected, type Tx } from '../platform/db/index.ts';
import { openSite, type Answered, type Browser, type TestSite } from '../../test/site.ts';
import { browsersOf, conversationsAt, reason, waitsForLock } from '../../test/world/conversations.ts';
import { buildWorld, type World } from '../../test/world/index.ts';
import { undoDecision } from './undo-decision.ts';

let site: TestSite;
let world: World;
let who: Record<'june' | 'oskar' | 'ana' | 'hana', Browser>;
let at: ReturnType<typeof conversationsAt>;
let other: Connected;

const board = 'bowel-cancer';

beforeAll(async () => {
  site = await openSite();
  world = await buildWorld(site);
  await site.db.insertInto('site_role').values({ person_id: world.june, role: 'moderator', granted_at: site.clock.now() }).execute();
  who = await browsersOf(site, world, 'june', 'oskar', 'ana', 'hana');
  at = conversationsAt(site);
  other = connect(site.url);
});
afterAll(async () => {
  await other.close();
  await site.close();
});

/** What is sent while somebody else's act is under way, and answered when that is done. */
async function meanwhile(act: (tx: Tx) => Promise<unknown>, send: () => Promise<Answered>[]): Promise<Answered[]> {
  let sent: Promise<Answered>[] = [];
  await inTransaction(other.db, async (tx) => {
    await act(tx);
    sent = send();
    await expect.poll(() => waitsForLock(site)).toBe(true);
  });
  return Promise.all(sent);
}

const holdOskar = (tx: Tx) => tx.selectFrom('person').select('id').where('id', '=', world.oskar).forUpdate().execute();

test('two moderators suspend somebody at the same moment: one decision stands, the other is told that somebody was quicker', async () => {
  const path = `/moderate/person/${world.oskar}`;
  const fields = { act: 'suspend', rule: 'unkind', reason };
  const answers = await meanwhile(holdOskar, () => [
    who.ana.post(path, { ...fields, length: '7' }),
    who.june.post(path, { ...fields, length: 'open' }),
  ]);
  expect(answers.map(({ location }) => String(location)).toSorted()).toEqual([path, '/reports']);
  const decided = await at.decisionsOn(world.oskar);
  expect(decided.map(({ act }) => act)).toEqual(['suspend']);
  const since = await site.db.selectFrom('suspension').select('until').where('person_id', '=', world.oskar).execute();
  expect(since.map(({ until }) => until)).toEqual([decided[0]!.until]);
});

test('one takes a suspension back while another lifts it: it is lifted once', async () => {
  site.clock.pass(1000);
  const [suspended] = await at.decisionsOn(world.oskar);
  await meanwhile(holdOskar, () => [
    who.ana.post(`/decided/${suspended!.id}/undo`, { reason }),
    who.june.post(`/moderate/person/${world.oskar}`, { act: 'lift', reason }),
  ]);
  expect((await at.decisionsOn(world.oskar)).map(({ act }) => act)).toEqual(['suspend', 'lift']);
});

test('a decision that is taken back at this moment is nothing any more to be looked at anew', async () => {
  const post = await at.openingOf(await at.start(who.oskar, board, 'Hidden by mistake'));
  await who.hana.post(`/moderate/post/${post}`, { act: 'hide', rule: 'unkind', reason });
  const [hidden] = await at.decisionsOn(post);
  const hana = await viewerOf(site.db, world.hana, site.clock.now());
  const [asked] = await meanwhile(
    (tx) => undoDecision(tx, site.house, hana, { decisionId: hidden!.id, reason }, site.clock.now()),
    () => [who.oskar.post(`/decisions/${hidden!.id}`, { words: 'I meant it kindly, please look.' })],
  );
  expect(asked!.status).toBe(404);
  expect(await site.db.selectFrom('appeal').select('decision_id').execute()).toEqual([]);
});
