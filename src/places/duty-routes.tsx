import { recipientOf } from '../access/index.ts';
import type { Tx } from '../platform/db/index.ts';
import { goTo, notFound, parseForm, show, type Answer, type Route, type Visit } from '../platform/http/index.ts';
import { changeDuty, makeStaff, personCalled, stepDown, type Duty } from '../spaces/index.ts';
import { inSentences } from './entrance-routes.tsx';
import { dutyForm, stepDownForm } from './forms.ts';
import { openOwnDuty, type OwnDuty } from './staff-queries.ts';
import { asStaff } from './staff-routes.tsx';
import { DutyView } from './views/duty.tsx';
import type { Retry } from './views/entrance.tsx';

const dutyOf = (visit: Visit) => `/boards/${visit.params['board']!}/duty`;

async function theDuty({ house, viewer, params }: Visit): Promise<OwnDuty | undefined> {
  const seen = await openOwnDuty(house.db, viewer, params['board']!);
  return seen?.for(recipientOf(viewer));
}

async function showDuty(visit: Visit, retry?: Retry): Promise<Answer> {
  const page = await theDuty(visit);
  if (!page) return notFound;
  const { t } = visit.words;
  return show(t('places.duty_page.title', { board: page.board }), <DutyView page={page} words={visit.words} retry={retry} />, {
    status: retry ? 422 : 200,
    current: 'boards',
    crumbs: [
      { label: t('places.boards.title'), href: '/boards' },
      { label: page.board, href: `/boards/${page.slug}` },
    ],
  });
}

async function chooseDuty(visit: Visit): Promise<Answer> {
  const read = parseForm(dutyForm, visit.form);
  if (!read.ok) return notFound;
  const { duty } = read.value;
  const chosen = await asStaff(visit, (tx, { placeId }) => changeDuty(tx, placeId, visit.viewer.person!.id, duty));
  return chosen ? goTo(dutyOf(visit), { kind: 'done', key: 'places.flash.duty' }) : notFound;
}

type Outcome = 'done' | 'nobody' | null;

/** Ends one's own work for a board, with somebody who goes on where one is named. */
async function end(visit: Visit): Promise<Answer> {
  const { house, viewer, form, now } = visit;
  const read = parseForm(stepDownForm, form);
  const again = (faults: Record<string, string>) =>
    showDuty(visit, { typed: { name: form.get('name') }, faults: inSentences(visit, faults) });
  if (!read.ok) return again(read.faults);
  const before = await theDuty(visit);
  if (!before) return notFound;
  const me = viewer.person!.id;
  const ended = await asStaff(visit, async (tx, { placeId }): Promise<Outcome> => {
    if (read.value.name !== '' && !(await handOver(tx, visit, placeId, read.value.name, before.duty))) return 'nobody';
    return (await stepDown(tx, house, placeId, me, now)) ? 'done' : null;
  });
  if (ended === 'nobody') return again({ name: 'places.fault.not_here' });
  if (ended === null) return notFound;
  const key = before.last && read.value.name === '' ? 'places.flash.stepped_down_last' : 'places.flash.stepped_down';
  return goTo(`/boards/${before.slug}/entrance`, { kind: 'done', key });
}

/** Only somebody who belongs to the board already goes on with the work: nobody is brought in by it. */
async function handOver(tx: Tx, { house, viewer, now }: Visit, placeId: number, name: string, duty: Duty): Promise<boolean> {
  const by = viewer.person!.id;
  const personId = await personCalled(tx, name);
  if (personId === null || personId === by) return false;
  return (await makeStaff(tx, house, { placeId, personId, duty, by }, now)) || changeDuty(tx, placeId, personId, duty);
}

const ids = { board: 'place' } as const;

export const dutyRoutes: Route[] = [
  { method: 'GET', path: '/boards/:board/duty', door: 'member', ids, handle: (visit) => showDuty(visit) },
  { method: 'POST', path: '/boards/:board/duty', door: 'member', ids, handle: chooseDuty },
  { method: 'POST', path: '/boards/:board/duty/end', door: 'member', ids, handle: end },
];
