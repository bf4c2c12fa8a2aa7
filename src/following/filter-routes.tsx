import { filtersOf, keepFilters, notesIn } from '../people/index.ts';
import { goTo, ownPath, show, type Answer, type Faults, type Route, type Visit } from '../platform/http/index.ts';
import { awayUntil, backAgain, notesFrom, notThisWeek, wordsFrom } from './rules.ts';
import { AwayPage } from './views/away.tsx';
import { FiltersPage } from './views/filters.tsx';

async function showFilters(visit: Visit, typed?: { words: string; faults: Faults }): Promise<Answer> {
  const { house, viewer, words, now } = visit;
  const filters = await filtersOf(house.db, viewer.person!.id);
  const page = { filters, typed: typed?.words ?? filters.words.join('\n'), faults: typed?.faults ?? {} };
  const main = <FiltersPage page={page} words={words} awayUntil={(note) => awayUntil(filters, note, now)} />;
  return show(words.t('following.filters.title'), main, {
    current: 'you',
    status: typed ? 422 : 200,
    crumbs: [{ label: words.t('profiles.you.title'), href: '/you' }],
  });
}

async function keepNoteWishes({ house, viewer, form }: Visit): Promise<Answer> {
  const before = await filtersOf(house.db, viewer.person!.id);
  await keepFilters(house.db, viewer.person!.id, { ...before, notes: notesFrom(form) });
  return goTo('/filters', { kind: 'done', key: 'following.flash.kept' });
}

/** For whoever met it where they did not wish to: what stood there, and the way back to where they were. */
async function askAway({ query, words: { t } }: Visit): Promise<Answer> {
  const notes = notesIn(query['notes'] ?? '');
  if (notes.length === 0) return goTo('/filters');
  return show(t('following.away.title'), <AwayPage notes={notes} from={ownPath(query['from'] ?? '')} t={t} />, {
    current: 'you',
    crumbs: [{ label: t('following.filters.title'), href: '/filters' }],
  });
}

/** One press, for the worst days; another press ends it sooner. */
async function away({ house, viewer, form, now }: Visit): Promise<Answer> {
  const from = form.get('from') ? ownPath(form.get('from')) : '/filters';
  const notes = notesIn(form.all('note').join(','));
  if (notes.length === 0) return goTo(from);
  const before = await filtersOf(house.db, viewer.person!.id);
  const ends = form.get('end') === 'yes';
  const kept = notes.reduce((filters, note) => (ends ? backAgain(filters, note) : notThisWeek(filters, note, now)), before);
  await keepFilters(house.db, viewer.person!.id, kept);
  if (ends) return goTo(from, { kind: 'done', key: 'following.flash.back' });
  const undo = { action: '/filters/away', key: 'following.away.end', fields: { note: notes.join(','), end: 'yes', from } };
  return goTo(from, { kind: 'done', key: 'following.flash.away', undo });
}

async function keepWords(visit: Visit): Promise<Answer> {
  const { house, viewer, form } = visit;
  const { words, faults } = wordsFrom(form);
  if (Object.keys(faults).length > 0) return showFilters(visit, { words: form.get('words'), faults });
  const before = await filtersOf(house.db, viewer.person!.id);
  await keepFilters(house.db, viewer.person!.id, { ...before, words });
  return goTo('/filters', { kind: 'done', key: 'following.flash.words' });
}

const door = 'member';

export const filterRoutes: readonly Route[] = [
  { method: 'GET', path: '/filters', door, ids: {}, handle: (visit) => showFilters(visit) },
  { method: 'POST', path: '/filters', door, ids: {}, handle: keepNoteWishes },
  { method: 'GET', path: '/filters/away', door, ids: {}, handle: askAway },
  { method: 'POST', path: '/filters/away', door, ids: {}, handle: away },
  { method: 'POST', path: '/filters/words', door, ids: {}, handle: keepWords },
];
