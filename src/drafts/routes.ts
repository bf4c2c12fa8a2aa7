import { inTransaction } from '../platform/db/index.ts';
import { goTo, notFound, ownPath, text, type Answer, type Route, type Visit } from '../platform/http/index.ts';
import { isDraftName, readDraftForm } from './forms.ts';
import { keepTyped } from './keep-typed.ts';
import { bringBackDraft, throwAwayDraft } from './throw-away-draft.ts';

const json = (what: object, status = 200) => text(JSON.stringify(what), { type: 'application/json', status });

/** Called while somebody types; answers when the words were kept, by their own clock. */
async function keep({ house, viewer, form, words, now }: Visit): Promise<Answer> {
  const draft = readDraftForm(form);
  if (!draft) return json({ is: 'refused' }, 422);
  const kept = await inTransaction(house.db, (tx) => keepTyped(tx, viewer.person!.id, draft, now));
  return json(kept === 'kept' ? { is: kept, at: now.toISOString(), time: words.time(now) } : { is: kept });
}

async function throwAway({ house, viewer, form, now }: Visit): Promise<Answer> {
  const name = form.get('form');
  if (!isDraftName(name)) return notFound;
  const thrown = await inTransaction(house.db, (tx) => throwAwayDraft(tx, viewer.person!.id, name, now));
  const back = ownPath(form.get('back'));
  if (!thrown) return goTo(back);
  return goTo(back, {
    kind: 'done',
    key: 'islands.draft.gone',
    undo: { action: '/drafts/bring-back', key: 'islands.draft.bring_back', fields: { form: name, back } },
  });
}

async function bringBack({ house, viewer, form, now }: Visit): Promise<Answer> {
  const name = form.get('form');
  if (!isDraftName(name)) return notFound;
  const there = await inTransaction(house.db, (tx) => bringBackDraft(tx, viewer.person!.id, name, now));
  return goTo(
    ownPath(form.get('back')),
    there ? { kind: 'done', key: 'islands.draft.back' } : { kind: 'kept', key: 'islands.draft.too_late' },
  );
}

export const routes: Route[] = [
  { method: 'POST', path: '/drafts', door: 'member', ids: { form: 'draft', idempotency_key: 'form-key' }, handle: keep },
  { method: 'POST', path: '/drafts/throw-away', door: 'member', ids: { form: 'draft' }, handle: throwAway },
  { method: 'POST', path: '/drafts/bring-back', door: 'member', ids: { form: 'draft' }, handle: bringBack },
];
