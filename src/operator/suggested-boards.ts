import { cancerTypes, type NewPlace } from '../spaces/index.ts';
import { translator, type Language } from '../platform/i18n/index.ts';

export type Suggestion = NewPlace & {
  group: 'everybody' | 'life' | 'common' | 'other';
  /** Chosen unless somebody says otherwise: a new community needs few rooms, not many empty ones. */
  chosen: boolean;
};

const everybody = [
  { slug: 'welcome', inside: 'everyone', writers: 'member', joining: 'open' },
  { slug: 'everyday-things', inside: 'member', writers: 'member', joining: 'open' },
] as const;

const life = [
  { slug: 'caregivers', relation: 'caregiver', about: 'identity' },
  { slug: 'bereaved', relation: 'bereaved', about: 'identity' },
  { slug: 'metastatic', relation: 'metastatic', about: 'stage' },
] as const;

/** Boards that suit most communities, in the community's own language. */
export function suggestedBoards(language: Language): Suggestion[] {
  const t = translator(language);
  const named = (slug: string) => ({
    slug,
    name: t(`operator.board.${slug}.name`),
    purpose: t(`operator.board.${slug}.purpose`),
    language,
  });
  return [
    ...everybody.map((board) => ({ ...board, ...named(board.slug), group: 'everybody' as const, chosen: true })),
    ...life.map(({ slug, relation, about }) => ({
      ...named(slug),
      about,
      inside: `relation:${relation}` as const,
      writers: `relation:${relation}` as const,
      joining: 'relation' as const,
      group: 'life' as const,
      chosen: true,
    })),
    ...cancerTypes(language).map(({ key, name, common }) => ({
      slug: key,
      name,
      purpose: t('operator.board.cancer.purpose'),
      language,
      about: 'cancer-type' as const,
      cancerType: key,
      inside: 'member' as const,
      writers: 'member' as const,
      joining: 'open' as const,
      group: common ? ('common' as const) : ('other' as const),
      chosen: false,
    })),
  ];
}
