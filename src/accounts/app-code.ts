import { createHmac } from 'node:crypto';
import type { House } from '../contracts/index.ts';
import { masterKey, makeSeal } from '../platform/seal.ts';

/** Loaded when first needed. */
const library = () => import('otpauth');

const halfMinute = 30;

/** Twenty bytes, as RFC 4226 asks for, sealed for the database. */
export function newSealedKey(house: House): Buffer {
  const key = Buffer.from(house.ids.secret(), 'base64url').subarray(0, 20);
  return makeSeal(masterKey(house.config.masterKeyFile)).seal(key.toString('hex'));
}

async function totpOf(house: House, sealedKey: Buffer, label = '') {
  const { Secret, TOTP } = await library();
  const hex = makeSeal(masterKey(house.config.masterKeyFile)).unseal(sealedKey);
  return new TOTP({ issuer: house.community().name, label, secret: Secret.fromHex(hex), digits: 6, period: halfMinute });
}

/** What an app is given: an address for its camera, and the same key as letters for who types. */
export async function keyForApp(house: House, sealedKey: Buffer, name: string): Promise<{ uri: string; letters: string }> {
  const totp = await totpOf(house, sealedKey, name);
  return { uri: totp.toString(), letters: totp.secret.base32.replaceAll(/(.{4})(?=.)/g, '$1 ') };
}

/**
 * Which half minute a code belongs to: this one, the one before or the next, since clocks differ.
 * @returns null for a wrong code
 */
export async function stepOfCode(house: House, sealedKey: Buffer, code: string, now: Date): Promise<number | null> {
  const totp = await totpOf(house, sealedKey);
  const off = totp.validate({ token: code, timestamp: now.getTime(), window: 1 });
  return off === null ? null : Math.floor(now.getTime() / 1000 / halfMinute) + off;
}

/** As people type codes: in any digits, with spaces and lines, in capitals. */
export function readCode(typed: string): { kind: 'app' | 'recovery'; code: string } {
  const digits = typed.normalize('NFKC').replaceAll(/\p{Nd}/gu, (d) => String(digitOf(d)));
  const code = digits.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
  return { kind: /^\d{6}$/.test(code) ? 'app' : 'recovery', code };
}

/** Unicode's digits stand ten in a row, each row from nought on. */
function digitOf(digit: string): number {
  let value = 0;
  for (let at = digit.codePointAt(0)! - 1; /^\p{Nd}$/u.test(String.fromCodePoint(at)) && value < 9; at--) value += 1;
  return value;
}

/** No letter or digit that is taken for another. */
const alphabet = '23456789abcdefghjkmnpqrstuvwxyz';

const howMany = 10;

/** Ten codes of twelve signs each, shown once. */
export function newRecoveryCodes(house: House): string[] {
  const one = () =>
    [...Buffer.from(house.ids.secret(), 'base64url').subarray(0, 12)].map((byte) => alphabet[byte % alphabet.length]).join('');
  return Array.from({ length: howMany }, () => one().replaceAll(/(.{4})(?=.)/g, '$1-'));
}

/** Short enough to be written on paper, so the hash needs the key file too. */
export function hashOfRecoveryCode(house: House, personId: string, code: string): Buffer {
  const { code: bare } = readCode(code);
  return createHmac('sha256', masterKey(house.config.masterKeyFile)).update(`recovery ${personId} ${bare}`).digest();
}
