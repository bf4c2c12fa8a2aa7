import { bookmarkOf, dropBookmark, keepBookmark } from '../people/index.ts';
import { inTransaction } from '../platform/db/index.ts';
import { goTo, notFound, parseForm, show, type Answer, type Faults, type Route, type Visit } from '../platform/http/index.ts';
import { isId } from '../platform/ids.ts';
import { keepForm } from './forms.ts';
import { bookmarksOf, thingToKeep } from './queries.ts';
import { dayIn, morningOf } from './rules.ts';
import { BookmarksView } from './views/bookmarks.tsx';
import { KeepView } from './views/keep.tsx';

async function list({ house, viewer, words, query }: Visit): Promise<Answer> {
  const before = query['before'] && isId(query['before']) ? query['before'] : null;
  const page = await bookmarksOf(house, viewer, before);
  return show(words.t('bookmarks.title'), <BookmarksView page={page} first={before === null} words={words} />, { current: 'you' });
}

const targetOf = ({ params }: Visit) => ({ kind: params['kind'] ?? '', targetId: params['id'] ?? '' });

async function showKeep(visit: Visit, faults: Faults = {}): Promise<Answer> {
  const { house, viewer, words, form } = visit;
  const { kind, targetId } = targetOf(visit);
  const thing = isId(targetId) ? await thingToKeep(house, viewer, kind, targetId) : null;
  if (!thing) return notFound;
  const kept = await bookmarkOf(house.db, viewer.person!.id, kind, targetId);
  const again = Object.keys(faults).length > 0;
  const typed = again
    ? { note: form.get('note'), remind: form.get('remind') }
    : { note: kept?.note ?? '', remind: kept?.remindAt ? dayIn(kept.remindAt, words.timeZone) : '' };
  const page = { action: `/keep/${kind}/${targetId}`, thing, known: kept !== null, typed, faults };
  return show(words.t('bookmarks.keep.title'), <KeepView page={page} words={words} />, { status: again ? 422 : 200, current: 'you' });
}

async function keep(visit: Visit): Promise<Answer> {
  const { house, viewer, words, now } = visit;
  const { kind, targetId } = targetOf(visit);
  const thing = isId(targetId) ? await thingToKeep(house, viewer, kind, targetId) : null;
  if (!thing) return notFound;
  const read = parseForm(keepForm, visit.form);
  if (!read.ok) return showKeep(visit, inWords(visit, read.faults));
  const { note, remind } = read.value;
  const remindAt = remind ? morningOf(remind, words.timeZone, now) : null;
  if (remind && !remindAt) return showKeep(visit, inWords(visit, { remind: 'bookmarks.fault.day' }));
  await inTransaction(house.db, (tx) => keepBookmark(tx, house.ids.blind(), viewer.person!.id, { kind, targetId, note, remindAt }, now));
  return goTo(thing.url, { kind: 'done', key: 'bookmarks.flash.kept' });
}

const inWords = ({ words: { t } }: Visit, faults: Faults): Faults =>
  Object.fromEntries(Object.entries(faults).map(([field, key]) => [field, t(key)]));

async function drop({ house, viewer, params }: Visit): Promise<Answer> {
  const id = params['bookmark']!;
  const dropped = isId(id) && (await inTransaction(house.db, (tx) => dropBookmark(tx, viewer.person!.id, id)));
  return dropped ? goTo('/bookmarks', { kind: 'done', key: 'bookmarks.flash.dropped' }) : notFound;
}

const ids = { kind: 'kind', id: 'post' } as const;

export const routes: readonly Route[] = [
  { method: 'GET', path: '/bookmarks', door: 'member', ids: { before: 'bookmark' }, handle: list },
  { method: 'GET', path: '/keep/:kind/:id', door: 'member', ids, handle: (visit) => showKeep(visit) },
  { method: 'POST', path: '/keep/:kind/:id', door: 'member', ids, handle: keep },
  { method: 'POST', path: '/bookmarks/:bookmark/drop', door: 'member', ids: { bookmark: 'bookmark' }, handle: drop },
];
