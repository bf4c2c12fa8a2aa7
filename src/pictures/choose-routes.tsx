import { keepDraft } from '../people/index.ts';
import { inTransaction } from '../platform/db/index.ts';
import { goTo, notFound, show, type Answer, type Route, type Visit } from '../platform/http/index.ts';
import { choose, chosenFor, type ForDraft } from './draft-pictures.ts';
import { describeOwn, whyNotDescribed } from './describe.ts';
import { describedIn, forDraft, rearranged, typedIn } from './forms.ts';
import { takeFiles, type SaidFault } from './take-pictures.ts';
import { addressFor, ChooseView, type ChoosePage } from './views/choose.tsx';

type More = { faults?: ChoosePage['faults']; added?: number; typed?: ChoosePage['typed'] };

async function showChoice(visit: Visit, draft: ForDraft, { faults = [], added = 0, typed = {} }: More = {}): Promise<Answer> {
  const { pictures } = await chosenFor(visit, draft);
  const page = { draft, pictures, faults, added, typed, limits: visit.house.config.pictures };
  return show(visit.words.t('pictures.choose.title'), <ChooseView page={page} t={visit.words.t} />, {
    status: faults.length > 0 ? 422 : 200,
  });
}

async function choice(visit: Visit): Promise<Answer> {
  const draft = forDraft(visit);
  return draft ? showChoice(visit, draft) : notFound;
}

/** From the composer: what is typed there is kept, and stands there again on the way back. */
async function keepTyped(visit: Visit): Promise<Answer> {
  const draft = forDraft(visit);
  const typed = typedIn(visit.form);
  if (!draft || !typed) return notFound;
  await inTransaction(visit.house.db, (tx) =>
    keepDraft(tx, visit.house.ids, visit.viewer.person!.id, { form: draft.form, fields: typed, base: null }, visit.now),
  );
  return goTo(addressFor(draft));
}

const sentenceOf = ({ words: { t }, house: { config } }: Visit, { key, name }: SaidFault): string =>
  t('pictures.fault.of', {
    name: name || t('pictures.fault.nameless'),
    why: t(key, { megabytes: config.pictures.mostBytes / 1_000_000, most: config.pictures.aPost }),
  });

async function add(visit: Visit): Promise<Answer> {
  const draft = forDraft(visit);
  if (!draft) return notFound;
  const before = await chosenFor(visit, draft);
  const had = before.pictures.map(({ id }) => id);
  const { ids, faults } = await takeFiles(visit, visit.files, visit.house.config.pictures.aPost - had.length);
  if (ids.length > 0) await choose(visit, draft, before, [...had, ...ids]);
  if (visit.files.length === 0)
    return showChoice(visit, draft, { faults: [{ field: 'files', message: visit.words.t('pictures.fault.none') }] });
  if (faults.length === 0)
    return goTo(`${addressFor(draft)}#chosen`, { kind: 'done', key: 'pictures.flash.added', args: { n: ids.length } });
  return showChoice(visit, draft, { added: ids.length, faults: faults.map((f) => ({ field: 'files', message: sentenceOf(visit, f) })) });
}

/** Whichever button was pressed, what was typed about the pictures is kept first. */
async function change(visit: Visit): Promise<Answer> {
  const { form, house, viewer, now, words } = visit;
  const draft = forDraft(visit);
  if (!draft) return notFound;
  const before = await chosenFor(visit, draft);
  const had = before.pictures.map(({ id }) => id);
  const said = describedIn(form).filter(({ id }) => had.includes(id));
  const faults: ChoosePage['faults'] = [];
  // What is newly said comes first: of pictures without words one has to say something all the time.
  for (const one of said.toSorted((a, b) => Number(a.alt === '') - Number(b.alt === ''))) {
    const done = await describeOwn(house, viewer, one, now);
    if (!done.done) faults.push({ field: `alt-${one.id}`, message: words.t(whyNotDescribed[done.why]) });
  }
  const ids = rearranged(had, form);
  if (ids.join() !== had.join()) await choose(visit, draft, before, ids);
  if (faults.length > 0) return showChoice(visit, draft, { faults, typed: Object.fromEntries(said.map(({ id, alt }) => [id, alt])) });
  if (form.get('remove')) return goTo(`${addressFor(draft)}#chosen`, { kind: 'done', key: 'pictures.flash.removed' });
  return goTo(form.get('earlier') || form.get('later') ? `${addressFor(draft)}#chosen` : draft.back);
}

const ids = { form: 'draft' } as const;

export const chooseRoutes: Route[] = [
  { method: 'GET', path: '/pictures/choose', door: 'member', ids, handle: choice },
  { method: 'POST', path: '/pictures/choose', door: 'member', ids: { ...ids, pictures: 'picture', answers: 'post' }, handle: keepTyped },
  { method: 'POST', path: '/pictures', door: 'member', ids, takesFiles: true, handle: add },
  {
    method: 'POST',
    path: '/pictures/change',
    door: 'member',
    ids: { ...ids, picture: 'picture', decoration: 'picture', remove: 'picture', earlier: 'picture', later: 'picture' },
    handle: change,
  },
];
