import type { Configuration } from 'openid-client';
import type { House } from '../contracts/index.ts';
import { startCeremony, takeCeremony } from '../people/index.ts';
import { isLoopback, type Oidc } from '../platform/config.ts';
import { isId } from '../platform/ids.ts';
import type { Onward } from './carried.ts';
import { emailField } from './forms.ts';

/** Loaded when first needed. */
const library = () => import('openid-client');

/** What somebody set out to the provider for, with the hash of an invitation where there is one. */
export type Errand = Onward & {
  what: 'come-in' | 'connect' | 'prove';
  invitation: string;
  /** What they had typed to join, so that it is there again when they come back. */
  typed?: string;
};

type Kept = Errand & { verifier: string; nonce: string };

/** Where the provider sends people back to. */
export const returnPath = '/sign-in/provider/back';

/** Asked anew each time: its keys and addresses may change, and a process remembers nothing. */
async function askProvider(oidc: Oidc): Promise<Configuration> {
  const { discovery, allowInsecureRequests } = await library();
  // Plain http is for a provider on this very machine, as in tests.
  const execute = isLoopback(new URL(oidc.issuer).hostname) ? [allowInsecureRequests] : [];
  return discovery(new URL(oidc.issuer), oidc.clientId, oidc.clientSecret, undefined, { execute });
}

/**
 * Makes the way to the provider: a state that only this browser holds, a nonce, and PKCE.
 * @param personId who goes, where somebody is signed in
 * @returns the address to go to, and the state for this browser's cookie
 */
export async function wayToProvider(
  house: House,
  oidc: Oidc,
  errand: Errand,
  personId: string | null,
  now: Date,
): Promise<{ address: URL; state: string }> {
  const { buildAuthorizationUrl, calculatePKCECodeChallenge, randomNonce, randomPKCECodeVerifier } = await library();
  const provider = await askProvider(oidc);
  const kept: Kept = { ...errand, verifier: randomPKCECodeVerifier(), nonce: randomNonce() };
  const state = await startCeremony(house.db, house.ids, { purpose: 'provider', challenge: JSON.stringify(kept), personId }, now);
  const address = buildAuthorizationUrl(provider, {
    redirect_uri: `${house.config.publicUrl}${returnPath}`,
    // An address, if it is proven; never a name or a picture.
    scope: 'openid email',
    state,
    nonce: kept.nonce,
    code_challenge: await calculatePKCECodeChallenge(kept.verifier),
    code_challenge_method: 'S256',
    ...(errand.what === 'prove' ? { max_age: '0', prompt: 'login' } : {}),
  });
  return { address, state };
}

/** Who came back, as the provider knows them. `email` only where the provider says that it is proven. */
export type CameBack = { errand: Errand; issuer: string; subject: string; email: string | null };

/**
 * Takes up what the provider sent somebody back with.
 * @param state what this browser's cookie holds
 * @param query the query of the address they came back to
 * @returns null when it is not an answer to a question of this browser; the errand alone when the provider refused
 */
export async function comeBack(
  house: House,
  oidc: Oidc,
  { state, query, personId }: { state: string; query: Readonly<Record<string, string>>; personId: string | null },
  now: Date,
): Promise<CameBack | { errand: Errand; subject: null } | null> {
  if (!isId(state) || query['state'] !== state) return null;
  const own = personId === null ? null : await takeCeremony(house.db, state, 'provider', personId, now);
  const challenge = own ?? (await takeCeremony(house.db, state, 'provider', null, now));
  if (challenge === null) return null;
  const { verifier, nonce, ...errand } = JSON.parse(challenge) as Kept;
  try {
    const found = await askWho(house, oidc, { verifier, nonce, state, query, fresh: errand.what === 'prove' });
    return { errand, ...(found ?? { subject: null }) };
  } catch (error) {
    // Its text may hold codes and names.
    house.log.warn({ fault: (error as { code?: string }).code ?? 'unknown' }, 'the provider sent somebody back without an answer');
    return { errand, subject: null };
  }
}

type Answered = { verifier: string; nonce: string; state: string; query: Readonly<Record<string, string>>; fresh: boolean };

/** How old a sign-in at the provider may be that proves once more who sits here, in seconds. */
const freshSeconds = 600;

async function askWho(
  house: House,
  oidc: Oidc,
  { verifier, nonce, state, query, fresh }: Answered,
): Promise<Omit<CameBack, 'errand'> | null> {
  const { authorizationCodeGrant, fetchUserInfo } = await library();
  const provider = await askProvider(oidc);
  const address = new URL(`${house.config.publicUrl}${returnPath}?${new URLSearchParams(query)}`);
  const tokens = await authorizationCodeGrant(provider, address, {
    pkceCodeVerifier: verifier,
    expectedNonce: nonce,
    expectedState: state,
    idTokenExpected: true,
    ...(fresh ? { maxAge: freshSeconds } : {}),
  });
  const { iss, sub } = tokens.claims() ?? {};
  if (!iss || !sub) return null;
  const claims: { email?: unknown; email_verified?: unknown } = await fetchUserInfo(provider, tokens.access_token, sub);
  const proven = claims.email_verified === true; // guard:proven-address
  // Letters beyond our own forms fold into others: the sign for kelvin is a k to whoever compares.
  const email = emailField.safeParse(claims.email);
  return { issuer: iss, subject: sub, email: proven && email.success ? email.data : null };
}
