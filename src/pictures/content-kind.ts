import { arrange } from '../access/index.ts';
import type { ContentKind, Lens, Seen, Summary, Viewer } from '../contracts/index.ts';
import { exportWaiting, hidePicture, letGo } from '../files/index.ts';
import { bylineShown } from '../people/index.ts';
import type { Reads } from '../platform/db/index.ts';
import { translator } from '../platform/i18n/index.ts';
import { openPosted, type PostedPicture } from './queries.ts';

function summaryOf(p: PostedPicture): Summary {
  const { id, alt, decoration, width, height } = p;
  return {
    kind: 'picture',
    id,
    scopeId: p.scope_id,
    placeId: p.place_id,
    title: p.place_name,
    state: p.state,
    mine: p.mine,
    author: bylineShown(translator('en'), p).name,
    anonymous: p.label !== null,
    authorBylineId: p.byline_id,
    excerpt: alt,
    words: alt,
    language: '',
    url: `/posts/${p.post_id}`,
    pictures: [{ id, alt, decoration, width, height }],
  };
}

async function open(db: Reads, viewer: Viewer, ids: readonly string[], lens: Lens = 'reader'): Promise<Seen<Summary>[]> {
  const seen = await openPosted(db, viewer, ids, lens);
  return seen.map((s) => arrange(viewer, [s], ([picture]) => summaryOf(picture!)));
}

/**
 * Pictures, one by one. Of one in a post staff decide apart from its words; everything else that becomes of it is the post's.
 * One that waits for its post is seen by its owner alone, so that no outlet carries it; but it is theirs to take along.
 */
export const pictureKind: ContentKind = {
  name: 'picture',
  open,
  // It stands with its post, which is listed.
  list: async () => [],
  summary: (seen, recipient) => seen.for(recipient),
  urlOf: (seen, recipient) => seen.for(recipient).url,
  searchText: () => '',
  setState: (tx, id, state) => hidePicture(tx, id, state !== 'shown'),
  neverWaits: true,
  exportFor: exportWaiting,
  async eraseFor(tx, personId) {
    await letGo(tx, { waitingOf: personId });
  },
};
