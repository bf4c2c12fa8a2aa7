import { accountCalled, countAttempt, endSession, forgetAttempts, isPassword } from '../people/index.ts';
import { inTransaction } from '../platform/db/index.ts';
import { goTo, notFound, parseForm, show, text, type Answer, type Route, type Visit } from '../platform/http/index.ts';
import { admit } from './admit.ts';
import { arrive } from './arrive.tsx';
import { askToSignIn } from './ask-for-link.ts';
import { readOnward } from './carried.ts';
import { askLinkForm, signInForm } from './forms.ts';
import { limits } from './limits.ts';
import { askWhoItIs, passkeysWork, takeWhoItIs } from './passkey-ceremony.ts';
import { showSignIn } from './sign-in-first.tsx';
import { inWords } from './views/says.tsx';
import { MailSent } from './views/sign-in.tsx';

async function signInPage(visit: Visit): Promise<Answer> {
  return visit.viewer.person ? goTo(readOnward(visit).next) : showSignIn(visit, { onward: readOnward(visit) });
}

/** Same statements, same hashing, same answer, whether there is such an account or not. */
async function signIn(visit: Visit): Promise<Answer> {
  const { house, now, form, words } = visit;
  const onward = readOnward(visit);
  const again = (says: Record<string, string>) => showSignIn(visit, { onward, who: form.get('who'), says, status: 422 });
  const parsed = parseForm(signInForm, form);
  if (!parsed.ok) return again(inWords(words.t, parsed.faults));
  const { who, password } = parsed.value;
  const tries = limits.signIn(who, visit.address);
  const until = await countAttempt(house.db, tries, now);
  if (until) return again({ who: words.t('accounts.sign_in.wait', { time: words.when(until) }) });
  const account = await accountCalled(house.db, who);
  const right = await isPassword(password, account?.passwordHash ?? null);
  if (!account || !right) return again({ who: words.t('accounts.sign_in.wrong') });
  await forgetAttempts(house.db, tries[0]!);
  const { personId } = account;
  return arrive(visit, await inTransaction(house.db, (tx) => admit(tx, visit, { personId, cameBy: 'password' })), onward);
}

async function askLink(visit: Visit): Promise<Answer> {
  const { house, now, form, words } = visit;
  const onward = readOnward(visit);
  const again = (says: Record<string, string>) => showSignIn(visit, { onward, email: form.get('email'), says, status: 422 });
  const parsed = parseForm(askLinkForm, form);
  if (!parsed.ok) return again(inWords(words.t, parsed.faults));
  const { email } = parsed.value;
  const until = await countAttempt(house.db, limits.askForLink(email, visit.address), now);
  if (until) return again({ email: words.t('accounts.sign_in.link_wait', { time: words.when(until) }) });
  await askToSignIn(house, email, onward.next, now);
  return show(words.t('accounts.sent.title'), <MailSent t={words.t} onward={onward} said={words.t('accounts.sent.sign_in')} />, {
    alone: true,
  });
}

async function startPasskey({ house, now, address }: Visit): Promise<Answer> {
  if (!passkeysWork(house.config)) return notFound;
  if (await countAttempt(house.db, limits.ceremony(address), now)) return text('{}', { type: 'application/json', status: 429 });
  return text(JSON.stringify(await askWhoItIs(house, now)), { type: 'application/json' });
}

async function signInByPasskey(visit: Visit): Promise<Answer> {
  const { house, now, form, words } = visit;
  const onward = readOnward(visit);
  const answered = { ceremony: form.get('ceremony'), response: form.get('response') };
  const admitted = await inTransaction(house.db, async (tx) => {
    const personId = await takeWhoItIs(house, tx, answered, now);
    return personId && admit(tx, visit, { personId, cameBy: 'passkey' });
  });
  if (admitted) return arrive(visit, admitted, onward);
  return showSignIn(visit, { onward, says: { passkey: words.t('accounts.passkey.unknown') }, status: 422 });
}

/** Also tells the browser to drop what it keeps of ours; our script does the same where the header is not known. */
export const wipe = { 'clear-site-data': '"storage"' };

async function signOut(visit: Visit): Promise<Answer> {
  const { person } = visit.viewer;
  if (person?.sessionId) await inTransaction(visit.house.db, (tx) => endSession(tx, person.id, person.sessionId!));
  visit.clearCookie('session');
  return text('', { status: 303, headers: { location: '/signed-out', ...wipe } });
}

async function signedOut({ words: { t } }: Visit): Promise<Answer> {
  return show(
    t('accounts.signed_out.title'),
    <>
      <h1>{t('accounts.signed_out.title')}</h1>
      <p>{t('accounts.signed_out.words')}</p>
      <p>
        <a href="/sign-in">{t('accounts.signed_out.again')}</a>
      </p>
    </>,
    { alone: true },
  );
}

export const signInRoutes: readonly Route[] = [
  { method: 'GET', path: '/sign-in', door: 'anyone', ids: {}, handle: signInPage },
  { method: 'POST', path: '/sign-in', door: 'anyone', ids: {}, handle: signIn },
  { method: 'POST', path: '/sign-in/link', door: 'anyone', ids: {}, handle: askLink },
  { method: 'POST', path: '/sign-in/passkey/start', door: 'anyone', ids: {}, handle: startPasskey },
  { method: 'POST', path: '/sign-in/passkey', door: 'anyone', ids: { ceremony: 'secret' }, handle: signInByPasskey },
  { method: 'POST', path: '/sign-out', door: 'anyone', ids: {}, evenWhenFull: true, handle: signOut },
  { method: 'GET', path: '/signed-out', door: 'anyone', ids: {}, handle: signedOut },
];
