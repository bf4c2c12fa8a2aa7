import { accountCalled, countAttempt, forgetAttempts, keepRecoveryCodes, nobody, recoveryCodesLeft } from '../people/index.ts';
import { inTransaction, type Tx } from '../platform/db/index.ts';
import { parseForm, show, type Answer, type Route, type Visit } from '../platform/http/index.ts';
import { admit } from './admit.ts';
import { hashOfRecoveryCode, newRecoveryCodes } from './app-code.ts';
import { arrive } from './arrive.tsx';
import { readOnward } from './carried.ts';
import { recoveryForm } from './forms.ts';
import { limits } from './limits.ts';
import { useRecoveryCode } from './pass-second-step.ts';
import { showSignIn } from './sign-in-first.tsx';
import { tellOfChange } from './tell-of-change.ts';
import { ownCrumbs } from './views/own-crumbs.ts';
import { RecoveryCodesPage, RecoveryPage } from './views/recovery.tsx';
import { inWords } from './views/says.tsx';

async function showRecovery({ house, words, viewer }: Visit): Promise<Answer> {
  const left = await recoveryCodesLeft(house.db, viewer.person!.id);
  return show(words.t('accounts.recovery.title'), <RecoveryPage t={words.t} left={left} />, ownCrumbs(words.t));
}

/** New codes, told once; earlier ones open nothing any more. */
export async function makeRecoveryCodes(tx: Tx, { house, viewer }: Visit): Promise<string[]> {
  const codes = newRecoveryCodes(house);
  const personId = viewer.person!.id;
  await keepRecoveryCodes(
    tx,
    personId,
    codes.map((code) => hashOfRecoveryCode(house, personId, code)),
  );
  return codes;
}

/** On the page that answers, and nowhere else: the database keeps hashes. */
export function showRecoveryCodes({ house, words }: Visit, codes: readonly string[], codeIsOn: boolean): Answer {
  const page = <RecoveryCodesPage t={words.t} codes={codes} codeIsOn={codeIsOn} community={house.community().name} />;
  return show(words.t('accounts.recovery.title'), page, ownCrumbs(words.t));
}

async function make(visit: Visit): Promise<Answer> {
  const codes = await inTransaction(visit.house.db, async (tx) => {
    await tellOfChange(tx, visit, visit.viewer.person!.id, 'recovery-codes');
    return makeRecoveryCodes(tx, visit);
  });
  return showRecoveryCodes(visit, codes, false);
}

/** For whoever lost the phone that held their passkey: a name and a code from paper. A second step is asked for as ever. */
async function comeInByRecovery(visit: Visit): Promise<Answer> {
  const { house, now, form, words } = visit;
  const onward = readOnward(visit);
  const again = (says: Record<string, string>) => showSignIn(visit, { onward, lost: form.get('lost'), says, status: 422 });
  const parsed = parseForm(recoveryForm, form);
  if (!parsed.ok) return again(inWords(words.t, parsed.faults));
  const { lost: who, recovery_code: code } = parsed.value;
  const tries = limits.signIn(who, visit.address);
  const until = await countAttempt(house.db, tries, now);
  if (until) return again({ lost: words.t('accounts.sign_in.wait', { time: words.when(until) }) });
  const admitted = await inTransaction(house.db, async (tx) => {
    const personId = (await accountCalled(tx, who))?.personId ?? nobody;
    return (await useRecoveryCode(tx, visit, personId, code)) && admit(tx, visit, { personId, cameBy: 'password' });
  });
  if (!admitted) return again({ lost: words.t('accounts.recovery.wrong') });
  await forgetAttempts(house.db, tries[0]!);
  return arrive(visit, admitted, onward);
}

export const recoveryRoutes: readonly Route[] = [
  { method: 'GET', path: '/you/recovery', door: 'signed-in', ids: {}, afterProving: true, handle: showRecovery },
  { method: 'POST', path: '/you/recovery', door: 'signed-in', ids: {}, afterProving: true, handle: make },
  { method: 'POST', path: '/sign-in/recovery', door: 'anyone', ids: {}, handle: comeInByRecovery },
];
