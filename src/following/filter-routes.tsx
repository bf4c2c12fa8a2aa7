import { filtersOf, isContentNote, keepFilters } from '../people/index.ts';
import { goTo, show, type Answer, type Faults, type Route, type Visit } from '../platform/http/index.ts';
import { awayUntil, backAgain, notesFrom, notThisWeek, wordsFrom } from './rules.ts';
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

/** One press, for the worst days; another press ends it sooner. */
async function away({ house, viewer, form, now }: Visit): Promise<Answer> {
  const note = form.get('note');
  if (!isContentNote(note)) return goTo('/filters');
  const before = await filtersOf(house.db, viewer.person!.id);
  const ends = form.get('end') === 'yes';
  await keepFilters(house.db, viewer.person!.id, ends ? backAgain(before, note) : notThisWeek(before, note, now));
  return goTo('/filters', { kind: 'done', key: ends ? 'following.flash.back' : 'following.flash.away' });
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
  { method: 'POST', path: '/filters/away', door, ids: {}, handle: away },
  { method: 'POST', path: '/filters/words', door, ids: {}, handle: keepWords },
];
