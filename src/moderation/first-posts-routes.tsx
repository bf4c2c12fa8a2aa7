import { changeCommunity, readCommunity } from '../people/index.ts';
import { inTransaction } from '../platform/db/index.ts';
import { goTo, parseForm, show, type Answer, type Faults, type Route, type Visit } from '../platform/http/index.ts';
import { firstPostsForm } from './forms.ts';
import { FirstPostsPage } from './views/first-posts.tsx';

const path = '/operator/settings/first-posts';

async function showForm({ house, words, form }: Visit, faults: Faults | null = null): Promise<Answer> {
  const { how, most, days, hours } = (await readCommunity(house.db)).firstPosts;
  const typed = faults
    ? { how: form.get('first_posts'), most: form.get('most'), days: form.get('days'), hours: form.get('hours') }
    : { how, most: String(most), days: String(days), hours: String(hours) };
  return show(words.t('moderation.firsts.title'), <FirstPostsPage t={words.t} typed={typed} faults={faults ?? {}} />, {
    current: 'operator',
    status: faults ? 422 : 200,
    crumbs: [{ label: words.t('operator.title'), href: '/operator' }],
  });
}

async function save(visit: Visit): Promise<Answer> {
  const read = parseForm(firstPostsForm, visit.form);
  if (!read.ok) return showForm(visit, read.faults);
  const { first_posts, most, days, hours } = read.value;
  await inTransaction(visit.house.db, (tx) =>
    changeCommunity(tx, { first_posts, first_posts_most: most, first_posts_days: days, first_posts_hours: hours }),
  );
  return goTo(path, { kind: 'done', key: 'moderation.flash.saved' });
}

/** Whether staff read the first posts of somebody new: for the whole community. */
export const firstPostsRoutes: readonly Route[] = [
  { method: 'GET', path, door: 'administrator', ids: {}, handle: (visit) => showForm(visit) },
  { method: 'POST', path, door: 'administrator', ids: {}, handle: save },
];
