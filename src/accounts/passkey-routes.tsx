import { addPasskey, passkeysOf, removePasskey, renamePasskey } from '../people/index.ts';
import { inTransaction } from '../platform/db/index.ts';
import { goTo, notFound, parseForm, show, text, type Answer, type Route, type Visit } from '../platform/http/index.ts';
import { deviceInWords, deviceOf } from './device-words.ts';
import { passkeyLabelForm } from './forms.ts';
import { askForKey, passkeysWork, takeNewKey } from './passkey-ceremony.ts';
import { tellOfChange } from './tell-of-change.ts';
import { ownCrumbs } from './views/own-crumbs.ts';
import { passKeyScripts } from './views/pass-key.tsx';
import { PasskeysPage } from './views/passkeys.tsx';
import { inWords, type Says } from './views/says.tsx';

async function showPasskeys(visit: Visit, says: Says = {}): Promise<Answer> {
  const { house, words } = visit;
  const keys = await passkeysOf(house.db, visit.viewer.person!.id);
  const works = passkeysWork(house.config);
  const status = Object.keys(says).length > 0 ? 422 : 200;
  const typed = { passkey: visit.path.endsWith('/rename') ? visit.form.get('passkey') : '', label: visit.form.get('label') };
  return show(words.t('accounts.passkeys.title'), <PasskeysPage words={words} keys={keys} works={works} typed={typed} says={says} />, {
    ...ownCrumbs(words.t),
    status,
    scripts: works ? passKeyScripts : [],
  });
}

async function startPasskey({ house, viewer, now }: Visit): Promise<Answer> {
  if (!passkeysWork(house.config)) return notFound;
  const person = viewer.person!;
  const known = (await passkeysOf(house.db, person.id)).map((k) => k.id);
  return text(JSON.stringify(await askForKey(house, { personId: person.id, name: person.name, known }, now)), { type: 'application/json' });
}

/** A key of somebody else's would let them in for good: it would outlive a new password. */
async function add(visit: Visit): Promise<Answer> {
  const { house, now, form, words } = visit;
  const personId = visit.viewer.person!.id;
  const label = deviceInWords(words.t, deviceOf(visit.browser));
  const added = await inTransaction(house.db, async (tx) => {
    const key = await takeNewKey(house, tx, { ceremony: form.get('ceremony'), response: form.get('response') }, { personId, label }, now);
    if (key === null || !(await addPasskey(tx, personId, key, now))) return false;
    await tellOfChange(tx, visit, personId, 'passkey-added');
    return true;
  });
  return added
    ? goTo('/you/passkeys', { kind: 'done', key: 'accounts.flash.passkey_added' })
    : showPasskeys(visit, { add: words.t('accounts.passkey.failed') });
}

async function rename(visit: Visit): Promise<Answer> {
  const { house, form, words } = visit;
  const parsed = parseForm(passkeyLabelForm, form);
  const id = form.get('passkey');
  if (!parsed.ok)
    return showPasskeys(visit, Object.fromEntries(Object.values(inWords(words.t, parsed.faults)).map((said) => [`label-${id}`, said])));
  const named = await inTransaction(house.db, (tx) => renamePasskey(tx, visit.viewer.person!.id, id, parsed.value.label));
  return named ? goTo('/you/passkeys', { kind: 'done', key: 'accounts.flash.passkey_named' }) : notFound;
}

async function remove(visit: Visit): Promise<Answer> {
  const { house, form, words } = visit;
  const personId = visit.viewer.person!.id;
  const done = await inTransaction(house.db, async (tx) => {
    const removed = await removePasskey(tx, personId, form.get('passkey'), house.config.oidc !== null);
    if (removed === 'removed') await tellOfChange(tx, visit, personId, 'passkey-removed');
    return removed;
  });
  if (done === 'not-found') return notFound;
  if (done === 'last-way-in') return showPasskeys(visit, { [`label-${form.get('passkey')}`]: words.t('accounts.passkeys.last') });
  return goTo('/you/passkeys', { kind: 'done', key: 'accounts.flash.passkey_removed' });
}

export const passkeyRoutes: readonly Route[] = [
  { method: 'GET', path: '/you/passkeys', door: 'signed-in', ids: {}, afterProving: true, handle: (visit) => showPasskeys(visit) },
  { method: 'POST', path: '/you/passkeys/start', door: 'signed-in', ids: {}, afterProving: true, handle: startPasskey },
  { method: 'POST', path: '/you/passkeys', door: 'signed-in', ids: { ceremony: 'secret' }, afterProving: true, handle: add },
  { method: 'POST', path: '/you/passkeys/rename', door: 'signed-in', ids: { passkey: 'passkey' }, handle: rename },
  { method: 'POST', path: '/you/passkeys/remove', door: 'signed-in', ids: { passkey: 'passkey' }, afterProving: true, handle: remove },
];
