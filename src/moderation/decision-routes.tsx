import { inTransaction } from '../platform/db/index.ts';
import { goTo, notFound, parseForm, show, type Answer, type Faults, type Route, type Visit } from '../platform/http/index.ts';
import { isId } from '../platform/ids.ts';
import { noteDecisionRead } from '../spaces/index.ts';
import { appealDecision } from './appeal-decision.ts';
import { appealForm } from './forms.ts';
import { decisionsAboutMe } from './queries.ts';
import { mayAppeal, spokenOf } from './rules.ts';
import { openTarget } from './target.ts';
import { DecisionPage, DecisionsPage } from './views/decisions.tsx';

async function decisions({ house, viewer, words }: Visit): Promise<Answer> {
  return show(words.t('moderation.decisions.title'), <DecisionsPage words={words} decisions={await decisionsAboutMe(house.db, viewer)} />, {
    current: 'you',
  });
}

async function decision(visit: Visit, faults: Faults = {}): Promise<Answer> {
  const { house, viewer, words, params, now, after, form } = visit;
  const id = params.decision ?? '';
  const [found] = isId(id) ? await decisionsAboutMe(house.db, viewer, id) : [];
  if (!found) return notFound;
  const target =
    found.kind === 'person' ? null : await openTarget(house, house.db, viewer, { kind: found.kind, id: found.target_id }, 'author');
  after(() => noteDecisionRead(house.db, id, now));
  const { contactName, contactWords } = house.community();
  const asks = mayAppeal(found.act) && !found.appeal && !found.undone;
  const asksEdit = found.act === 'ask-edit' && !found.undone && target && target.state !== 'gone';
  const editUrl = asksEdit ? house.kinds.get(found.kind)?.editUrl?.(found.target_id) : undefined;
  const page = (
    <DecisionPage
      words={words}
      decision={found}
      target={target}
      contact={{ name: contactName, words: contactWords }}
      appeal={asks ? { typed: form.get('words'), faults } : null}
      editUrl={editUrl}
    />
  );
  const status = Object.keys(faults).length > 0 ? 422 : 200;
  return show(words.t(`moderation.decided.${spokenOf(found)}`), page, { current: 'you', status });
}

async function appeal(visit: Visit): Promise<Answer> {
  const { house, viewer, params, form, now } = visit;
  const said = parseForm(appealForm, form);
  if (!said.ok) return decision(visit, said.faults);
  const decisionId = params.decision ?? '';
  if (!isId(decisionId)) return notFound;
  const asked = await inTransaction(house.db, (tx) => appealDecision(tx, house, viewer, { decisionId, words: said.value.words }, now));
  return asked ? goTo(`/decisions/${decisionId}`, { kind: 'done', key: 'moderation.flash.appealed' }) : notFound;
}

/** What was decided about oneself. The suspended come here, too. */
export const decisionRoutes: readonly Route[] = [
  { method: 'GET', path: '/decisions', door: 'signed-in', ids: {}, handle: decisions },
  { method: 'GET', path: '/decisions/:decision', door: 'signed-in', ids: { decision: 'decision' }, handle: (visit) => decision(visit) },
  { method: 'POST', path: '/decisions/:decision', door: 'signed-in', ids: { decision: 'decision' }, handle: appeal },
];
