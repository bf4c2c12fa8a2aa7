import { arrange } from '../access/index.ts';
import type { ContentKind, ExportedThing, Lens, Seen, Summary, Viewer } from '../contracts/index.ts';
import { pictureIdsAsJson } from '../files/index.ts';
import type { Db, Reads, Tx } from '../platform/db/index.ts';
import { translator } from '../platform/i18n/index.ts';
import { excerptOf } from '../platform/markdown.ts';
import { bylineShown, ownAliases, ownBylines, partWithAliases } from '../people/index.ts';
import { eraseWords } from './erase-words.ts';
import { forgetNames } from './mentions.ts';
import { newestPosts, openPosts, type OnePost } from './queries.ts';
import { noteReadByStaff, noteToRead } from './hold-first.ts';
import { saidIn } from './said-in.ts';
import { setPostState } from './store.ts';

function summaryOf(p: OnePost): Summary {
  const t = translator('en');
  return {
    kind: 'post',
    id: p.id,
    scopeId: p.scope_id,
    placeId: p.place_id,
    title: p.title,
    state: p.state,
    mine: p.mine,
    author: bylineShown(t, p).name,
    anonymous: p.label !== null,
    authorBylineId: p.byline_id,
    excerpt: excerptOf(saidIn(p)),
    words: saidIn(p),
    language: p.language,
    url: `/posts/${p.id}`,
    pictures: p.pictures ?? [],
    notes: p.notes,
  };
}

async function open(db: Reads, viewer: Viewer, ids: readonly string[], lens: Lens = 'reader'): Promise<Seen<Summary>[]> {
  const seen = await openPosts(db, viewer, ids, lens);
  return seen.map((s) => arrange(viewer, [s], ([post]) => summaryOf(post!)));
}

async function setState(tx: Tx, id: string, state: 'shown' | 'hidden' | 'held', now: Date): Promise<void> {
  const post = await tx
    .selectFrom('post')
    .innerJoin('scope', 'scope.id', 'post.scope_id')
    .select(['post.id', 'post.scope_id'])
    .where('post.id', '=', id)
    .where('post.state', '<>', 'gone')
    .forNoKeyUpdate('scope')
    .executeTakeFirst();
  if (!post) return;
  await setPostState(tx, { id, scopeId: post.scope_id }, { state, leftTrace: false, goneAt: null });
  await (state === 'held' ? noteToRead(tx, id, 'held', now) : noteReadByStaff(tx, id, now));
}

async function exportFor(db: Db, personId: string): Promise<ExportedThing[]> {
  const found = await db
    .selectFrom('post')
    .innerJoin('thread', 'thread.scope_id', 'post.scope_id')
    .select(['post.id', 'post.created_at', 'thread.title', 'post.words', pictureIdsAsJson('post').as('pictures')])
    .where('post.byline_id', 'in', await ownBylines(db, personId))
    .where('post.state', '<>', 'gone')
    .orderBy('post.created_at')
    .execute();
  return found.map(({ created_at: at, pictures, ...p }) => ({ kind: 'post', at, ...p, ...(pictures ? { pictures } : {}) }));
}

/**
 * Anonymise leaves the words: their byline turns into «a former member» where people are kept. Erasing takes what was said
 * by name at once; aliases go one by one, so that the day tells nobody whose they were.
 */
async function eraseFor(tx: Tx, personId: string, how: 'erase' | 'anonymise', now: Date): Promise<void> {
  const [bylines, aliases] = [await ownBylines(tx, personId), await ownAliases(tx, personId)];
  await tx.deleteFrom('reaction').where('byline_id', 'in', bylines).execute();
  await tx.deleteFrom('last_read').where('person_id', '=', personId).execute();
  await forgetNames(tx, bylines);
  await tx.deleteFrom('answering').where('person_id', '=', personId).execute();
  if (how === 'anonymise') return;
  await eraseWords(
    tx,
    bylines.filter((id) => !aliases.includes(id)),
    now,
  );
  await partWithAliases(tx, personId, now);
}

/** Opening posts and replies, for every outlet. */
export const postKind: ContentKind = {
  name: 'post',
  open,
  async list(db, viewer, placeId, { limit }) {
    const newest = await newestPosts(db, viewer, placeId, limit);
    const recipient = viewer.person?.id ?? 'everyone';
    return open(
      db,
      viewer,
      newest.map((n) => n.for(recipient).id),
    );
  },
  summary: (seen, recipient) => seen.for(recipient),
  urlOf: (seen, recipient) => seen.for(recipient).url,
  searchText: (seen, recipient) => `${seen.for(recipient).title}\n${seen.for(recipient).words}`,
  setState,
  isAnswered: true,
  editUrl: (id) => `/posts/${id}/edit`,
  exportFor,
  eraseFor,
};
