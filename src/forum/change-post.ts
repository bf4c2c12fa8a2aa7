import { sql } from 'kysely';
import { can, holdScope, type HeldScope } from '../access/index.ts';
import type { House, Viewer } from '../contracts/index.ts';
import { changePictures } from '../files/index.ts';
import { row, statement, type Tx } from '../platform/db/index.ts';
import { dropDraft, once } from '../people/index.ts';
import { tell } from '../platform/live/index.ts';
import { announceMentions } from './announce-post.ts';
import type { Composed } from './composed.ts';
import { keepMentions, namesFor } from './mentions.ts';
import { changeQuotes } from './quotes.ts';
import { keepNotes } from './note-content.ts';
import { isToRead } from './hold-first.ts';
import { canBringBack, wipeAfterSeconds } from './rules.ts';
import { saysTheSame } from './said-before.ts';
import { saysSomething } from './said-in.ts';
import { rewritePost, setPostState, toggleReaction } from './store.ts';
import type { PostTable, ReactionKind } from './tables.ts';

type PostRow = Pick<PostTable, 'id' | 'scope_id' | 'position' | 'byline_id' | 'state' | 'left_trace' | 'gone_at'>;

const scopeOfPost = statement<{ scope_id: string; byline_id: string }>(
  'scope of a post',
  'select scope_id, byline_id from post where id = $1',
);
const postHeld = statement<PostRow>(
  'post under its scope',
  'select id, scope_id, position, byline_id, state, left_trace, gone_at from post where id = $1',
);

type HeldPost = { post: PostRow; held: HeldScope; facts: HeldScope & { mine: boolean; state: string } };

/** A post for an act: its scope is locked first, then the post is read as it is under that lock. */
export async function holdPost(tx: Tx, viewer: Viewer, postId: string, now: Date): Promise<HeldPost | null> {
  const of = await row(tx, scopeOfPost, [postId]);
  if (!of) return null;
  const mine = viewer.bylines.includes(of.byline_id);
  const held = await holdScope(tx, viewer, of.scope_id, now, { ownWords: mine });
  const post = held && (await row(tx, postHeld, [postId]));
  if (!held || !post) return null;
  if (post.state !== 'shown' && !mine) return null;
  return { post, held, facts: { ...held, mine, state: post.state } };
}

export type Changed = { done: true; threadId: string } | { done: false; why: 'not-found' | 'closed' | 'no-words' | 'said-before' };

const no = { done: false, why: 'not-found' } as const;

export type Edit = Composed & { key: string };

/** Changes one's own words; the page says «edited» from then on. */
export async function editPost(tx: Tx, house: House, viewer: Viewer, postId: string, edit: Edit, now: Date): Promise<Changed> {
  const it = await holdPost(tx, viewer, postId, now);
  if (!it?.facts.mine || !viewer.person) return no;
  const form = `edit:${postId}`;
  const before = await once(tx, { personId: viewer.person.id, form, key: edit.key }, postId, now);
  if (before && !(await saysTheSame(tx, postId, { words: edit.words }))) return { done: false, why: 'said-before' };
  if (before) return { done: true, threadId: it.post.scope_id };
  if (!can(viewer, 'edit', it.facts)) return { done: false, why: 'closed' };
  if (!(await saysSomething(tx, viewer, edit))) return { done: false, why: 'no-words' };
  const of = { id: postId, scopeId: it.post.scope_id };
  const names = await namesFor(tx, viewer, of.scopeId, edit.words, now, postId);
  await rewritePost(tx, postId, { words: edit.words, language: edit.language, names: names.known }, now);
  const called = await keepMentions(tx, postId, names, true);
  await changeQuotes(tx, viewer, of, edit.quotes ?? []);
  if (it.post.state === 'shown') await announceMentions(tx, house, { scopeId: of.scopeId, postId, at: now.toISOString(), tell: called });
  if (edit.pictures) await changePictures(tx, viewer.person.id, postId, edit.pictures);
  await keepNotes(tx, house.ids, { kind: 'post', id: postId }, { by: 'author', bylineId: it.post.byline_id, notes: edit.notes ?? [] }, now);
  await dropDraft(tx, viewer.person.id, form);
  await house.jobs.announce(tx, { name: 'post-edited', scopeId: it.post.scope_id, postId, at: now.toISOString() });
  await tell(tx, { kind: 'scope', id: it.post.scope_id });
  return { done: true, threadId: it.post.scope_id };
}

