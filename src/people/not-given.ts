import { readTable } from '../platform/tsv.ts';
import { soundsLikeAlias } from './aliases.ts';
import { skeletonOf } from './look-alikes.ts';

/** From this many signs on, a word says what it says also within another. */
const longWord = 8;

/** «AdminAnna» and «Anna_Admin2» are two words each. */
function wordsOf(name: string): string[] {
  const words = name.replaceAll(/(\p{Ll})(\p{Lu})/gu, '$1 $2').split(/[\s._'’-]+/);
  return words.flatMap((word) => [word, word.replace(/\p{N}+$/u, '')]).map(skeletonOf);
}

function soundsLikeOffice(name: string): boolean {
  const whole = skeletonOf(name);
  const unnumbered = skeletonOf(name.replace(/[\s\p{N}]+$/u, ''));
  const words = wordsOf(name);
  return readTable<'name' | 'where'>('reserved-names').some((reserved) => {
    const looks = skeletonOf(reserved.name);
    if (looks === unnumbered) return true;
    return reserved.where === 'word' && (words.includes(looks) || (reserved.name.length >= longWord && whole.includes(looks)));
  });
}

function soundsLikeHelpline(name: string): boolean {
  const whole = skeletonOf(name);
  return readTable<'name'>('helplines').some((line) => {
    const called = line.name.replace(/\(.*/, '').trim();
    return called.length >= longWord && whole.includes(skeletonOf(called));
  });
}

/**
 * Why nobody goes by a name like this, so that nobody is taken for what they are not: an office of this community, the
 * community itself or a helpline; or somebody who wrote without their name.
 * @returns a message key's last part, or null when it may be had
 */
export function whyNotGiven(name: string, community: string): 'reserved' | 'alias' | null {
  const own = skeletonOf(community);
  const reserved = (own.length > 2 && skeletonOf(name).includes(own)) || soundsLikeOffice(name) || soundsLikeHelpline(name);
  if (reserved) return 'reserved';
  return soundsLikeAlias(name) ? 'alias' : null;
}
