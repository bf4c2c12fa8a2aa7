import { can, recipientOf } from '../access/index.ts';
import type { HomePart } from '../contracts/index.ts';
import { waiting, type Waiting } from './queries.ts';
import { reasons } from './tables.ts';

const mostOnHome = 3;

/** For those who may decide: the gravest reports that wait. */
export const reportsOnHome: HomePart<Omit<Waiting, 'since'>> = {
  name: 'reports',
  order: 5,
  asks: (viewer) => (can(viewer, 'read-reports') ? waiting : null),
  card({ viewer, words: { t } }, found) {
    if (found.length === 0) return null;
    const gravest = found.slice(0, mostOnHome).map((w) => w.for(recipientOf(viewer)));
    const lines = gravest.map((w) => ({
      title: t(`moderation.reason.${reasons.find((r) => w.reasons.includes(r)) ?? 'other'}`),
      href: `/reports/${w.id}`,
      line: w.place ? t('moderation.queue.in_place', { place: w.place }) : t('moderation.queue.of_person'),
    }));
    return { title: t('moderation.queue.title'), lines, more: { label: t('moderation.home.more'), href: '/reports' } };
  },
};
