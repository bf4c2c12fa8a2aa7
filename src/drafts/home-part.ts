import { opening, recipientOf } from '../access/index.ts';
import type { HomePart } from '../contracts/index.ts';

type Begun = { begins: string; kept_at: string };

const most = 3;

const begun = opening<Begun, { now: Date }>(
  'what was begun',
  'author',
  (see) => `select left(coalesce(nullif(d.fields->>'title', ''), d.fields->>'words'), 80) as begins, d.kept_at from draft d
where ${see.own('d.person_id')} and d.form not like '-%' and coalesce(nullif(d.fields->>'title', ''), d.fields->>'words', '') <> '' order by d.kept_at desc limit ${most}`,
);

/** One's own words that wait. Where they belong is told on their page, which asks whether one may still go there. */
export const youBegan: HomePart<Begun> = {
  name: 'you-began',
  order: 15,
  asks: (viewer) => (viewer.person?.state === 'active' ? begun : null),
  card({ viewer, words: { t, when } }, found) {
    if (found.length === 0) return null;
    const lines = found
      .map((seen) => seen.for(recipientOf(viewer)))
      .map(({ begins, kept_at: at }) => ({
        title: [...begins.trim()].length < 78 ? begins : `${begins.replace(/\s+\S*$/u, '')}…`,
        href: '/drafts',
        line: t('drafts.home.line', { when: when(new Date(at)) }),
      }));
    return { title: t('drafts.home.title'), lines };
  },
};
