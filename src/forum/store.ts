import { sql } from 'kysely';
import { row, statement, type Tx } from '../platform/db/index.ts';
import { renderMarkdown } from '../platform/markdown.ts';

export type NewPost = {
  id: string;
  scopeId: string;
  bylineId: string;
  answersId: string | null;
  words: string;
  language: string;
  at: Date;
};

// One statement: the scope gives the next position and the reply takes it, under the lock that the act holds.
const appendReply = statement<{ position: number }>(
  'append reply',
  `with s as (update scope set next_position = next_position + 1, last_position = next_position, last_at = $9, shown_replies = shown_replies + 1 where id = $2 returning next_position - 1 as position)
   insert into post (id, scope_id, position, byline_id, answers_id, state, words, html, renderer, language, created_at)
   select $1, $2, s.position, $3, $4, 'shown', $5, $6, $7, $8, $9 from s returning position`,
);

/** Adds a shown reply at the end of its thread. @returns its position */
export async function addReply(tx: Tx, post: NewPost): Promise<number> {
  const { html, renderer } = renderMarkdown(post.words);
  const added = await row(tx, appendReply, [
    post.id,
    post.scopeId,
    post.bylineId,
    post.answersId,
    post.words,
    html,
    renderer,
    post.language,
    post.at,
  ]);
  return added!.position;
}

/** Writes the opening post of a thread whose scope is new. */
export async function addOpeningPost(tx: Tx, post: NewPost): Promise<void> {
  const { html, renderer } = renderMarkdown(post.words);
  await tx
    .insertInto('post')
    .values({
      id: post.id,
      scope_id: post.scopeId,
      position: 0,
      byline_id: post.bylineId,
      answers_id: null,
      state: 'shown',
      words: post.words,
      html,
      renderer,
      language: post.language,
      created_at: post.at,
      edited_at: null,
      gone_at: null,
    })
    .execute();
}

/** Replaces the words and keeps the earlier ones as a version. */
export async function rewritePost(
  tx: Tx,
  postId: string,
  { words, language }: { words: string; language: string },
  at: Date,
): Promise<void> {
  const { html, renderer } = renderMarkdown(words);
  await sql`insert into post_version (post_id, n, words, replaced_at)
    select id, (select count(*) from post_version v where v.post_id = post.id), words, ${at} from post where id = ${postId}`.execute(tx);
  await tx.updateTable('post').set({ words, html, renderer, language, edited_at: at }).where('id', '=', postId).execute();
}

/** Sets a post's state and makes the thread's stored counts true again. The caller holds the scope's lock. */
export async function setPostState(
  tx: Tx,
  post: { id: string; scopeId: string },
  change: { state: 'shown' | 'hidden' | 'gone'; leftTrace: boolean; goneAt: Date | null },
): Promise<void> {
  await tx
    .updateTable('post')
    .set({ state: change.state, left_trace: change.leftTrace, gone_at: change.goneAt })
    .where('id', '=', post.id)
    .execute();
  await recount(tx, post.scopeId);
}

/** Counts, last position and time of a thread from its shown replies; a thread without any shown post is gone, or hidden while there are words that could be shown again. */
export async function recount(tx: Tx, scopeId: string): Promise<void> {
  await sql`update scope s set
      shown_replies = c.replies, last_position = c.last_position, last_at = coalesce(c.last_at, s.created_at),
      state = case when c.posts = 0 and s.state = 'shown' then (case when c.hidden > 0 then 'hidden' else 'gone' end) when c.posts > 0 and s.state = 'gone' then 'shown' else s.state end
    from (select count(*) filter (where state = 'shown' and position > 0) as replies, coalesce(max(position) filter (where state = 'shown'), 0) as last_position,
            max(created_at) filter (where state = 'shown') as last_at, count(*) filter (where state = 'shown') as posts, count(*) filter (where state in ('hidden', 'held')) as hidden
          from post where scope_id = ${scopeId}) c
    where s.id = ${scopeId}`.execute(tx);
}

/** Gives a warm word, or takes it back when it was given. */
export async function toggleReaction(
  tx: Tx,
  postId: string,
  bylineId: string,
  kind: 'thinking-of-you' | 'me-too' | 'hug' | 'thanks',
  at: Date,
): Promise<void> {
  const taken = await tx
    .deleteFrom('reaction')
    .where('post_id', '=', postId)
    .where('byline_id', '=', bylineId)
    .where('kind', '=', kind)
    .returning('kind')
    .executeTakeFirst();
  if (!taken)
    await tx
      .insertInto('reaction')
      .values({ post_id: postId, byline_id: bylineId, kind, given_at: at })
      .onConflict((c) => c.doNothing())
      .execute();
}
