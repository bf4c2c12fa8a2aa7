import { can, recipientOf } from '../access/index.ts';
import type { HomePart } from '../contracts/index.ts';
import { reportsWaiting } from './queries.ts';
import { reasons } from './tables.ts';

const mostOnHome = 3;

/** For those who may decide: the gravest reports that wait. */
export const reportsOnHome: HomePart = {
  name: 'reports',
  order: 5,
  async load(house, viewer, words) {
    if (!can(viewer, 'read-reports')) return null;
    const { t } = words;
    const recipient = recipientOf(viewer);
    const waiting = (await reportsWaiting(house.db, viewer)).map((w) => w.for(recipient));
    if (waiting.length === 0) return null;
    const lines = waiting.slice(0, mostOnHome).map((w) => ({
      title: t(`moderation.reason.${reasons.find((r) => w.reasons.includes(r)) ?? 'other'}`),
      href: `/reports/${w.id}`,
      line: w.place ? t('moderation.queue.in_place', { place: w.place }) : t('moderation.queue.of_person'),
    }));
    return { title: t('moderation.queue.title'), lines, more: { label: t('moderation.home.more'), href: '/reports' } };
  },
};
