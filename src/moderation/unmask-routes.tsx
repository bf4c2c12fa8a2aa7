import { z } from 'zod';
import { can, recipientOf } from '../access/index.ts';
import { inTransaction } from '../platform/db/index.ts';
import { goTo, notFound, parseForm, show, type Answer, type Faults, type Route, type Visit } from '../platform/http/index.ts';
import { isId } from '../platform/ids.ts';
import { answerUnmasking, lookBehindAlias, mayAnswer } from './answer-unmasking.ts';
import { askableTarget, askToUnmask } from './ask-to-unmask.ts';
import { targetOf, toReports } from './report-routes.tsx';
import { longestWords, shortestReason } from './rules.ts';
import { reasons } from './tables.ts';
import { openTarget } from './target.ts';
import { oneUnmasking, unmaskedMe, unmaskingLog, unmaskingsFor } from './unmask-queries.ts';
import { stateOf } from './unmask-rules.ts';
import { AskToUnmaskPage, UnmaskedMePage } from './views/unmask-ask.tsx';
import { LookedPage, UnmaskingLogPage, UnmaskingPage, UnmaskingsPage } from './views/unmask.tsx';

const written = z
  .string()
  .trim()
  .refine((t) => [...t].length <= longestWords, 'moderation.fault.words_long')
  .default('');
const reason = written.refine((t) => [...t].length >= shortestReason, 'moderation.fault.unmask_reason');

const askForm = z.object({ rule: z.enum(reasons, 'moderation.fault.rule'), reason });
const answerForm = z.object({ answer: z.enum(['granted', 'declined'], 'moderation.fault.unmask_answer'), words: written });

const current = { current: 'reports' } as const;
const title = ({ words: { t } }: Visit) => t('moderation.unmask.title');
const toAll = (visit: Visit) => ({ crumbs: [{ label: title(visit), href: '/unmaskings' }] });

async function showAsk(visit: Visit, faults: Faults = {}): Promise<Answer> {
  const { house, viewer, words, form, now } = visit;
  const target = await inTransaction(house.db, (tx) => askableTarget(tx, house, viewer, targetOf(visit), now));
  if (!target) return notFound;
  const typed = { rule: form.get('rule'), reason: form.get('reason') };
  const page = <AskToUnmaskPage t={words.t} target={target} typed={typed} faults={faults} />;
  return show(title(visit), page, { ...current, status: Object.keys(faults).length > 0 ? 422 : 200 });
}

async function ask(visit: Visit): Promise<Answer> {
  const { house, viewer, form, now } = visit;
  const read = parseForm(askForm, form);
  if (!read.ok) return showAsk(visit, read.faults);
  const asked = await inTransaction(house.db, (tx) => askToUnmask(tx, house, viewer, targetOf(visit), read.value, now));
  if (asked.done) return goTo(`/unmaskings/${asked.unmaskingId}`, { kind: 'done', key: 'moderation.flash.unmask_asked' });
  return asked.why === 'already' ? goTo('/unmaskings', { kind: 'problem', key: 'moderation.flash.unmask_already' }) : notFound;
}

async function list(visit: Visit): Promise<Answer> {
  const { house, viewer, words, now } = visit;
  if (!can(viewer, 'read-reports') && !can(viewer, 'administer')) return notFound;
  const found = (await unmaskingsFor(house.db, viewer)).map((u) => u.for(recipientOf(viewer)));
  const page = <UnmaskingsPage words={words} unmaskings={found} me={viewer.person!.id} log={can(viewer, 'administer')} now={now} />;
  const crumbs = can(viewer, 'read-reports') ? toReports(words.t) : [];
  return show(title(visit), page, { ...current, crumbs });
}

/** One of them as this viewer may see it, or nothing. */
async function theOne({ house, viewer, params }: Visit) {
  const id = params.unmasking ?? '';
  return isId(id) ? (await oneUnmasking(house.db, viewer, id))?.for(recipientOf(viewer)) : undefined;
}

