import type { House } from '../contracts/index.ts';
import type { Tx } from '../platform/db/index.ts';
import type { Cast, DemoPost } from './read-demo.ts';

type Decided = { kind: 'post' | 'picture'; targetId: string; rule: 'scam' | 'private'; reason: string };

export async function namedByline(tx: Tx, personId: string): Promise<string> {
  return (await tx.selectFrom('byline').select('id').where('person_id', '=', personId).executeTakeFirstOrThrow()).id;
}

/** The scam is dealt with; the unkind word still waits in the queue. */
export async function report(tx: Tx, house: House, cast: Cast, post: DemoPost, postId: string, at: Date): Promise<void> {
  const byline = await namedByline(tx, cast.get(post.author)!);
  const closed = post.hidden
    ? { outcome: 'acted' as const, outcome_words: 'Thank you. It was a scam and is hidden.', closed_by: cast.get('ana')!, closed_at: at }
    : { outcome: null, outcome_words: '', closed_by: null, closed_at: null };
  await tx
    .insertInto('report')
    .values({
      id: house.ids.blind(),
      reporter_id: cast.get(post.hidden ? 'kit' : 'wendell')!,
      kind: 'post',
      target_id: postId,
      ...(await whereItStands(tx, postId)),
      byline_id: byline,
      reason: post.reported as 'scam' | 'unkind',
      words: '',
      evidence: post.words,
      reported_at: at,
      ...closed,
    })
    .execute();
}

export async function hideScam(tx: Tx, house: House, cast: Cast, post: DemoPost, postId: string, at: Date): Promise<void> {
  const reason = 'This asked people for a fee to receive money. That is a scam, and house rule 4 forbids it.';
  await hide(tx, house, cast, post, postId, { kind: 'post', targetId: postId, rule: 'scam', reason }, at);
}

/** One picture shows who somebody is; the words and the other pictures of the post stand. */
export async function hidePictures(tx: Tx, house: House, cast: Cast, post: DemoPost, postId: string, at: Date): Promise<void> {
  const reason = 'Your name and your hospital number can be read on this page. Your words and the other picture stand.';
  for (const { alt } of post.pictures.filter(({ hidden }) => hidden)) {
    const { id } = await tx.selectFrom('file').select('id').where('post_id', '=', postId).where('alt', '=', alt).executeTakeFirstOrThrow();
    await hide(tx, house, cast, post, postId, { kind: 'picture', targetId: id, rule: 'private', reason }, at);
  }
}

async function hide(tx: Tx, house: House, cast: Cast, post: DemoPost, postId: string, decided: Decided, at: Date): Promise<void> {
  const { kind, targetId, rule, reason } = decided;
  await house.kinds.get(kind)!.setState(tx, targetId, 'hidden', at);
  await tx
    .insertInto('decision')
    .values({
      id: house.ids.blind(),
      report_id: null,
      decided_by: cast.get('ana')!,
      about_byline_id: await namedByline(tx, cast.get(post.author)!),
      kind,
      act: 'hide',
      target_id: targetId,
      ...(await whereItStands(tx, postId)),
      rule,
      reason,
      until: null,
      decided_at: at,
      read_at: null,
    })
    .execute();
}

async function whereItStands(tx: Tx, postId: string): Promise<{ scope_id: string; place_id: number | null }> {
  const scope = tx.selectFrom('post').innerJoin('scope', 'scope.id', 'post.scope_id').select(['post.scope_id', 'scope.place_id']);
  return scope.where('post.id', '=', postId).executeTakeFirstOrThrow();
}
