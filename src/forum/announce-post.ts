import type { EventNamed, House } from '../contracts/index.ts';
import { row, statement, type Tx } from '../platform/db/index.ts';

type Posted = { id: string; scopeId: string; state: 'shown' | 'held'; bylineId: string };

const answerable = statement<{ id: string }>('answerable post', `select id from post where id = $2 and scope_id = $1 and state = 'shown'`);

/** Whether a post can be answered: it stands in this very thread, shown. */
export async function isAnswerable(tx: Tx, scopeId: string, postId: string): Promise<boolean> {
  return (await row(tx, answerable, [scopeId, postId])) !== undefined;
}

// Whom it answers, while that is shown, and who opened the thread.
const whomToTell = statement<{ position: number; place_id: number; opener: string; answered: string | null; mentioned: string[] }>(
  'whom to tell of a post',
  `select p.position, s.place_id, t.opener_byline_id as opener, (select a.byline_id from post a where a.id = p.answers_id and a.scope_id = p.scope_id and a.state = 'shown') as answered,
     case when p.mentions > 0 then array(select m.byline_id from mention m where m.post_id = p.id and not m.quiet) else '{}' end as mentioned
   from post p join scope s on s.id = p.scope_id join thread t on t.scope_id = s.id where p.id = $1`,
);

/** What was held is shown now: whoever is concerned learns of it. */
export async function announceReleased(tx: Tx, house: House, { kind, id }: { kind: string; id: string }, now: Date): Promise<void> {
  const posts = tx.selectFrom('post').select(['id', 'scope_id', 'byline_id']).where('state', '=', 'shown');
  const which = kind === 'thread' ? posts.where('scope_id', '=', id).where('position', '=', 0) : posts.where('id', '=', id);
  const post = await which.executeTakeFirst();
  if (post) await announcePost(tx, house, { id: post.id, scopeId: post.scope_id, state: 'shown', bylineId: post.byline_id }, now);
}

/**
 * Says that something was posted: of what is shown whoever is concerned, of what is held the staff who read it first.
 * Once that is shown, it is said again for all.
 */
export async function announcePost(tx: Tx, house: House, { id: postId, scopeId, state, bylineId }: Posted, now: Date): Promise<void> {
  const whom = await row(tx, whomToTell, [postId]);
  if (!whom) return;
  const at = now.toISOString();
  if (state === 'held') return house.jobs.announce(tx, { name: 'post-held', scopeId, postId, placeId: whom.place_id, at });
  const concerned = whom.position === 0 ? [] : [...new Set([whom.answered, whom.opener])].filter((b): b is string => !!b && b !== bylineId);
  if (whom.position === 0) await house.jobs.announce(tx, { name: 'thread-started', scopeId, postId, at });
  else await house.jobs.announce(tx, { name: 'reply-posted', scopeId, postId, at, tell: concerned });
  // Who is answered is told of that; to be named as well is the same news.
  await announceMentions(tx, house, { scopeId, postId, at, tell: whom.mentioned.filter((b) => b !== bylineId && !concerned.includes(b)) });
}

type Mentioned = Omit<EventNamed<'people-mentioned'>, 'name'>;

export async function announceMentions(tx: Tx, house: House, mentioned: Mentioned): Promise<void> {
  if (mentioned.tell.length > 0) await house.jobs.announce(tx, { name: 'people-mentioned', ...mentioned });
}
