import type { EventNamed, House } from '../contracts/index.ts';
import { followersOf, peopleToTell } from '../people/index.ts';
import { inTransaction } from '../platform/db/index.ts';
import type { EventHandler } from '../platform/jobs/index.ts';
import { on } from '../platform/module.ts';
import { makeNotice } from './make-notice.ts';
import type { FollowNotice } from './tables.ts';
import { mayBeTold } from './tell-of-answer.ts';

const followNotices: readonly FollowNotice[] = ['followed', 'new-thread'];

export const isFollowNotice = (kind: string): kind is FollowNotice => (followNotices as readonly string[]).includes(kind);

/** Tells who follows a conversation, once until they have looked. Whoever is answered is told of that. */
export async function tellFollowers(house: House, { postId, scopeId, at, tell }: EventNamed<'reply-posted'>): Promise<void> {
  const followers = await followersOf(house.db, { thread: scopeId });
  if (followers.length === 0) return;
  const told = new Set([...(await peopleToTell(house.db, tell)), ...(await notYetLooked(house, followers, scopeId))]);
  for (const personId of followers) {
    if (!told.has(personId)) await tellOf(house, { personId, kind: 'followed', postId, scopeId }, new Date(at));
  }
}

/** Who of them was told of this conversation and has not looked since: on a busy evening nothing more is asked about them. */
async function notYetLooked({ db }: House, followers: string[], scopeId: string): Promise<string[]> {
  const told = db.selectFrom('notice').select('person_id').where('person_id', 'in', followers).where('kind', '=', 'followed');
  const unread = await told.where('subject_id', '=', scopeId).where('read_at', 'is', null).execute();
  return unread.map((notice) => notice.person_id);
}

/** Tells who asked for it of each new conversation in a place. */
async function tellOfNewThread(house: House, { postId, scopeId, at }: EventNamed<'thread-started'>): Promise<void> {
  const scope = await house.db.selectFrom('scope').select('place_id').where('id', '=', scopeId).executeTakeFirst();
  if (!scope?.place_id) return;
  for (const personId of await followersOf(house.db, { place: scope.place_id }))
    await tellOf(house, { personId, kind: 'new-thread', postId, scopeId }, new Date(at));
}

type Followed = { personId: string; kind: FollowNotice; postId: string; scopeId: string };

async function tellOf(house: House, { personId, kind, postId, scopeId }: Followed, at: Date): Promise<void> {
  if (!(await mayBeTold(house, personId, postId))) return;
  await inTransaction(house.db, async (tx) => {
    const before = tx.deleteFrom('notice').where('person_id', '=', personId).where('kind', '=', kind).where('subject_id', '=', scopeId);
    await before.where('read_at', 'is not', null).execute();
    await makeNotice(tx, house, { personId, kind, subjectId: scopeId, scopeId, postId }, at);
  });
}

export const followHandlers = (house: House): EventHandler[] => [
  on('thread-started', 'tell-followers', (event) => tellOfNewThread(house, event)),
];
