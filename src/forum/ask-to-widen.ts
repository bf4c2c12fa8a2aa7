import { sql } from 'kysely';
import { admitsNoOneNew } from '../access/index.ts';
import type { House, Viewer } from '../contracts/index.ts';
import { rows, statement, type Reads, type Tx } from '../platform/db/index.ts';
import { holdJoin } from './merge-threads.ts';
import { holdWay, toOf, type To } from './move-thread.ts';

type Asked = {
  threadId: string;
  /** Whether the words of those who do not agree stay behind. */
  partly: boolean;
  reason: string;
};

export type Asking = Asked & {
  to: string;
  /** These posts only; else the whole conversation. */
  posts: readonly string[] | null;
  /** Of a thread of its own at the other place. */
  title: string | null;
};

/**
 * `free`: nobody new would read it, so that nobody need be asked. `secret`: whoever is asked would learn that there is such
 * a place.
 */
export type AskedOf =
  | { done: true; wideningId: string; threadId: string }
  | { done: false; why: 'not-found' | 'free' | 'secret' | 'already' };

/** Asks each author whether their words may go where more people would read them. Until then everything stays as it is. */
export async function askToWiden(tx: Tx, house: House, viewer: Viewer, asking: Asking, now: Date): Promise<AskedOf> {
  const way = await holdWay(tx, viewer, asking.threadId, asking.to, now);
  if (!way || (asking.posts && way.held.state !== 'shown')) return { done: false, why: 'not-found' };
  const { held, target } = way;
  if (admitsNoOneNew(target.inside, held.inside)) return { done: false, why: 'free' };
  if (!(await isKnownToMembers(tx, target.placeId))) return { done: false, why: 'secret' }; // guard:asks-no-secret
  const { posts, title } = asking;
  return writeAsking(tx, house, viewer, { ...asking, to: target, into: null, posts: posts && [...posts], title }, now);
}

/** As `askToWiden`, where two threads of one place would become one: those who wrote in the newer are asked. */
export async function askToJoin(
  tx: Tx,
  house: House,
  viewer: Viewer,
  { otherId, ...asked }: Asked & { otherId: string },
  now: Date,
): Promise<AskedOf> {
  const join = await holdJoin(tx, viewer, asked.threadId, otherId, now);
  if (!join) return { done: false, why: 'not-found' };
  const { stays, goes } = join;
  if (admitsNoOneNew(stays.inside, goes.inside)) return { done: false, why: 'free' };
  const what = { ...asked, threadId: goes.scopeId, to: toOf(stays), into: stays.scopeId, posts: null, title: null };
  return writeAsking(tx, house, viewer, what, now);
}

type What = Asked & { to: Pick<To, 'placeId' | 'insideId'>; into: string | null; posts: string[] | null; title: string | null };

async function writeAsking(tx: Tx, house: House, viewer: Viewer, what: What, now: Date): Promise<AskedOf> {
  const wideningId = house.ids.blind();
  const { threadId, to, into, posts, title, partly, reason } = what;
  const made = await tx
    .insertInto('widening')
    .values({
      id: wideningId,
      scope_id: threadId,
      to_place_id: to.placeId,
      to_audience_id: to.insideId,
      into_id: into,
      posts,
      title,
      partly,
      reason,
      asked_by: viewer.person!.id,
      asked_at: now,
      ended_at: null,
      outcome: null,
    })
    .onConflict((c) => c.column('scope_id').where('ended_at', 'is', null).doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!made) return { done: false, why: 'already' };
  await askAuthors(tx, house, wideningId, viewer.bylines, now);
  return { done: true, wideningId, threadId };
}

/** Whether any member may see that the place is there. */
async function isKnownToMembers(tx: Tx, placeId: number): Promise<boolean> {
  const shown = await tx
    .selectFrom('place')
    .innerJoin('clause', 'clause.audience_id', 'place.entrance_id')
    .select('clause.lead')
    .where('place.id', '=', placeId)
    .where('clause.lead', 'in', ['everyone', 'member'])
    .where(sql<boolean>`clause.also = '{}'`)
    .executeTakeFirst();
  return shown !== undefined;
}

/** What an asking is about. */
export type Asks = { id: string; scope_id: string; into_id: string | null; posts: string[] | null };

/** Bylines of the words that would go, gone ones left out: nothing of those goes. */
export async function authorsOf(tx: Tx, { scope_id: scopeId, into_id: into, posts }: Omit<Asks, 'id'>): Promise<string[]> {
  let found = tx.selectFrom('post').select('byline_id').distinct().where('scope_id', '=', scopeId).where('state', '<>', 'gone');
  if (posts) found = found.where('id', 'in', posts);
  const authors = (await found.execute()).map((p) => p.byline_id);
  if (posts) return authors;
  const summed = await tx
    .selectFrom('summary')
    .select('byline_id')
    .distinct()
    .where('scope_id', '=', scopeId)
    .where('state', '<>', 'gone')
    .execute();
  return [...new Set([...authors, ...summed.map((s) => s.byline_id), ...(into ? [] : await titledBy(tx, scopeId))])];
}

/** The title is said by who opened the conversation, also when the first words were taken back; joined, it goes nowhere. */
async function titledBy(tx: Tx, scopeId: string): Promise<string[]> {
  const titled = tx.selectFrom('thread').select('opener_byline_id').where('scope_id', '=', scopeId).where('title', '<>', '');
  return (await titled.execute()).map((t) => t.opener_byline_id);
}

/**
 * Asks everyone who wrote there and was not asked yet; who asks has agreed for their own words.
 * @returns how many were asked now
 */
export async function askAuthors(tx: Tx, house: House, wideningId: string, agree: readonly string[], now: Date): Promise<number> {
  const widening = await tx
    .selectFrom('widening')
    .select(['id', 'scope_id', 'into_id', 'posts'])
    .where('id', '=', wideningId)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  if (!widening) return 0;
  const authors = await authorsOf(tx, widening);
  if (authors.length === 0) return 0;
  const asked = await tx
    .insertInto('consent_to_widen')
    .values(
      authors.map((byline_id) => ({
        widening_id: wideningId,
        byline_id,
        asked_at: now,
        ...(agree.includes(byline_id) ? { answer: 'yes' as const, answered_at: now } : { answer: null, answered_at: null }),
      })),
    )
    .onConflict((c) => c.doNothing())
    .returning('byline_id')
    .execute();
  const tell = asked.map((a) => a.byline_id).filter((id) => !agree.includes(id));
  if (tell.length > 0)
    await house.jobs.announce(tx, { name: 'widening-asked', wideningId, scopeId: widening.scope_id, at: now.toISOString(), tell });
  else if (asked.length > 0) await house.jobs.announce(tx, { name: 'widening-agreed', wideningId, at: now.toISOString() });
  return tell.length;
}

const there = statement<{ id: string }>('askings to widen that are there', 'select id from widening where id = any($1::uuid[])');

/** Which of these askings are there: with a place that is deleted they go, without an end of their own. */
export async function askingsThere(db: Reads, ids: readonly string[]): Promise<string[]> {
  return (await rows(db, there, [ids])).map(({ id }) => id);
}
