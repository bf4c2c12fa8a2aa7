import { dropAsideCalled, takeAside } from '../people/index.ts';
import { inTransaction } from '../platform/db/index.ts';
import { goTo, notFound, ownPath, text, type Answer, type Route, type Visit } from '../platform/http/index.ts';
import { isId } from '../platform/ids.ts';
import { isDraftName, readDraftForm } from './forms.ts';
import { keepTyped } from './keep-typed.ts';
import { showDrafts } from './page.tsx';
import { bringBackDraft, throwAwayDraft } from './throw-away-draft.ts';

const json = (what: object, status = 200) => text(JSON.stringify(what), { type: 'application/json', status });

/** Called while somebody types; answers when the words were kept, by their own clock. */
async function keep({ house, viewer, form, words, now }: Visit): Promise<Answer> {
  const draft = readDraftForm(form);
  if (!draft) return json({ is: 'refused' }, 422);
  const kept = await inTransaction(house.db, (tx) => keepTyped(tx, house.ids, viewer.person!.id, draft, now));
  return json(kept.is === 'kept' ? { ...kept, at: now.toISOString(), time: words.time(now) } : kept);
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

/** The words of the other device become the draft, and the draft's are put aside. */
async function takeOther({ house, viewer, params, now }: Visit): Promise<Answer> {
  const id = params['aside']!;
  const taken = isId(id) && (await inTransaction(house.db, (tx) => takeAside(tx, house.ids, viewer.person!.id, id, now)));
  return taken ? goTo('/drafts', { kind: 'done', key: 'drafts.flash.taken' }) : notFound;
}

async function throwOther({ house, viewer, params }: Visit): Promise<Answer> {
  const id = params['aside']!;
  const dropped = isId(id) && (await inTransaction(house.db, (tx) => dropAsideCalled(tx, viewer.person!.id, id)));
  return dropped ? goTo('/drafts', { kind: 'done', key: 'drafts.flash.thrown' }) : notFound;
}

export const routes: Route[] = [
  { method: 'GET', path: '/drafts', door: 'member', ids: {}, handle: showDrafts },
  { method: 'POST', path: '/drafts', door: 'member', ids: { form: 'draft', idempotency_key: 'form-key' }, handle: keep },
  { method: 'POST', path: '/drafts/throw-away', door: 'member', ids: { form: 'draft' }, handle: throwAway },
  { method: 'POST', path: '/drafts/bring-back', door: 'member', ids: { form: 'draft' }, handle: bringBack },
  { method: 'POST', path: '/drafts/asides/:aside/take', door: 'member', ids: { aside: 'draft' }, handle: takeOther },
  { method: 'POST', path: '/drafts/asides/:aside/throw-away', door: 'member', ids: { aside: 'draft' }, handle: throwOther },
];
