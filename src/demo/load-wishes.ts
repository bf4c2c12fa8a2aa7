import { viewerOf } from '../access/index.ts';
import type { House } from '../contracts/index.ts';
import { askToWiden, followBoard } from '../forum/index.ts';
import { follow, keepBookmark, keepFilters, namedBylineOf } from '../people/index.ts';
import { inTransaction } from '../platform/db/index.ts';
import type { Cast } from './read-demo.ts';

const day = 86_400_000;

/** What people chose for themselves once they had read: what they would rather not meet, what they keep, follow and mute. */
export async function loadWishes(house: House, cast: Cast, now: Date): Promise<void> {
  await wishesOfMira(house, cast.get('mira')!, cast.get('bright-path')!, now);
  await awayFromMaeve(house, cast.get('maeve')!, now);
  await keptByMira(house, cast.get('mira')!, now);
  await askedByAna(house, cast.get('ana')!, now);
}

async function threadOf(house: House, title: string): Promise<string> {
  const thread = house.db.selectFrom('thread').select('scope_id').where('title', 'like', `${title}%`);
  return (await thread.executeTakeFirstOrThrow()).scope_id;
}

async function wishesOfMira(house: House, mira: string, brightPath: string, now: Date): Promise<void> {
  await keepFilters(house.db, mira, { notes: { prognosis: 'fold', statistics: 'hide', suicide: 'warn' }, until: {}, words: ['hospice'] });
  const viewer = await viewerOf(house.db, mira, now);
  const muted = { thread: await threadOf(house, 'dog knew') };
  await inTransaction(house.db, async (tx) => {
    await followBoard(tx, viewer, 'everyday-things', 'list', false, now);
    await followBoard(tx, viewer, 'bowel-cancer', 'told', true, now);
    await follow(tx, mira, muted, 'mute', false, now);
    await follow(tx, mira, { byline: (await namedBylineOf(tx, brightPath))! }, 'mute', false, now);
  });
}

/** Numbers are not for this week. */
async function awayFromMaeve(house: House, maeve: string, now: Date): Promise<void> {
  const soon = new Date(now.getTime() + 5 * day).toISOString();
  await keepFilters(house.db, maeve, { notes: {}, until: { statistics: soon }, words: [] });
}

/** Two posts for later; of one she is reminded on a morning soon. */
async function keptByMira(house: House, mira: string, now: Date): Promise<void> {
  const kept = [
    { title: 'Numb fingers', position: 6, note: 'Say it in those words at round nine.', remindAt: new Date(now.getTime() + 3 * day) },
    { title: 'Insurance form', position: 2, note: '', remindAt: null },
  ];
  for (const { title, position, ...bookmark } of kept) {
    const scope = await threadOf(house, title);
    const posts = house.db.selectFrom('post').select('id').where('scope_id', '=', scope).where('state', '=', 'shown').orderBy('position');
    const targetId = (await posts.offset(position - 1).executeTakeFirstOrThrow()).id;
    await inTransaction(house.db, (tx) => keepBookmark(tx, house.ids.blind(), mira, { kind: 'post', targetId, ...bookmark }, now));
  }
}

/** Words of a small group that could help many: each who wrote them is asked, and until then they stay. */
async function askedByAna(house: House, ana: string, now: Date): Promise<void> {
  const asking = {
    threadId: await threadOf(house, 'Slept eleven hours'),
    to: 'everyday-things',
    posts: null,
    title: null,
    partly: false,
    reason: 'People outside this group ask the same every week. Your answers would help them.',
  };
  const viewer = await viewerOf(house.db, ana, now);
  const asked = await inTransaction(house.db, (tx) => askToWiden(tx, house, viewer, asking, now));
  if (!asked.done) throw new Error(`Ana may not ask: ${asked.why}`);
}
