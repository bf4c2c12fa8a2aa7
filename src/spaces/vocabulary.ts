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

/** The kinds at the top of our tree, the common ones first. Finer kinds are for searching, not for boards. */
export function cancerTypes(language: Language): CancerType[] {
  const names = new Map(readTable<'key' | 'common' | 'es' | 'ar'>('cancer-type-names').map((row) => [row.key, row]));
  const tops = readTable<'key' | 'name' | 'parent' | 'synonyms'>('cancer-types').filter((row) => row.parent === '');
  const types = tops.map(({ key, name, synonyms }) => {
    const row = names.get(key);
    return {
      key,
      name: language === 'en' ? name : (row?.[language] ?? name),
      synonyms: synonyms.split('; ').filter(Boolean),
      common: row?.common === 'yes',
    };
  });
  return [...types.filter((type) => type.common), ...types.filter((type) => !type.common)];
}
