import { recipientOf } from '../access/index.ts';
import { inTransaction } from '../platform/db/index.ts';
import { goTo, notFound, parseForm, show, type Answer, type Faults, type Route, type Visit } from '../platform/http/index.ts';
import { isId } from '../platform/ids.ts';
import { decide, type Answering } from './decide.ts';
import { decisionForm } from './forms.ts';
import { earlierDecisions } from './kept-queries.ts';
import { reportWithItsLike, type ReportRow } from './queries.ts';
import { countedWarnings } from './rules.ts';
import { readCase } from './read-case.ts';
import { targetOf, toReports } from './report-routes.tsx';
import { openTarget, type TargetId } from './target.ts';
import { CasePage } from './views/case.tsx';

/** What is decided about, where the form goes, and where one comes out. */
type Opened = { it: TargetId; reports: ReportRow[]; answering: Answering | null; action: string; back: string };

async function openReport({ house, viewer, params }: Visit): Promise<Opened | null> {
  const id = params.report ?? '';
  const seen = isId(id) ? await reportWithItsLike(house.db, viewer, id) : [];
  const reports = seen.map((r) => r.for(recipientOf(viewer)));
  const [first] = reports;
  if (!first) return null;
  const answering = { reportId: first.id, scopeId: first.scope_id, placeId: first.place_id, bylineId: first.byline_id };
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
  const bylineId = of.target?.bylineId ?? opened.answering?.bylineId ?? null;
  const earlier = bylineId ? await earlierDecisions(house.db, viewer, bylineId) : [];
  const page = (
    <CasePage
      words={words}
      of={of}
      reports={reports}
      earlier={earlier}
      warnings={countedWarnings(earlier, visit.now)}
      form={{ action, back, typed, faults }}
    />
  );
  const status = Object.keys(faults).length > 0 ? 422 : 200;
  const crumbs = reports.length > 0 ? toReports(words.t) : [];
  const title = words.t(reports.length > 0 ? 'moderation.case.title' : 'moderation.case.title_direct');
  return show(title, page, { status, current: 'reports', crumbs });
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

/** A case is looked at and decided at one address. */
function caseAt(path: string, ids: Route['ids'], open: (visit: Visit) => Promise<Opened | null>): Route[] {
  return [
    { method: 'GET', path, door: 'member', ids, handle: async (visit) => casePage(visit, await open(visit)) },
    { method: 'POST', path, door: 'member', ids, handle: async (visit) => decideOn(visit, await open(visit)) },
  ];
}

export const decideRoutes: readonly Route[] = [
  ...caseAt('/reports/:report', { report: 'report' }, openReport),
  ...caseAt('/moderate/person/:person', { person: 'person' }, openDirectly),
  ...caseAt('/moderate/:kind/:id', { kind: 'kind', id: 'post' }, openDirectly),
];
