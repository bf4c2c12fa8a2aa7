import { ownPictures, type Picture } from '../files/index.ts';
import type { Viewer } from '../contracts/index.ts';
import type { Reads } from '../platform/db/index.ts';
import type { Composed } from './composed.ts';

type Described = Pick<Picture, 'alt' | 'decoration'>;

const isDescribed = ({ alt, decoration }: Described) => !decoration && alt.trim() !== '';

/**
 * What a post says wherever its words stand without its pictures: where there are no words, what the pictures show.
 * Empty where nobody has described them, which a page then says.
 */
export function saidIn({ words, pictures }: { words: string; pictures: readonly Described[] | null }): string {
  if (words !== '') return words;
  const shown = (pictures ?? []).filter(isDescribed).map(({ alt }) => alt);
  return shown.join('\n\n');
}

/** Whether something is said at all: words, or a picture that is described for whoever does not see it. */
export async function saysSomething(db: Reads, viewer: Viewer, { words, pictures = [] }: Composed): Promise<boolean> {
  return words !== '' || (await ownPictures(db, viewer, pictures)).some(isDescribed);
}
