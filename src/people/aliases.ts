import { createHash } from 'node:crypto';
import { isLanguage, type Language } from '../platform/i18n/index.ts';
import { readTable } from '../platform/tsv.ts';

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
