import { recipientOf } from '../access/index.ts';
import { inTransaction } from '../platform/db/index.ts';
import { goTo, notFound, parseForm, show, type Answer, type Faults, type Route, type Visit } from '../platform/http/index.ts';
import { isId } from '../platform/ids.ts';
import { decide, type Answering } from './decide.ts';
import { decisionForm } from './forms.ts';
import { decisionsAboutMe, noteDecisionRead, reportWithItsLike, type ReportRow } from './queries.ts';
import { readCase } from './read-case.ts';
import { targetOf } from './report-routes.tsx';
import { openTarget, type TargetId } from './target.ts';
import { CasePage } from './views/case.tsx';
import { DecisionPage, DecisionsPage } from './views/decisions.tsx';

/** What is decided about, where the form goes, and where one comes out. */
type Opened = { it: TargetId; reports: ReportRow[]; answering: Answering | null; action: string; back: string };

async function openReport({ house, viewer, params }: Visit): Promise<Opened | null> {
  const id = params.report ?? '';
  const seen = isId(id) ? await reportWithItsLike(house.db, viewer, id) : [];
  const reports = seen.map((r) => r.for(recipientOf(viewer)));
  const [first] = reports;
  if (!first) return null;
  const answering = { reportId: first.id, scopeId: first.scope_id, bylineId: first.byline_id };
  return { it: { kind: first.kind, id: first.target_id }, reports, answering, action: `/reports/${first.id}`, back: '/reports' };
}

async function openDirectly(visit: Visit): Promise<Opened | null> {
  const it = targetOf(visit);
  const target = await openTarget(visit.house, visit.house.db, visit.viewer, it, 'moderator');
  return (
    target && {
      it,
      reports: [],
      answering: null,
      action: `/moderate/${it.kind}/${it.id}`,
      back: it.kind === 'person' ? '/reports' : target.url,
    }
  );
}

async function casePage(visit: Visit, opened: Opened | null, faults: Faults = {}): Promise<Answer> {
  const { house, viewer, words, form } = visit;
  const of = opened && (await readCase(house, viewer, opened.it, opened.answering));
  if (!opened || !of) return notFound;
  const { reports, action, back } = opened;
  const typed = {
    act: form.get('act'),
    length: form.get('length'),
    rule: form.get('rule') || (reports[0]?.reason ?? ''),
    reason: form.get('reason'),
    answer: form.get('answer'),
  };
  const page = <CasePage words={words} of={of} reports={reports} form={{ action, back, typed, faults }} />;
  const status = Object.keys(faults).length > 0 ? 422 : 200;
  return show(words.t(reports.length > 0 ? 'moderation.case.title' : 'moderation.case.title_direct'), page, { status, current: 'reports' });
}

async function decideOn(visit: Visit, opened: Opened | null): Promise<Answer> {
  const { house, viewer, form, now } = visit;
  if (!opened) return notFound;
  const said = parseForm(decisionForm, form);
  if (!said.ok) return casePage(visit, opened, said.faults);
  const decided = await inTransaction(house.db, (tx) => decide(tx, house, viewer, opened.it, said.value, opened.answering, now));
  if (decided.done) return goTo(opened.back, { kind: 'done', key: 'moderation.flash.decided' });
  return decided.why === 'already' ? goTo(opened.action, { kind: 'problem', key: 'moderation.flash.already' }) : notFound;
}

async function decisions({ house, viewer, words }: Visit): Promise<Answer> {
  return show(words.t('moderation.decisions.title'), <DecisionsPage words={words} decisions={await decisionsAboutMe(house.db, viewer)} />, {
    current: 'you',
  });
}

async function decision({ house, viewer, words, params, now, after }: Visit): Promise<Answer> {
  const id = params.decision ?? '';
  const [found] = isId(id) ? await decisionsAboutMe(house.db, viewer, id) : [];
  if (!found) return notFound;
  const target =
    found.kind === 'person' ? null : await openTarget(house, house.db, viewer, { kind: found.kind, id: found.target_id }, 'author');
  after(() => noteDecisionRead(house.db, id, now));
  const { contactName, contactWords } = house.community();
  const page = <DecisionPage words={words} decision={found} target={target} contact={{ name: contactName, words: contactWords }} />;
  return show(words.t(`moderation.decided.${found.act}`), page, { current: 'you' });
}

export const decideRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/reports/:report',
    door: 'member',
    ids: { report: 'report' },
    handle: async (visit) => casePage(visit, await openReport(visit)),
  },
  {
    method: 'POST',
    path: '/reports/:report',
    door: 'member',
    ids: { report: 'report' },
    handle: async (visit) => decideOn(visit, await openReport(visit)),
  },
  {
    method: 'GET',
    path: '/moderate/person/:person',
    door: 'member',
    ids: { person: 'person' },
    handle: async (visit) => casePage(visit, await openDirectly(visit)),
  },
  {
    method: 'POST',
    path: '/moderate/person/:person',
    door: 'member',
    ids: { person: 'person' },
    handle: async (visit) => decideOn(visit, await openDirectly(visit)),
  },
  {
    method: 'GET',
    path: '/moderate/:kind/:id',
    door: 'member',
    ids: { kind: 'kind', id: 'post' },
    handle: async (visit) => casePage(visit, await openDirectly(visit)),
  },
  {
    method: 'POST',
    path: '/moderate/:kind/:id',
    door: 'member',
    ids: { kind: 'kind', id: 'post' },
    handle: async (visit) => decideOn(visit, await openDirectly(visit)),
  },
  { method: 'GET', path: '/decisions', door: 'signed-in', ids: {}, handle: decisions },
  { method: 'GET', path: '/decisions/:decision', door: 'signed-in', ids: { decision: 'decision' }, handle: decision },
];
