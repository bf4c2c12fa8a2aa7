import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server';
import type { House } from '../contracts/index.ts';
import { notePasskeyUse, passkeyCalled, startCeremony, takeCeremony, type NewPasskey } from '../people/index.ts';
import { isLoopback, type Config } from '../platform/config.ts';
import type { Tx } from '../platform/db/index.ts';
import { isId } from '../platform/ids.ts';

/** Loaded when first needed: it brings certificates and CBOR along. */
const library = () => import('@simplewebauthn/server');

const hostOf = (config: Config) => new URL(config.publicUrl).hostname;

/** Browsers know passkeys for names over https, and for localhost; never for a bare address. */
export function passkeysWork(config: Config): boolean {
  const host = hostOf(config);
  return host === 'localhost' || (config.secure && !isLoopback(host) && !/^[\d.]+$|^\[/.test(host));
}

/** What a form brings back from an authenticator. */
export type Answered = { ceremony: string; response: string };

type Question = { ceremony: string; options: object };

/** Asks an authenticator for a new key. @param name what the device shows it under */
export async function askForKey(
  house: House,
  who: { personId: string | null; name: string; known: readonly string[] },
  now: Date,
): Promise<Question> {
  const { generateRegistrationOptions } = await library();
  const options = await generateRegistrationOptions({
    rpName: house.community().name,
    rpID: hostOf(house.config),
    userName: who.name,
    attestationType: 'none',
    excludeCredentials: who.known.map((id) => ({ id })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });
  const purpose = who.personId === null ? 'join' : 'add';
  return {
    ceremony: await startCeremony(house.db, house.ids, { purpose, challenge: options.challenge, personId: who.personId }, now),
    options,
  };
}

/** Asks for a key that is known already. The question names no key: it is the same for everybody. */
export async function askWhoItIs(house: House, now: Date): Promise<Question> {
  const { generateAuthenticationOptions } = await library();
  const options = await generateAuthenticationOptions({ rpID: hostOf(house.config), userVerification: 'required' });
  return {
    ceremony: await startCeremony(house.db, house.ids, { purpose: 'sign-in', challenge: options.challenge, personId: null }, now),
    options,
  };
}

/** Takes up a new key, inside the act that needs it. @returns null when the answer does not belong to our question */
export async function takeNewKey(
  house: House,
  tx: Tx,
  answered: Answered,
  who: { personId: string | null; label: string },
  now: Date,
): Promise<NewPasskey | null> {
  if (!isId(answered.ceremony)) return null;
  const expectedChallenge = await takeCeremony(tx, answered.ceremony, who.personId === null ? 'join' : 'add', who.personId, now);
  const response = parse<RegistrationResponseJSON>(answered.response);
  if (expectedChallenge === null || response === null) return null;
  const { verifyRegistrationResponse } = await library();
  const verified = await verifyRegistrationResponse({
    response,
    expectedChallenge,
    expectedOrigin: originOf(house),
    expectedRPID: hostOf(house.config),
  }).catch(() => null);
  if (!verified?.verified) return null;
  const { id, publicKey, counter, transports } = verified.registrationInfo.credential;
  return { id, publicKey: Buffer.from(publicKey), counter, transports: transports ?? [], label: who.label };
}

/** @returns whose key answered our question, or null */
export async function takeWhoItIs(house: House, tx: Tx, answered: Answered, now: Date): Promise<string | null> {
  if (!isId(answered.ceremony)) return null;
  const expectedChallenge = await takeCeremony(tx, answered.ceremony, 'sign-in', null, now);
  const response = parse<AuthenticationResponseJSON>(answered.response);
  const key = response && (await passkeyCalled(tx, response.id));
  if (expectedChallenge === null || !response || !key) return null;
  const { verifyAuthenticationResponse } = await library();
  const credential = { id: key.id, publicKey: new Uint8Array(key.publicKey), counter: key.counter, transports: key.transports };
  const verified = await verifyAuthenticationResponse({
    response,
    expectedChallenge,
    expectedOrigin: originOf(house),
    expectedRPID: hostOf(house.config),
    credential,
  }).catch(() => null);
  if (!verified?.verified) return null;
  await notePasskeyUse(tx, key.id, verified.authenticationInfo.newCounter, now);
  return key.personId;
}

const originOf = (house: House) => new URL(house.config.publicUrl).origin;

/** The library checks every part of it; here it only has to be an object with an id that can be looked up. */
function parse<Response extends { id: string }>(text: string): Response | null {
  try {
    const answer = JSON.parse(text) as Partial<Response> | null;
    return typeof answer?.id === 'string' && /^[\w-]+$/.test(answer.id) ? (answer as Response) : null;
  } catch {
    return null;
  }
}
