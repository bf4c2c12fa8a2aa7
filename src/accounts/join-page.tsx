import { isInvited } from '../people/index.ts';
import { show, type Answer, type Visit } from '../platform/http/index.ts';
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

type Shown = {
  says?: Says;
  suggestions?: readonly string[];
  /** Somebody came from the operator's provider: they choose no other way. */
  fromProvider?: { invited: boolean };
};

export function showJoin(visit: Visit, { says = {}, suggestions = [], fromProvider }: Shown = {}): Answer {
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
    typed: typedIn(visit, says),
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

function typedIn({ form }: Visit, says: Says): JoinModel['typed'] {
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
