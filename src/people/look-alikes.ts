import { createHash } from 'node:crypto';
import unhomoglyph from 'unhomoglyph';

/** Accents, vowel points and hamza: a tired eye does not tell names apart by them. Vowel signs of other scripts stay. */
export const marks =
  /[\u0640\u0674]|[\u0300-\u036f]|[\u0591-\u05c7]|[\u0610-\u061a]|[\u064b-\u065f]|\u0670|[\u06d6-\u06ed]|[\u1ab0-\u1aff]|[\u1dc0-\u1dff]|[\ufe20-\ufe2f]/g;

const plain = (text: string) => unhomoglyph(text.normalize('NFD').replaceAll(marks, '')).toLowerCase();

/**
 * What is left of a name when everything that looks alike is the same: letters of other scripts, full-width ones, 0 and
 * O, 1 and l and I, rn and m, accents, spaces and dots. After Unicode's list of confusables (UTS 39).
 */
export function skeletonOf(name: string): string {
  const visible = name.normalize('NFKC').replaceAll(/[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu, '');
  // Twice: capitals of one script may look like letters of another that only their small forms tell apart.
  const bare = plain(plain(visible)).normalize('NFD').replaceAll(marks, '').replaceAll('vv', 'w').replaceAll('i', 'l');
  return bare.replaceAll(/[^\p{L}\p{M}\p{N}]/gu, '') || visible;
}

/** The database keeps a hash: a name that is only held back tells nobody who went by it. */
export function looksOf(name: string): Buffer {
  return createHash('sha256').update(skeletonOf(name)).digest();
}
