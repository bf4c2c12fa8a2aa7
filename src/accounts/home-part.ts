import { opening, recipientOf } from '../access/index.ts';
import type { HomePart } from '../contracts/index.ts';
import { takeBackDays } from '../people/index.ts';

type Changed = { what: string; changed_at: string; told: string[] };

// Told on devices that were signed in before it, but for the one that did it: whoever changes something in secret keeps
// its person from their letters perhaps, and not from their other devices.
const lately = opening<Changed, { now: Date }>(
  'ways in that changed',
  'author',
  (see) => `select c.what, c.changed_at,
  array(select s.id from session s where s.person_id = c.person_id and s.created_at < c.changed_at and s.id is distinct from c.session_id) as told
from way_in_change c where ${see.own('c.person_id')} and c.changed_at > :now::timestamptz - interval '${takeBackDays} days' order by c.changed_at desc limit 3`,
);

/** That how one signs in was changed on another device. */
export const changedElsewhere: HomePart<Changed> = {
  name: 'changed-elsewhere',
  order: 5,
  asks: (viewer) => (viewer.person?.state === 'active' ? lately : null),
  card({ viewer, words: { t, when } }, found) {
    const mine = found
      .map((seen) => seen.for(recipientOf(viewer)))
      .filter(({ told }) => viewer.person?.sessionId && told.includes(viewer.person.sessionId));
    if (mine.length === 0) return null;
    const lines = mine.map(({ what, changed_at: at }) => ({
      title: t(`accounts.changed.${what}`),
      href: '/you/devices#changes',
      line: when(new Date(at)),
    }));
    return { title: t('accounts.changes.home'), words: t('accounts.changes.home_words'), lines };
  },
};
