import { inTransaction } from '../platform/db/index.ts';
import { goTo, notFound, parseForm, show, type Answer, type Faults, type Route, type Visit } from '../platform/http/index.ts';
import { isId } from '../platform/ids.ts';
import { noteChangeSeen } from '../spaces/index.ts';
import { answerAppeal } from './appeal-decision.ts';
import { appealAnswerForm, undoForm } from './forms.ts';
import { keptDecision } from './kept-queries.ts';
import { toReports } from './report-routes.tsx';
import { spokenOf, undoOf } from './rules.ts';
import { openTarget } from './target.ts';
import { undoDecision } from './undo-decision.ts';
import { KeptDecisionPage } from './views/kept-decision.tsx';

const pathOf = ({ params }: Visit) => `/decided/${params.decision}`;

/** The decision of the address, for somebody who looks after its place. */
async function theDecision({ house, viewer, params }: Visit) {
  const id = params.decision ?? '';
  return isId(id) && viewer.person ? keptDecision(house.db, viewer, id) : null;
}

async function showDecision(visit: Visit, faults: Faults = {}): Promise<Answer> {
  const { house, viewer, words, form } = visit;
  const decision = await theDecision(visit);
  if (!decision) return notFound;
  const it = { kind: decision.kind, id: decision.target_id };
  const target = await openTarget(house, house.db, viewer, it, 'moderator');
  const page = (
    <KeptDecisionPage
      words={words}
      decision={decision}
      target={target}
      mayUndo={undoOf(decision.act) !== null && !decision.undone && !decision.later}
      typed={{ answer: form.get('answer'), words: form.get('words'), reason: form.get('reason') }}
      faults={faults}
    />
  );
  return show(words.t(`moderation.kept.act.${spokenOf(decision)}`), page, {
    current: 'reports',
    crumbs: toReports(words.t),
    status: Object.keys(faults).length > 0 ? 422 : 200,
  });
}

async function undo(visit: Visit): Promise<Answer> {
  const { house, viewer, form, now } = visit;
  const said = parseForm(undoForm, form);
  if (!said.ok) return showDecision(visit, said.faults);
  const undo = { decisionId: visit.params.decision!, reason: said.value.reason };
  const done = await inTransaction(house.db, (tx) => undoDecision(tx, house, viewer, undo, now));
  if (!done.done && done.why === 'not-found') return notFound;
  return goTo(
    pathOf(visit),
    done.done ? { kind: 'done', key: 'moderation.flash.undone' } : { kind: 'problem', key: 'moderation.flash.already' },
  );
}

async function answer(visit: Visit): Promise<Answer> {
  const { house, viewer, form, now } = visit;
  const said = parseForm(appealAnswerForm, form);
  if (!said.ok) return showDecision(visit, said.faults);
  const decisionId = visit.params.decision!;
  const answered = await inTransaction(house.db, (tx) => answerAppeal(tx, house, viewer, { ...said.value, decisionId }, now));
  return answered ? goTo('/reports', { kind: 'done', key: 'moderation.flash.appeal_answered' }) : notFound;
}

async function seen(visit: Visit): Promise<Answer> {
  const decision = await theDecision(visit);
  if (!decision) return notFound;
  await inTransaction(visit.house.db, (tx) => noteChangeSeen(tx, decision.id, visit.now));
  return goTo(pathOf(visit), { kind: 'done', key: 'moderation.flash.seen' });
}

/** An id that is none of ours, and a decision of somewhere else, are the same. */
const known = (handle: (visit: Visit) => Promise<Answer>) => async (visit: Visit) =>
  (await theDecision(visit)) ? handle(visit) : notFound;

const ids = { decision: 'decision' } as const;

/** Decisions, for those who look after the same place: by whom, why, and whether they stand. */
export const keptRoutes: readonly Route[] = [
  { method: 'GET', path: '/decided/:decision', door: 'member', ids, handle: (visit) => showDecision(visit) },
  { method: 'POST', path: '/decided/:decision/undo', door: 'member', ids, handle: known(undo) },
  { method: 'POST', path: '/decided/:decision/answer', door: 'member', ids, handle: known(answer) },
  { method: 'POST', path: '/decided/:decision/seen', door: 'member', ids, handle: seen },
];
