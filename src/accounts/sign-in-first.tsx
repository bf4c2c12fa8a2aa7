import { show, type Answer, type Visit } from '../platform/http/index.ts';
import { onwardOf } from './carried.ts';
import { passkeysWork } from './passkey-ceremony.ts';
import { passKeyScripts } from './views/pass-key.tsx';
import { SignInPage, type SignInModel } from './views/sign-in.tsx';
import { NotPostedPage } from './views/waiting.tsx';

/** Which page a person without the right to be anywhere else is led to. */
const placeOf = { suspended: '/suspended', waiting: '/waiting', active: '/' } as const;

/**
 * Somebody came to a door that needs a session, or more than the one they have. Without a session nothing is lost:
 * a form that was sent is carried through signing in, a page that was asked for is remembered.
 */
export function signInFirst(visit: Visit): Answer {
  const person = visit.viewer.person;
  const typed = visit.form.get('words');
  if (person?.state === 'suspended' && typed) return notPosted(visit, typed);
  if (person) return { kind: 'go', to: placeOf[person.state] };
  const onward = onwardOf(visit);
  return showSignIn(visit, { onward, why: onward.carried ? 'expired' : 'members', status: 401 });
}

const notPosted = ({ words: { t } }: Visit, typed: string): Answer =>
  show(t('accounts.suspended.title'), <NotPostedPage t={t} typed={typed} />, { alone: true, status: 403 });

type Shown = Partial<Pick<SignInModel, 'who' | 'email' | 'lost' | 'says' | 'why'>> & { onward: SignInModel['onward']; status?: number };

export function showSignIn(
  { words: { t }, house }: Visit,
  { onward, who = '', email = '', lost = '', says = {}, why = null, status = 200 }: Shown,
): Answer {
  const passkeys = passkeysWork(house.config);
  const model: SignInModel = {
    onward,
    who,
    email,
    lost,
    says,
    why,
    passkeys,
    provider: house.config.oidc?.name ?? null,
    mayJoin: house.community().joining !== 'invitation',
  };
  return show(t('accounts.sign_in.title'), <SignInPage t={t} model={model} />, {
    status,
    alone: true,
    scripts: passkeys ? passKeyScripts : [],
  });
}
