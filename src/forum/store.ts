import { sql } from 'kysely';
import { row, statement, type Tx } from '../platform/db/index.ts';
import type { ReactionKind } from './tables.ts';
import { renderMarkdown, type NamesKnown } from '../platform/markdown.ts';
import type { AboutWhom } from './about-whom.ts';

export type NewPost = {
  id: string;
  scopeId: string;
  bylineId: string;
  answersId: string | null;
  words: string;
  language: string;
  /** Whom the words are about, where their writer said so. */
  about?: AboutWhom | null;
  /** What the names after an @ in its words mean. */
  names?: NamesKnown;
  at: Date;
  /** Held where a moderator reads it first. */
  state: 'shown' | 'held';
};

// One statement: the scope gives the next position and the reply takes it, under the lock that the act holds.
const appendReply = statement<{ position: number }>(
  'append reply',
  `with s as (update scope set next_position = next_position + 1, last_position = next_position, last_at = $9, shown_replies = shown_replies + 1 where id = $2 returning next_position - 1 as position)
   insert into post (id, scope_id, position, byline_id, answers_id, state, words, html, renderer, language, created_at, about)
   select $1, $2, s.position, $3, $4, 'shown', $5, $6, $7, $8, $9, $10 from s returning position`,
);

// A held one takes its position, and is not counted.
const appendHeld = statement<{ position: number }>(
  'append held reply',
  `with s as (update scope set next_position = next_position + 1 where id = $2 returning next_position - 1 as position)
   insert into post (id, scope_id, position, byline_id, answers_id, state, words, html, renderer, language, created_at, about)
   select $1, $2, s.position, $3, $4, 'held', $5, $6, $7, $8, $9, $10 from s returning position`,
);

/** Adds a reply at the end of its thread. @returns its position */
export async function addReply(tx: Tx, post: NewPost): Promise<number> {
  const { html, renderer } = renderMarkdown(post.words, post.names);
  const added = await row(tx, post.state === 'held' ? appendHeld : appendReply, [
    post.id,
    post.scopeId,
    post.bylineId,
    post.answersId,
    post.words,
    html,
    renderer,
    post.language,
    post.at,
    post.about ?? null,
  ]);
  return added!.position;
}

/** Writes the opening post of a thread whose scope is new. */
export async function addOpeningPost(tx: Tx, post: NewPost): Promise<void> {
  const { html, renderer } = renderMarkdown(post.words, post.names);
  await tx
    .insertInto('post')
    .values({
      id: post.id,
      scope_id: post.scopeId,
      position: 0,
      byline_id: post.bylineId,
      answers_id: null,
      state: post.state,
      words: post.words,
      html,
      renderer,
      language: post.language,
      created_at: post.at,
      edited_at: null,
      gone_at: null,
      about: post.about ?? null,
    })
    .execute();
}

/** Replaces the words and keeps the earlier ones as a version. */
export async function rewritePost(
  tx: Tx,
  postId: string,
  { words, language, names }: Pick<NewPost, 'words' | 'language' | 'names'>,
  at: Date,
): Promise<void> {
  const { html, renderer } = renderMarkdown(words, names);
  await sql`insert into post_version (post_id, n, words, state, replaced_at)
    select id, (select count(*) from post_version v where v.post_id = post.id), words, state, ${at} from post where id = ${postId}`.execute(
    tx,
  );
  await tx
    .updateTable('post')
    .set({ words, html, renderer, edited_at: at, ...(language ? { language } : {}) })
    .where('id', '=', postId)
    .execute();
}

/** Sets a post's state and makes the thread's stored counts true again. The caller holds the scope's lock. */
export async function setPostState(
  tx: Tx,
  post: { id: string; scopeId: string },
  change: { state: 'shown' | 'hidden' | 'held' | 'gone'; leftTrace: boolean; goneAt: Date | null },
): Promise<void> {
  await tx
    .updateTable('post')
    .set({ state: change.state, left_trace: change.leftTrace, gone_at: change.goneAt })
    .where('id', '=', post.id)
    .execute();
  await recount(tx, post.scopeId);
}

/**
 * Counts, last position and time of a thread from its shown replies. A thread in which nothing shown is left is gone, or
 * held or hidden with the words that could be shown again; it comes back with the first of them. One that somebody hid as
 * a whole stays hidden.
 */
export async function recount(tx: Tx, scopeId: string): Promise<void> {
  await sql`with was as (select s.state, t.emptied from scope s join thread t on t.scope_id = s.id where s.id = ${scopeId}),
    c as (select count(*) filter (where state = 'shown' and position > 0) as replies, coalesce(max(position) filter (where state = 'shown'), 0) as last_position,
        max(created_at) filter (where state = 'shown') as last_at, count(*) filter (where state = 'shown') as posts,
        count(*) filter (where state = 'hidden') as hidden, count(*) filter (where state = 'held') as held
      from post where scope_id = ${scopeId}),
    counted as (update scope s set shown_replies = c.replies, last_position = c.last_position, last_at = coalesce(c.last_at, s.created_at),
        state = case when c.posts = 0 and (was.state = 'shown' or was.emptied) then (case when c.held > 0 then 'held' when c.hidden > 0 then 'hidden' else 'gone' end)
          when c.posts > 0 and (was.state = 'gone' or was.emptied) then 'shown' else was.state end
      from c, was where s.id = ${scopeId})
    update thread set emptied = c.posts = 0 and (was.state = 'shown' or was.emptied) from c, was where scope_id = ${scopeId}`.execute(tx);
}

/** Earlier titles go with the words of who opened. */
export async function wipeTitles(tx: Tx, scopeIds: readonly string[]): Promise<void> {
  if (scopeIds.length > 0) await tx.deleteFrom('thread_title').where('scope_id', 'in', scopeIds).execute();
}

/** Gives a mark, or takes it back when it was given. @returns whether it is given now */
export async function toggleReaction(tx: Tx, postId: string, bylineId: string, kind: ReactionKind, at: Date): Promise<boolean> {
  const taken = await tx
    .deleteFrom('reaction')
    .where('post_id', '=', postId)
    .where('byline_id', '=', bylineId)
    .where('kind', '=', kind)
    .returning('kind')
    .executeTakeFirst();
  if (taken) return false;
  await tx
    .insertInto('reaction')
    .values({ post_id: postId, byline_id: bylineId, kind, given_at: at })
    .onConflict((c) => c.doNothing())
    .execute();
  return true;
}
