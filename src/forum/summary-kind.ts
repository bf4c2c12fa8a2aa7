import { arrange } from '../access/index.ts';
import type { ContentKind, Lens, Seen, Summary, Viewer } from '../contracts/index.ts';
import { bylineShown, ownBylines } from '../people/index.ts';
import type { Reads } from '../platform/db/index.ts';
import { translator } from '../platform/i18n/index.ts';
import { excerptOf } from '../platform/markdown.ts';
import { openSummariesById, type OneSummary } from './summaries.ts';

function summaryOf(s: OneSummary): Summary {
  return {
    kind: 'summary',
    id: s.id,
    scopeId: s.scope_id,
    placeId: s.place_id,
    title: s.title,
    state: s.state,
    mine: s.mine,
    author: bylineShown(translator('en'), s).name,
    anonymous: false,
    authorBylineId: s.byline_id,
    excerpt: excerptOf(s.words),
    words: s.words,
    language: s.language,
    url: `/threads/${s.scope_id}/summaries#summary-${s.id}`,
  };
}

async function open(db: Reads, viewer: Viewer, ids: readonly string[], lens: Lens = 'reader'): Promise<Seen<Summary>[]> {
  const seen = await openSummariesById(db, viewer, ids, lens);
  return seen.map((s) => arrange(viewer, [s], ([one]) => summaryOf(one!)));
}

/** What somebody told of a long conversation, for every outlet. */
export const summaryKind: ContentKind = {
  name: 'summary',
  open,
  // It stands with its conversation, which is listed.
  list: async () => [],
  summary: (seen, recipient) => seen.for(recipient),
  urlOf: (seen, recipient) => seen.for(recipient).url,
  searchText: (seen, recipient) => seen.for(recipient).words,
  async setState(tx, id, state) {
    await tx.updateTable('summary').set({ state }).where('id', '=', id).where('state', '<>', 'gone').execute();
    if (state !== 'shown') await tx.updateTable('thread').set({ summary_id: null }).where('summary_id', '=', id).execute();
  },
  async exportFor(db, personId) {
    const found = await db
      .selectFrom('summary')
      .innerJoin('thread', 'thread.scope_id', 'summary.scope_id')
      .select(['summary.id', 'summary.written_at', 'thread.title', 'summary.words'])
      .where('summary.byline_id', 'in', await ownBylines(db, personId))
      .where('summary.state', '<>', 'gone')
      .orderBy('summary.written_at')
      .execute();
    return found.map((s) => ({ kind: 'summary', id: s.id, at: s.written_at, title: s.title, words: s.words }));
  },
  async eraseFor(tx, personId, how) {
    if (how === 'anonymise') return;
    const theirs = tx
      .selectFrom('summary')
      .select('id')
      .where('byline_id', 'in', await ownBylines(tx, personId));
    await tx.updateTable('thread').set({ summary_id: null }).where('summary_id', 'in', theirs).execute();
    await tx.updateTable('summary').set({ state: 'gone', words: '', html: '' }).where('id', 'in', theirs).execute();
  },
};