/** Takes one's own words back. A line stays where others had read them; for 30 seconds they can come back. */
export async function deletePost(tx: Tx, house: House, viewer: Viewer, postId: string, now: Date): Promise<Changed> {
  const it = await holdPost(tx, viewer, postId, now);
  if (!it || !can(viewer, 'delete', it.facts)) return no;
  await setPostState(tx, { id: postId, scopeId: it.post.scope_id }, { state: 'gone', leftTrace: it.post.state === 'shown', goneAt: now });
  await house.jobs.announce(
    tx,
    { name: 'post-deleted', scopeId: it.post.scope_id, postId, at: now.toISOString() },
    { afterSeconds: wipeAfterSeconds },
  );
  if (it.post.state === 'shown') await tell(tx, { kind: 'scope', id: it.post.scope_id });
  return { done: true, threadId: it.post.scope_id };
}

/** Undoes a deletion within its 30 seconds. A thread that had gone with its only post comes back too. */
export async function bringPostBack(tx: Tx, viewer: Viewer, postId: string, now: Date): Promise<Changed> {
  const before = await row(tx, postHeld, [postId]);
  if (!before || !viewer.bylines.includes(before.byline_id)) return no;
  const held = await reviveScope(tx, viewer, before.scope_id, now);
  // Only now: a second press that waited here would show what a moderator has hidden since the first.
  const post = held && (await row(tx, postHeld, [postId]));
  if (post?.state !== 'gone' || !canBringBack(post.gone_at, now)) return no;
  // Only what readers had before comes back to them: a hidden post that was deleted is hidden again.
  const state = await stateBefore(tx, post);
  await setPostState(tx, { id: postId, scopeId: post.scope_id }, { state, leftTrace: false, goneAt: null });
  if (state === 'shown') await tell(tx, { kind: 'scope', id: post.scope_id });
  return { done: true, threadId: post.scope_id };
}

/** What waited for staff when it was taken back waits again; what they had hidden is hidden again. */
async function stateBefore(tx: Tx, { id, left_trace: wasShown }: PostRow): Promise<'shown' | 'held' | 'hidden'> {
  if (wasShown) return 'shown';
  return (await isToRead(tx, id)) ? 'held' : 'hidden';
}

/** A scope that went with its last words cannot be held, so it is shown first, inside the same transaction, and held then. */
async function reviveScope(tx: Tx, viewer: Viewer, scopeId: string, now: Date): Promise<HeldScope | null> {
  await sql`update scope s set state = 'shown' from thread t where t.scope_id = s.id and s.id = ${scopeId}
    and (s.state = 'gone' and t.merged_into is null or s.state in ('hidden', 'held') and t.emptied)`.execute(tx);
  return holdScope(tx, viewer, scopeId, now);
}

/** One of four warm words, or that it helped; given or taken back. Nobody says of their own words that these helped. */
export async function reactToPost(tx: Tx, house: House, viewer: Viewer, postId: string, kind: ReactionKind, now: Date): Promise<Changed> {
  const it = await holdPost(tx, viewer, postId, now);
  if (!it || !viewer.person || !can(viewer, 'react', it.facts) || (kind === 'helped' && it.facts.mine)) return no;
  const given = await toggleReaction(tx, postId, viewer.person.namedByline, kind, now);
  const { scope_id: scopeId, byline_id: author } = it.post;
  if (given && kind === 'helped')
    await house.jobs.announce(tx, { name: 'post-helped', scopeId, postId, at: now.toISOString(), tell: [author] });
  await tell(tx, { kind: 'scope', id: scopeId });
  return { done: true, threadId: scopeId };
}
