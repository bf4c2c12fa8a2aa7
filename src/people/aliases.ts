import { createHash } from 'node:crypto';
import { isLanguage, type Language } from '../platform/i18n/index.ts';
import { readTable } from '../platform/tsv.ts';
import { marks, skeletonOf } from './look-alikes.ts';

type Mood = Record<'en' | 'es_m' | 'es_f' | 'ar_m' | 'ar_f', string>;
type Thing = Record<'en' | 'es' | 'es_as' | 'ar' | 'ar_as', string>;

const moods: readonly Mood[] = readTable<keyof Mood>('alias-moods');
const things: readonly Thing[] = readTable<keyof Thing>('alias-things');

/** Which alias it becomes: by chance, such as the key of a form, and in which language. */
export type Chance = { seed: string; language: string };

/** How many before a number is added: a conversation with more anonymous people than this is a rare one. */
const mostTried = 24;

/** «Quiet Heron», «Garza tranquila»: a mood and a thing of nature, as the language puts them. */
function inWords(mood: Mood, thing: Thing, language: Language): string {
  if (language === 'en') return `${mood.en} ${thing.en}`;
  if (language === 'ar') return `${thing.ar} ${thing.ar_as === 'f' ? mood.ar_f : mood.ar_m}`;
  return `${thing.es} ${thing.es_as === 'f' ? mood.es_f : mood.es_m}`;
}

/**
 * Names for somebody who posts anonymously, in the order to try them; there is always another.
 * @param seed chance alone, such as the key of the form: never anything of the person or of the time
 */
function* aliasesFrom(seed: string, language: Language): Generator<string, never> {
  let last = '';
  for (let n = 0; n < mostTried; n++) {
    const chance = createHash('sha256').update(`alias ${n} ${seed}`).digest();
    const mood = moods[chance.readUInt32BE(0) % moods.length]!;
    const thing = things[chance.readUInt32BE(4) % things.length]!;
    yield (last = inWords(mood, thing, language));
  }
  for (let n = 2; ; n++) yield `${last} ${n}`;
}

/** The first of them that nobody has. @param language of the conversation; the writer's own would tell of them */
export function freeAlias({ seed, language }: Chance, taken: ReadonlySet<string>): string {
  for (const alias of aliasesFrom(seed, isLanguage(language) ? language : 'en')) if (!taken.has(alias)) return alias;
  throw new Error('there is always another');
}

const articles = ['the', 'a', 'an', 'el', 'la', 'los', 'las', 'un', 'una'];

/** A name as it looks without its articles: «The Quiet Heron» is taken for «Quiet Heron» as well. */
function bareLooks(name: string): string {
  const words = name
    .normalize('NFKD')
    .replaceAll(marks, '')
    .split(/[^\p{L}\p{M}\p{N}]+/u);
  const own = words.filter((word) => !articles.includes(word.toLowerCase())).map((word) => word.replace(/^ال(?=..)/u, ''));
  return skeletonOf(own.join(' '));
}

const wordsIn = (rows: readonly Record<string, string>[], but: (column: string) => boolean) =>
  rows.flatMap((row) => Object.entries(row).flatMap(([column, word]) => (but(column) ? [] : [bareLooks(word)])));

const moodLooks = new Set(wordsIn(moods, () => false));
const thingLooks = wordsIn(things, (column) => column.endsWith('_as'));

/**
 * Whether a name could be taken for an alias, in any language, in either order, with a number or without. Nobody goes
 * by one: words that somebody wrote without their name must not seem to be another person's.
 */
export function soundsLikeAlias(name: string): boolean {
  // A number may be one, wherever it stands, or letters that it looks like.
  return [name.replace(/[\s\p{N}]+$/u, ''), name.replaceAll(/\p{N}+/gu, ' ')].some((said) => looksLikeAlias(bareLooks(said)));
}

const looksLikeAlias = (looks: string): boolean =>
  thingLooks.some(
    (thing) =>
      (looks.startsWith(thing) && moodLooks.has(looks.slice(thing.length))) ||
      (looks.endsWith(thing) && moodLooks.has(looks.slice(0, -thing.length))),
  );
