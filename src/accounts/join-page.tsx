import { isInvited } from '../people/index.ts';
import { readForm, show, type Answer, type Form, type Visit } from '../platform/http/index.ts';
import { hashOfSecret } from '../platform/ids.ts';
import { passkeysWork } from './passkey-ceremony.ts';
import { JoinClosed, JoinPage, type JoinModel } from './views/join.tsx';
import { passKeyScripts } from './views/pass-key.tsx';
import type { Says } from './views/says.tsx';

/** What the database knows the invitation of this address by; its secret is kept nowhere. */
export function invitationOf({ params }: Visit): Buffer | null {
  return params['invitation'] === undefined ? null : hashOfSecret(params['invitation']);
}

/** Whether this visitor may join at all, with this invitation or without one. Null when they may. */
export async function closedTo(visit: Visit, invitation: Buffer | null): Promise<Answer | null> {
  const { house, words, now } = visit;
  const { t } = words;
  const { joining, contactWords, name } = house.community();
  if (invitation === null && joining !== 'invitation') return null;
  const over = invitation !== null;
  if (over && (await isInvited(house.db, invitation, now))) return null;
  return show(t('accounts.join.title'), <JoinClosed t={t} over={over} contact={contactWords} community={name} />, {
    status: over ? 410 : 200,
    alone: true,
  });
}

/** What goes along to the provider and back; a password and an address for letters are given there. */
const carried = ['name', 'about', 'relations', 'time_zone', 'age', 'consent'];
const longestCarried = 10_000;

/** What somebody typed to join before they chose to go by the provider, as text to be kept; empty when nothing. */
export function typedToJoin(form: Form): string {
  const typed = form.entries().filter(([name, value]) => carried.includes(name) && value !== '');
  return new URLSearchParams(typed).toString().slice(0, longestCarried);
}

export const formTyped = (typed: string | undefined): Form => readForm(new URLSearchParams(typed));

type Shown = {
  says?: Says;
  suggestions?: readonly string[];
  /** Somebody came from the operator's provider: they choose no other way. */
  fromProvider?: { invited: boolean };
  /** What was typed, where it stands in another form than this visit's. */
  form?: Form;
};

export function showJoin(visit: Visit, { says = {}, suggestions = [], fromProvider, form = visit.form }: Shown = {}): Answer {
  const { house, params, words } = visit;
  const { name, minimumAge, joining } = house.community();
  const passkeys = !fromProvider && passkeysWork(house.config);
  const invitation = params['invitation'];
  const model: JoinModel = {
    action: fromProvider ? '/join/provider' : invitation === undefined ? '/join' : `/join/${invitation}`,
    community: name,
    minimumAge,
    approval: joining === 'approval' && invitation === undefined && !fromProvider?.invited,
    passkeys,
    provider: house.config.oidc?.name ?? null,
    invitation: invitation ?? '',
    cameFromProvider: fromProvider !== undefined,
    typed: typedIn(form, says),
    suggestions,
    says,
  };
  const status = Object.keys(says).length > 0 ? 422 : 200;
  return show(words.t('accounts.join.title'), <JoinPage t={words.t} model={model} />, {
    status,
    alone: true,
    scripts: passkeys ? passKeyScripts : [],
  });
}

function typedIn(form: Form, says: Says): JoinModel['typed'] {
  return {
    name: form.get('name'),
    about: form.get('about'),
    way: form.get('way') || 'password',
    email: form.get('email'),
    relations: form.all('relations'),
    zone: form.get('time_zone') || 'UTC',
    age: form.get('age') === 'yes',
    consent: form.get('consent') === 'yes',
    ceremony: says['way'] ? '' : form.get('ceremony'),
    response: says['way'] ? '' : form.get('response'),
  };
}
