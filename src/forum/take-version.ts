import { sql } from 'kysely';
import { can } from '../access/index.ts';
import type { Viewer } from '../contracts/index.ts';
import type { Db, Tx } from '../platform/db/index.ts';
import { holdPost, type Changed } from './change-post.ts';
import { takenDays, undoSeconds } from './rules.ts';

const no = { done: false, why: 'not-found' } as const;

/**
 * Takes an earlier version of one's own words out of what readers see, reported or not: an answer that differed would tell
 * its author of a report. What was reported is kept with the report.
 */
export async function takeVersion(tx: Tx, viewer: Viewer, postId: string, n: number, now: Date): Promise<Changed> {
  const it = await holdPost(tx, viewer, postId, now);
  if (!it || !can(viewer, 'delete', it.facts)) return no;
  const taken =
    await sql`with v as (update post_version set words = '', taken_at = ${now} from (select post_id, n, words from post_version where post_id = ${postId} and n = ${n}) was
      where post_version.post_id = was.post_id and post_version.n = was.n and taken_at is null returning was.post_id, was.n, was.words)
    insert into version_taken (post_id, n, words, taken_at) select post_id, n, words, ${now} from v`.execute(tx);
  return Number(taken.numAffectedRows ?? 0) > 0 ? { done: true, threadId: it.post.scope_id } : no;
}

/** Puts it back, for as long as anything can be undone. */
export async function putVersionBack(tx: Tx, viewer: Viewer, postId: string, n: number, now: Date): Promise<Changed> {
  const it = await holdPost(tx, viewer, postId, now);
  if (!it || !can(viewer, 'delete', it.facts)) return no;
  const since = new Date(now.getTime() - undoSeconds * 1000);
  const back =
    await sql`with v as (delete from version_taken where post_id = ${postId} and n = ${n} and taken_at >= ${since} returning post_id, n, words)
    update post_version set words = v.words, taken_at = null from v where post_version.post_id = v.post_id and post_version.n = v.n`.execute(
      tx,
    );
  return Number(back.numAffectedRows ?? 0) > 0 ? { done: true, threadId: it.post.scope_id } : no;
}

/** The words go for good; that there was a version stays. */
export async function forgetTakenVersions(db: Db, now: Date): Promise<void> {
  await db
    .deleteFrom('version_taken')
    .where('taken_at', '<', new Date(now.getTime() - takenDays * 86_400_000))
    .execute();
}
