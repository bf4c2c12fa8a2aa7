import { can, isUnattended, recipientOf } from '../access/index.ts';
import { inTransaction, type Db } from '../platform/db/index.ts';
import { goTo, notFound, parseForm, show, type Answer, type Faults, type Route, type Visit } from '../platform/http/index.ts';
import type { T } from '../platform/i18n/index.ts';
import { reportForm } from './forms.ts';
import { placesThatWait } from './keep-queries.ts';
import { appealsWaiting } from './kept-queries.ts';
import { ownReports, reportsWaiting, suspendedPeople } from './queries.ts';
import { reportIt } from './report-it.ts';
import { openTarget, type Target, type TargetId } from './target.ts';
import { OwnReportsPage } from './views/own-reports.tsx';
import { QueuePage } from './views/queue.tsx';
import { ReportFormPage, type ReportReaders } from './views/report-form.tsx';

/** A thing of a content kind, or a person: each has an address of its own. */
export function targetOf({ params }: Visit): TargetId {
  return params.person === undefined ? { kind: params.kind ?? '', id: params.id ?? '' } : { kind: 'person', id: params.person };
}

/** From what is decided about back to the queue. */
export const toReports = (t: T) => [{ label: t('moderation.queue.title'), href: '/reports' }];

async function form(visit: Visit, faults: Faults = {}): Promise<Answer> {
  const { house, viewer, words, form: typed } = visit;
  const target = await openTarget(house, house.db, viewer, targetOf(visit), 'reader');
  if (!target || target.state === 'gone' || !can(viewer, 'report', { mine: target.mine })) return notFound;
  const readers = await readersOfReport(house.db, target);
  const page = (
    <ReportFormPage
      t={words.t}
      target={target}
      readers={readers}
      typed={{ reason: typed.get('reason'), words: typed.get('words') }}
      faults={faults}
    />
  );
  return show(words.t('moderation.report.title'), page, { status: Object.keys(faults).length > 0 ? 422 : 200 });
}

/** Who will read it: the staff of its place, unless the place has nobody else who could decide. */
async function readersOfReport(db: Db, { placeId, bylineId }: Target): Promise<ReportReaders> {
  if (placeId === null) return { who: 'moderators' };
  const { name } = await db.selectFrom('place').select('name').where('id', '=', placeId).executeTakeFirstOrThrow();
  return { who: (await isUnattended(db, placeId, bylineId)) ? 'instead' : 'place', place: name };
}

async function report(visit: Visit): Promise<Answer> {
  const { house, viewer, now } = visit;
  const said = parseForm(reportForm, visit.form);
  if (!said.ok) return form(visit, said.faults);
  const done = await inTransaction(house.db, (tx) => reportIt(tx, house, viewer, targetOf(visit), said.value, now));
  return done ? goTo('/reports/mine', { kind: 'done', key: 'moderation.flash.reported' }) : notFound;
}

async function mine({ house, viewer, words }: Visit): Promise<Answer> {
  return show(words.t('moderation.mine.title'), <OwnReportsPage words={words} reports={await ownReports(house, viewer)} />);
}

async function queue({ house, viewer, words }: Visit): Promise<Answer> {
  if (!can(viewer, 'read-reports')) return notFound;
  const moderatesPeople = viewer.person?.siteRoles.includes('moderator') ?? false;
  const [waiting, appeals, places, suspended] = await Promise.all([
    reportsWaiting(house.db, viewer),
    appealsWaiting(house.db, viewer),
    placesThatWait(house, viewer),
    moderatesPeople ? suspendedPeople(house.db) : [],
  ]);
  const me = recipientOf(viewer);
  const page = (
    <QueuePage
      words={words}
      waiting={waiting.map((w) => w.for(me))}
      appeals={appeals.map((a) => a.for(me))}
      places={places}
      suspended={suspended}
    />
  );
  return show(words.t('moderation.queue.title'), page, { current: 'reports' });
}

export const reportRoutes: readonly Route[] = [
  { method: 'GET', path: '/report/person/:person', door: 'member', ids: { person: 'person' }, handle: (visit) => form(visit) },
  { method: 'POST', path: '/report/person/:person', door: 'member', ids: { person: 'person' }, handle: report },
  { method: 'GET', path: '/report/:kind/:id', door: 'member', ids: { kind: 'kind', id: 'post' }, handle: (visit) => form(visit) },
  { method: 'POST', path: '/report/:kind/:id', door: 'member', ids: { kind: 'kind', id: 'post' }, handle: report },
  { method: 'GET', path: '/reports', door: 'member', ids: {}, handle: queue },
  { method: 'GET', path: '/reports/mine', door: 'member', ids: {}, handle: mine },
];
