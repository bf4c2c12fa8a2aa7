import { diffWordsWithSpace } from 'diff';

/** A stretch of words: as it was, gone since, or new. */
export type Stretch = { is: 'same' | 'gone' | 'new'; words: string };

/** Beyond this many changes two texts are shown one after the other: nobody reads such a patchwork, and finding it takes long. */
const mostChanges = 200;

/** What changed between two versions, word by word, in their order. */
export function differences(before: string, after: string): Stretch[] {
  const found = diffWordsWithSpace(before, after, { maxEditLength: mostChanges });
  if (!found)
    return [
      { is: 'gone', words: before },
      { is: 'new', words: after },
    ];
  return found.map(({ added, removed, value }) => ({ is: added ? 'new' : removed ? 'gone' : 'same', words: value }));
}
