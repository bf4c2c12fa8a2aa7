import { provedAt, waysInOf } from '../people/index.ts';
import { show, type Answer, type Route, type Visit } from '../platform/http/index.ts';
import { onwardOf, type Onward } from './carried.ts';
import { passkeysWork } from './passkey-ceremony.ts';
import { ownCrumbs } from './views/own-crumbs.ts';
import { passKeyScripts } from './views/pass-key.tsx';
import { ProvePage } from './views/prove.tsx';
import type { Says } from './views/says.tsx';

/** How long a proof of who sits before a device holds. */
const proofMinutes = 10;

async function isProven({ house, viewer, now }: Visit): Promise<boolean> {
  const { sessionId } = viewer.person!;
  const at = sessionId && (await provedAt(house.db, sessionId));
  return Boolean(at) && now.getTime() - (at as Date).getTime() <= proofMinutes * 60_000;
}

/** For what a borrowed device must not do: first they prove once more who they are, and nothing typed is lost. */
export function onceProven(handle: Route['handle']): Route['handle'] {
  return async (visit) => {
    if (!(await isProven(visit))) return showProve(visit, onwardOf(visit)); // guard:proof-first
    return handle(visit);
  };
}

export async function showProve(visit: Visit, onward: Onward, says: Says = {}): Promise<Answer> {
  const { house, words, viewer } = visit;
  const ways = await waysInOf(house.db, viewer.person!.id);
  const passkey = ways.passkeys > 0 && passkeysWork(house.config);
  const direct = ways.password || ways.code || passkey;
  const provider = ways.identities > 0 && house.config.oidc ? house.config.oidc.name : null;
  const model = { onward, says, password: ways.password, code: ways.code, passkey, provider, link: !direct && ways.email !== null };
  return show(words.t('accounts.prove.title'), <ProvePage t={words.t} model={model} />, {
    ...ownCrumbs(words.t),
    status: Object.keys(says).length > 0 ? 422 : 401,
    scripts: passkey ? passKeyScripts : [],
  });
}