async function showOne(visit: Visit, faults: Faults = {}): Promise<Answer> {
  const { house, viewer, words, form, now } = visit;
  const it = await theOne(visit);
  if (!it) return notFound;
  const state = stateOf(it, now);
  const answers = state === 'waits' && (await inTransaction(house.db, (tx) => mayAnswer(tx, viewer, it)));
  const looks = state === 'open' && [it.asked_by, it.answered_by].includes(viewer.person!.id);
  // What may be read is read with the eyes of this person; else the reason has to do.
  const target = await openTarget(house, house.db, viewer, { kind: it.kind, id: it.target_id }, 'reader');
  const typed = { answer: form.get('answer'), words: form.get('words') };
  const page = <UnmaskingPage words={words} it={it} state={state} may={{ answers, looks }} target={target} form={{ typed, faults }} />;
  return show(title(visit), page, { ...current, ...toAll(visit), status: Object.keys(faults).length > 0 ? 422 : 200 });
}

async function answer(visit: Visit): Promise<Answer> {
  const { house, viewer, form, params, now } = visit;
  const id = params.unmasking ?? '';
  if (!isId(id)) return notFound;
  const read = parseForm(answerForm, form);
  if (!read.ok) return showOne(visit, read.faults);
  const answered = await inTransaction(house.db, (tx) => answerUnmasking(tx, house, viewer, id, read.value, now));
  if (answered === 'not-found') return notFound;
  const flash = answered === 'done' ? 'moderation.flash.unmask_answered' : 'moderation.flash.already';
  return goTo(`/unmaskings/${id}`, { kind: answered === 'done' ? 'done' : 'problem', key: flash });
}

async function look(visit: Visit): Promise<Answer> {
  const { house, viewer, words, params, now } = visit;
  const id = params.unmasking ?? '';
  const looked = isId(id) ? await inTransaction(house.db, (tx) => lookBehindAlias(tx, viewer, id, now)) : null;
  return looked ? show(title(visit), <LookedPage words={words} looked={looked} />, { ...current, ...toAll(visit) }) : notFound;
}

async function log(visit: Visit): Promise<Answer> {
  const { house, viewer, words } = visit;
  const lines = (await unmaskingLog(house.db, viewer)).map((l) => l.for(recipientOf(viewer)));
  return show(words.t('moderation.unmask.log'), <UnmaskingLogPage words={words} lines={lines} />, { current: 'operator', ...toAll(visit) });
}

async function toldMe(visit: Visit): Promise<Answer> {
  const { house, viewer, words, params } = visit;
  const id = params.unmasking ?? '';
  const it = isId(id) ? await unmaskedMe(house.db, viewer, id) : undefined;
  if (!it) return notFound;
  const target = await openTarget(house, house.db, viewer, { kind: it.kind, id: it.target_id }, 'author');
  const { contactName, contactWords } = house.community();
  const page = <UnmaskedMePage words={words} it={it} url={target?.url ?? null} contact={{ name: contactName, words: contactWords }} />;
  return show(words.t('moderation.unmask.told_title'), page, { current: 'you' });
}

const ofThing = { kind: 'kind', id: 'post' } as const;
const ofOne = { unmasking: 'unmasking' } as const;

export const unmaskRoutes: readonly Route[] = [
  { method: 'GET', path: '/unmask/:kind/:id', door: 'member', ids: ofThing, handle: (visit) => showAsk(visit) },
  { method: 'POST', path: '/unmask/:kind/:id', door: 'member', ids: ofThing, handle: ask },
  { method: 'GET', path: '/unmaskings', door: 'member', ids: {}, handle: list },
  { method: 'GET', path: '/unmaskings/log', door: 'administrator', ids: {}, handle: log },
  { method: 'GET', path: '/unmaskings/:unmasking', door: 'member', ids: ofOne, handle: (visit) => showOne(visit) },
  { method: 'POST', path: '/unmaskings/:unmasking', door: 'member', ids: ofOne, handle: answer },
  { method: 'POST', path: '/unmaskings/:unmasking/look', door: 'member', ids: ofOne, handle: look },
  { method: 'GET', path: '/unmasked/:unmasking', door: 'signed-in', ids: ofOne, handle: toldMe },
];
