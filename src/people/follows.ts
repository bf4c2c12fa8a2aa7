import { sql } from 'kysely';
import type { Loss } from '../contracts/index.ts';
import type { Db, Reads, Tx } from '../platform/db/index.ts';
import { rows, statement } from '../platform/db/index.ts';

/** What can be followed or muted: a conversation, a place, or whoever speaks under a byline. */
export type FollowTarget = { thread: string } | { place: number } | { byline: string };
export type How = 'follow' | 'mute';

type Columns = { scope_id: string | null; place_id: number | null; byline_id: string | null };

function columnsOf(target: FollowTarget): Columns {
  const none = { scope_id: null, place_id: null, byline_id: null };
  if ('thread' in target) return { ...none, scope_id: target.thread };
  return 'place' in target ? { ...none, place_id: target.place } : { ...none, byline_id: target.byline };
}

/** Ends following or muting something. @returns whether there was anything to end */
export async function letBe(tx: Tx, personId: string, target: FollowTarget): Promise<boolean> {
  const { scope_id: scope, place_id: place, byline_id: byline } = columnsOf(target);
  const gone = await sql`delete from follow where person_id = ${personId}
    and (scope_id = ${scope}::uuid or place_id = ${place}::int or byline_id = ${byline}::uuid)`.execute(tx);
  return (gone.numAffectedRows ?? 0n) > 0n;
}

/** Follows or mutes something, whatever it was before. @param told whether a notice is wished for */
export async function follow(tx: Tx, personId: string, target: FollowTarget, how: How, told: boolean, now: Date): Promise<void> {
  await letBe(tx, personId, target);
  await tx
    .insertInto('follow')
    .values({ person_id: personId, how, ...columnsOf(target), told, since: now })
    .onConflict((c) => c.doNothing())
    .execute();
}

const byWriting = statement(
  'follow by writing',
  `insert into follow (person_id, how, scope_id, told, since) select person_id, 'follow', $2, true, $3 from preference where person_id = $1 and follows_written
   on conflict do nothing`,
);

/** Whoever says something follows the conversation, unless they would rather not, or have muted it. */
export async function followByWriting(tx: Tx, personId: string, scopeId: string, now: Date): Promise<void> {
  await rows(tx, byWriting, [personId, scopeId, now]);
}

/** What somebody follows or muted of one conversation and its place. */
export type Following = { thread: How | null; place: How | null; told: boolean };

const ofOne = statement<{ thread: How | null; place: How | null; told: boolean | null }>(
  'following of one',
  `select (select how from follow where person_id = $1 and scope_id = $2) as thread, (select how from follow where person_id = $1 and place_id = $3) as place,
     (select told from follow where person_id = $1 and place_id = $3) as told`,
);

async function followingOf(db: Reads, personId: string, scopeId: string | null, placeId: number | null): Promise<Following> {
  const [found] = await rows(db, ofOne, [personId, scopeId, placeId]);
  return { thread: found?.thread ?? null, place: found?.place ?? null, told: found?.told ?? false };
}

/** Whether somebody wishes no word of a conversation: it is muted, or its place is while it is not followed itself. */
export async function isQuiet(db: Reads, personId: string, scopeId: string, placeId: number | null): Promise<boolean> {
  const { thread, place } = await followingOf(db, personId, scopeId, placeId);
  return thread === 'mute' || (place === 'mute' && thread !== 'follow');
}

/** Condition: the reader has not muted a conversation, or its place. Peace, not secrecy. @param s alias of the scope */
export function notMuted(s: string): string {
  const threads = `select f.scope_id from follow f where f.person_id = :me::uuid and f.how = 'mute' and f.scope_id is not null`;
  return `(${s}.id <> all(array(${threads})) and ${placeNotMuted(`${s}.place_id`)})`;
}

/** Condition: the reader has not muted a place. @param place its id */
export function placeNotMuted(place: string): string {
  const places = `select f.place_id from follow f where f.person_id = :me::uuid and f.how = 'mute' and f.place_id is not null`;
  return `${place} <> all(array(${places}))`;
}

const toTell = {
  thread: statement<{ person_id: string }>(
    'followers of a thread',
    `select person_id from follow where scope_id = $1 and how = 'follow' and told`,
  ),
  place: statement<{ person_id: string }>(
    'followers of a place',
    `select person_id from follow where place_id = $1 and how = 'follow' and told`,
  ),
};

/** Who wishes to be told of replies in a conversation, or of new conversations in a place. */
export async function followersOf(db: Reads, target: { thread: string } | { place: number }): Promise<string[]> {
  const found = 'thread' in target ? await rows(db, toTell.thread, [target.thread]) : await rows(db, toTell.place, [target.place]);
  return found.map((f) => f.person_id);
}

export type Followed = {
  how: How;
  told: boolean;
  since: Date;
  scopeId: string | null;
  placeId: number | null;
  byline: FollowedByline | null;
};
export type FollowedByline = {
  byline_id: string;
  label: string | null;
  name: string | null;
  face: string | null;
  person_state: string | null;
};

/** All that somebody follows or muted, the newest first: ids, for whoever opens them. */
export async function followsOf(db: Reads, personId: string): Promise<Followed[]> {
  const found = await db
    .selectFrom('follow')
    .leftJoin('byline', 'byline.id', 'follow.byline_id')
    .leftJoin('person', 'person.id', 'byline.person_id')
    .select([
      'how',
      'told',
      'since',
      'follow.scope_id',
      'place_id',
      'follow.byline_id',
      'byline.label',
      'person.name',
      'person.face',
      'person.state',
    ])
    .where('follow.person_id', '=', personId)
    .orderBy('since', 'desc')
    .limit(300)
    .execute();
  return found.map(({ how, told, since, scope_id: scopeId, place_id: placeId, byline_id, label, name, face, state }) => ({
    how,
    told,
    since,
    scopeId,
    placeId,
    byline: byline_id === null ? null : { byline_id, label, name, face, person_state: state },
  }));
}

export async function followsWhatTheyWrite(db: Reads, personId: string): Promise<boolean> {
  const found = await db.selectFrom('preference').select('follows_written').where('person_id', '=', personId).executeTakeFirst();
  return found?.follows_written ?? true;
}

export async function chooseToFollowWritten(db: Db, personId: string, follows: boolean): Promise<void> {
  await db
    .insertInto('preference')
    .values({ person_id: personId, follows_written: follows })
    .onConflict((c) => c.column('person_id').doUpdateSet({ follows_written: follows }))
    .execute();
}

/** What somebody followed in a place goes with the place; a byline that they muted stays muted. */
export async function purgeFollows(tx: Tx, { personId, placeId }: Loss): Promise<void> {
  await sql`delete from follow f where f.person_id = ${personId} and f.byline_id is null and (${placeId}::int is null or f.place_id = ${placeId}
    or exists (select 1 from scope s where s.id = f.scope_id and s.place_id = ${placeId}))`.execute(tx);
}
