import { can, holdScope } from '../access/index.ts';
import type { House, Viewer } from '../contracts/index.ts';
import { dropDraft, once } from '../people/index.ts';
import type { Tx } from '../platform/db/index.ts';
import { tell } from '../platform/live/index.ts';
import { renderMarkdown } from '../platform/markdown.ts';
import { repliesForSummary } from './rules.ts';

export type NewSummary = { threadId: string; words: string; language: string; key: string };

export type Summarised = { done: true; summaryId: string; pinned: boolean } | { done: false; why: 'not-found' };

/** Tells a long conversation in one's own words. Of staff it is pinned at once; of others it is offered to them. */
export async function summarise(tx: Tx, house: House, viewer: Viewer, given: NewSummary, now: Date): Promise<Summarised> {
  const held = await holdScope(tx, viewer, given.threadId, now);
  const person = viewer.person;
  if (!held || !person || held.kind !== 'thread' || !can(viewer, 'summarise', held)) return { done: false, why: 'not-found' };
  const scope = await tx
    .selectFrom('scope')
    .select(['shown_replies', 'last_position'])
    .where('id', '=', given.threadId)
    .executeTakeFirstOrThrow();
  if (scope.shown_replies < repliesForSummary) return { done: false, why: 'not-found' };
  const id = house.ids.dated();
  const before = await once(tx, { personId: person.id, form: `summary:${given.threadId}`, key: given.key }, id, now);
  if (before) return { done: true, summaryId: before, pinned: held.moderates };
  const { html, renderer } = renderMarkdown(given.words);
  // One offer of each person waits: a newer one is meant instead.
  await tx
    .deleteFrom('summary')
    .where('scope_id', '=', given.threadId)
    .where('byline_id', '=', person.namedByline)
    .where('state', '=', 'held')
    .execute();
  await tx
    .insertInto('summary')
    .values({
      id,
      scope_id: given.threadId,
      byline_id: person.namedByline,
      state: held.moderates ? 'shown' : 'held',
      words: given.words,
      html,
      renderer,
      language: given.language,
      up_to: scope.last_position,
      written_at: now,
      pinned_at: held.moderates ? now : null,
    })
    .execute();
  if (held.moderates) await pin(tx, given.threadId, id);
  await dropDraft(tx, person.id, `summary:${given.threadId}`);
  return { done: true, summaryId: id, pinned: held.moderates };
}

async function pin(tx: Tx, threadId: string, summaryId: string | null): Promise<void> {
  await tx.updateTable('thread').set({ summary_id: summaryId }).where('scope_id', '=', threadId).execute();
  await tell(tx, { kind: 'scope', id: threadId });
}

export type Decided = { done: true; threadId: string } | { done: false };

/** Staff of the place pin an offered summary or one of the earlier, take the pinned one down, or decline an offer. */
export async function decideOnSummary(
  tx: Tx,
  viewer: Viewer,
  summaryId: string,
  how: 'pin' | 'unpin' | 'decline',
  now: Date,
): Promise<Decided> {
  const of = await tx.selectFrom('summary').select('scope_id').where('id', '=', summaryId).executeTakeFirst();
  const held = of && (await holdScope(tx, viewer, of.scope_id, now));
  if (!held || !can(viewer, 'moderate', held)) return { done: false };
  const summary = await tx.selectFrom('summary').select(['state', 'pinned_at']).where('id', '=', summaryId).forUpdate().executeTakeFirst();
  if (!summary || summary.state === 'gone' || summary.state === 'hidden') return { done: false };
  if (how === 'decline') {
    if (summary.state !== 'held') return { done: false };
    await tx.deleteFrom('summary').where('id', '=', summaryId).execute();
    return { done: true, threadId: of.scope_id };
  }
  // What stands above is taken down by its own button, never by that of another.
  if (how === 'unpin' && !(await isPinned(tx, of.scope_id, summaryId))) return { done: false };
  if (how === 'pin') await tx.updateTable('summary').set({ state: 'shown', pinned_at: now }).where('id', '=', summaryId).execute();
  await pin(tx, of.scope_id, how === 'pin' ? summaryId : null);
  return { done: true, threadId: of.scope_id };
}

async function isPinned(tx: Tx, threadId: string, summaryId: string): Promise<boolean> {
  const thread = await tx.selectFrom('thread').select('summary_id').where('scope_id', '=', threadId).executeTakeFirst();
  return thread?.summary_id === summaryId;
}

/** Takes one's own summary back, offered or pinned; its words go at once. */
export async function takeSummaryBack(tx: Tx, viewer: Viewer, summaryId: string, now: Date): Promise<Decided> {
  const of = await tx
    .selectFrom('summary')
    .select(['scope_id', 'byline_id'])
    .where('id', '=', summaryId)
    .where('state', '<>', 'gone')
    .executeTakeFirst();
  if (!of || !viewer.bylines.includes(of.byline_id)) return { done: false };
  const held = await holdScope(tx, viewer, of.scope_id, now, { ownWords: true });
  if (!held || viewer.person?.state !== 'active') return { done: false };
  await tx.updateTable('summary').set({ state: 'gone', words: '', html: '' }).where('id', '=', summaryId).execute();
  // Of one that was only offered no reader knows.
  if (await isPinned(tx, of.scope_id, summaryId)) await pin(tx, of.scope_id, null);
  return { done: true, threadId: of.scope_id };
}
