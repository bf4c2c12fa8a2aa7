import { askForLink, countAttempt, forgetAttempts, isPassword, noteProof, passwordHashOf, waysInOf, type Limit } from '../people/index.ts';
import { inTransaction, type Tx } from '../platform/db/index.ts';
import { notFound, show, type Answer, type Route, type Visit } from '../platform/http/index.ts';
import { goOn } from './arrive.tsx';
import { readOnward } from './carried.ts';
import { limits } from './limits.ts';
import { takeAppCode } from './pass-second-step.ts';
import { takeWhoItIs } from './passkey-ceremony.ts';
import { showProve, waysToProve } from './prove.tsx';
import { MailSent } from './views/sign-in.tsx';

/** Somebody came to it by its own address: nothing else was asked for, so nothing is refused. */
async function onPage(visit: Visit): Promise<Answer> {
  const answer = await showProve(visit, readOnward(visit));
  return answer.kind === 'page' ? { ...answer, status: 200 } : answer;
}

const ownId = ({ viewer }: Visit) => viewer.person!.id;

/** Notes the proof when `is` finds one, and goes on; says what was wrong otherwise. */
async function proveBy(
  visit: Visit,
  { field, fault, tries }: { field: string; fault: string; tries: Limit[] },
  is: (tx: Tx, personId: string) => Promise<boolean>,
): Promise<Answer> {
  const { house, words, now } = visit;
  const { id, sessionId } = visit.viewer.person!;
  const until = await countAttempt(house.db, tries, now);
  if (until) return showProve(visit, readOnward(visit), { [field]: words.t('accounts.prove.wait', { time: words.when(until) }) });
  const proven = await inTransaction(house.db, async (tx) => (await is(tx, id)) && noteProof(tx, id, sessionId ?? '', now));
  if (!proven) return showProve(visit, readOnward(visit), { [field]: words.t(fault) });
  await forgetAttempts(house.db, tries[0]!);
  return goOn(visit, readOnward(visit));
}

const byPassword = (visit: Visit) =>
  proveBy(visit, { field: 'password', fault: 'accounts.password.not_right', tries: limits.confirm(ownId(visit)) }, async (tx, id) =>
    isPassword(visit.form.get('password').slice(0, 200), await passwordHashOf(tx, id)),
  );

/** Counted with the codes of the second step: they are guessed no faster here. */
const byCode = (visit: Visit) =>
  proveBy(visit, { field: 'code', fault: 'accounts.code.wrong', tries: limits.code(ownId(visit)) }, (tx, id) =>
    takeAppCode(tx, visit, id, visit.form.get('code').slice(0, 100)),
  );

const byPasskey = (visit: Visit) =>
  proveBy(visit, { field: 'passkey', fault: 'accounts.passkey.failed', tries: limits.confirm(ownId(visit)) }, async (tx, id) => {
    const answered = { ceremony: visit.form.get('ceremony'), response: visit.form.get('response') };
    return (await takeWhoItIs(visit.house, tx, answered, visit.now)) === id;
  });

/**
 * A link to their address, to be opened on this device. Not where a code is on: a device and a mail box that were both
 * left open would get round it.
 */
async function askLink(visit: Visit): Promise<Answer> {
  const { house, words, now } = visit;
  const { id, sessionId } = visit.viewer.person!;
  const onward = readOnward(visit);
  const { email } = await waysInOf(house.db, id);
  if (!email || !sessionId || !(await waysToProve(visit)).link) return notFound; // guard:prove-by-link
  const until = await countAttempt(house.db, limits.proveByLink(id), now);
  if (until) return showProve(visit, onward, { link: words.t('accounts.sign_in.link_wait', { time: words.when(until) }) });
  await inTransaction(house.db, async (tx) => {
    const fields = { session: sessionId, next: onward.next };
    const linkId = await askForLink(tx, house.ids, { purpose: 'prove', personId: id, email, fields }, now);
    await house.jobs.announce(tx, { name: 'link-asked', linkId, at: now.toISOString() });
  });
  return show(words.t('accounts.sent.title'), <MailSent t={words.t} onward={onward} said={words.t('accounts.sent.prove')} />);
}

export const proveRoutes: readonly Route[] = [
  { method: 'GET', path: '/you/prove', door: 'signed-in', ids: {}, handle: onPage },
  { method: 'POST', path: '/you/prove/password', door: 'signed-in', ids: {}, handle: byPassword },
  { method: 'POST', path: '/you/prove/code', door: 'signed-in', ids: {}, handle: byCode },
  { method: 'POST', path: '/you/prove/passkey', door: 'signed-in', ids: { ceremony: 'secret' }, handle: byPasskey },
  { method: 'POST', path: '/you/prove/link', door: 'signed-in', ids: {}, handle: askLink },
];
