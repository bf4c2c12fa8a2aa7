import type { Language } from '../platform/i18n/index.ts';
import { readTable } from '../platform/tsv.ts';

/** A kind of cancer that a board can be about. */
export type CancerType = {
  key: string;
  /** In the language asked for. */
  name: string;
  /** Other words people use for it. */
  synonyms: string[];
  /** One of the kinds that most people have; the others are named further down. */
  common: boolean;
};

const kinds = readTable<'key' | 'name' | 'parent' | 'synonyms'>('cancer-types');
const names = readTable<'key' | 'common' | 'es' | 'ar' | 'es_synonyms' | 'ar_synonyms'>('cancer-type-names');

/** The kinds at the top of our tree, the common ones first. Finer kinds are for searching, not for boards. */
export function cancerTypes(language: Language): CancerType[] {
  const byKey = new Map(names.map((row) => [row.key, row]));
  const types = kinds
    .filter((row) => row.parent === '')
    .map(({ key, name, synonyms }) => {
      const row = byKey.get(key);
      return {
        key,
        name: language === 'en' ? name : (row?.[language] ?? name),
        synonyms: synonyms.split('; ').filter(Boolean),
        common: row?.common === 'yes',
      };
    });
  return [...types.filter((type) => type.common), ...types.filter((type) => !type.common)];
}

/** The kind at the top of the tree that a finer kind belongs to. */
function topOf(key: string): string {
  const parent = kinds.find((kind) => kind.key === key)?.parent;
  return parent ? topOf(parent) : key;
}

/** All words of all languages for each kind at the top, with those of the finer kinds below it. */
const wordsByKind: ReadonlyMap<string, string> = new Map(
  names.map((row) => {
    const finer = kinds.filter((kind) => topOf(kind.key) === row.key);
    const own = [row.es, row.ar, row.es_synonyms, row.ar_synonyms];
    return [row.key, [...finer.flatMap(({ name, synonyms }) => [name, synonyms]), ...own].join('; ')];
  }),
);

/** What people may type when they look for a kind of cancer, in any of our languages; empty for an unknown key. */
export function wordsForCancerType(key: string): string {
  return wordsByKind.get(key) ?? '';
}

export function isCancerType(key: string): boolean {
  return wordsByKind.has(key);
}
