import { can } from '../access/index.ts';
import { invitationsSince, makeInvitation, once, withdrawInvitation } from '../people/index.ts';
import { inTransaction } from '../platform/db/index.ts';
import { idempotencyField } from '../platform/html/index.ts';
import { goTo, notFound, parseForm, show, type Answer, type Route, type Visit } from '../platform/http/index.ts';
import { isId } from '../platform/ids.ts';
import { invitationForm } from './forms.ts';
import { InvitationMade, InvitationsPage } from './views/invitations.tsx';
import { operatorCrumbs } from './views/own-crumbs.ts';
import { inWords, type Says } from './views/says.tsx';

/** How long one can look up who came by an invitation. */
const shownDays = 180;

async function showInvitations({ house, form, words, now }: Visit, says: Says = {}): Promise<Answer> {
  const list = await invitationsSince(house.db, new Date(now.getTime() - shownDays * 86_400_000));
  const typed = { forWhom: form.get('for_whom'), days: form.get('days') || '14', uses: form.get('uses') || '1' };
  const page = <InvitationsPage words={words} list={list} typed={typed} formKey={house.ids.blind()} now={now} says={says} />;
  return show(words.t('accounts.invitations.title'), page, {
    ...operatorCrumbs(words.t),
    status: Object.keys(says).length > 0 ? 422 : 200,
  });
}

/** The link is on the page that answers, and nowhere else: the database keeps its hash only. */
async function invite(visit: Visit): Promise<Answer> {
  const { house, viewer, form, words, now } = visit;
  if (!can(viewer, 'invite')) return notFound;
  const parsed = parseForm(invitationForm, form);
  if (!parsed.ok) return showInvitations(visit, inWords(words.t, parsed.faults));
  const { for_whom: forWhom, days, uses } = parsed.value;
  const key = form.get(idempotencyField);
  const personId = viewer.person!.id;
  const secret = await inTransaction(house.db, async (tx) => {
    const id = house.ids.blind();
    if (isId(key) && (await once(tx, { personId, form: 'invitation', key }, id, now))) return null;
    return makeInvitation(tx, house.ids, personId, { id, forWhom, days, uses }, now);
  });
  if (secret === null) return goTo('/invitations', { kind: 'done', key: 'accounts.flash.invitation_there' });
  const link = `${house.config.publicUrl}/join/${secret}`;
  return show(words.t('accounts.invitations.made_title'), <InvitationMade t={words.t} link={link} uses={uses} days={days} />, {
    ...operatorCrumbs(words.t),
  });
}

async function withdraw({ house, viewer, form, now }: Visit): Promise<Answer> {
  const id = form.get('invitation');
  const done = can(viewer, 'invite') && isId(id) && (await withdrawInvitation(house.db, id, now));
  return done ? goTo('/invitations', { kind: 'done', key: 'accounts.flash.withdrawn' }) : notFound;
}

export const invitationRoutes: readonly Route[] = [
  { method: 'GET', path: '/invitations', door: 'administrator', ids: {}, handle: (visit) => showInvitations(visit) },
  { method: 'POST', path: '/invitations', door: 'administrator', ids: { [idempotencyField]: 'form-key' }, handle: invite },
  { method: 'POST', path: '/invitations/withdraw', door: 'administrator', ids: { invitation: 'invitation' }, handle: withdraw },
];
