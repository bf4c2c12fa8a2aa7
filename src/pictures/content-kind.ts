import type { ContentKind } from '../contracts/index.ts';
import { exportWaiting, letGo } from '../files/index.ts';

/**
 * Pictures that wait for their post. Nobody but their owner sees one, so no outlet carries any; but they are somebody's,
 * to take along and to take away. Those in posts are the post's.
 */
export const waitingPictureKind: ContentKind = {
  name: 'picture',
  open: async () => [],
  list: async () => [],
  summary: (seen, recipient) => seen.for(recipient),
  urlOf: (seen, recipient) => seen.for(recipient).url,
  searchText: () => '',
  setState: async () => {},
  exportFor: exportWaiting,
  async eraseFor(tx, personId) {
    await letGo(tx, { waitingOf: personId });
  },
};
