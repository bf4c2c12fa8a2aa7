import { provedAt, waysInOf } from '../people/index.ts';
import { show, type Answer, type Route, type Visit } from '../platform/http/index.ts';
import { onwardOf, type Onward } from './carried.ts';
import { passkeysWork } from './passkey-ceremony.ts';
import { ownCrumbs } from './views/own-crumbs.ts';
import { passKeyScripts } from './views/pass-key.tsx';
import { ProvePage, type ProveModel } from './views/prove.tsx';
import type { Says } from './views/says.tsx';

/** How long a proof of who sits before a device holds. */
const proofMinutes = 10;

async function isProven({ house, viewer, now }: Visit): Promise<boolean> {
  const { sessionId } = viewer.person!;
  const at = sessionId && (await provedAt(house.db, sessionId));
  return Boolean(at) && now.getTime() - (at as Date).getTime() <= proofMinutes * 60_000;
}

/**
 * For what a borrowed device must not do: first they prove once more who they are, and nothing typed is lost. Whoever sets
 * a community up came by a link for that, and nobody else is there yet.
 * @returns the page that asks, or null
 */
export async function proveFirst(visit: Visit, route: Route): Promise<Answer | null> {
  const settingUp = route.door === 'administrator' && !visit.house.community().setUp;
  if (!route.afterProving || settingUp || (await isProven(visit))) return null;
  return showProve(visit, onwardOf(visit)); // guard:proof-first
}

/** How somebody can prove who they are: by any one of their ways in. A mail box counts but for where a code is on. */
export async function waysToProve({ house, viewer }: Visit): Promise<Omit<ProveModel, 'onward' | 'says'>> {
  const { password, code, passkeys, identities, email } = await waysInOf(house.db, viewer.person!.id);
  const passkey = passkeys > 0 && passkeysWork(house.config);
  const provider = identities > 0 && house.config.oidc ? house.config.oidc.name : null;
  return { password, code, passkey, provider, link: !code && email !== null };
}

export async function showProve(visit: Visit, onward: Onward, says: Says = {}): Promise<Answer> {
  const { words } = visit;
  const model = { onward, says, ...(await waysToProve(visit)) };
  return show(words.t('accounts.prove.title'), <ProvePage t={words.t} model={model} />, {
    ...ownCrumbs(words.t),
    status: Object.keys(says).length > 0 ? 422 : 401,
    scripts: model.passkey ? passKeyScripts : [],
  });
}
