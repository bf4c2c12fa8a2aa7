import { emailKey, nameKey, type Limit } from '../people/index.ts';

const accountNamed = (who: string) => (who.includes('@') ? emailKey(who) : nameKey(who));

/**
 * How often something may be tried. A hospital's people share one network address: those limits are wide, the
 * limits on one account narrow.
 */
export const limits = {
  signIn: (who: string, address: string): Limit[] => [
    { what: `sign-in ${accountNamed(who)} ${address}`, most: 8, minutes: 15 },
    { what: `sign-in from ${address}`, most: 100, minutes: 15 },
    // From many networks together. One alone never comes this far; links, passkeys and paper go on meanwhile.
    { what: `sign-in of the day ${accountNamed(who)}`, most: 1000, minutes: 24 * 60 },
  ],
  askForLink: (email: string, address: string): Limit[] => [
    { what: `link ${emailKey(email)}`, most: 4, minutes: 20 },
    { what: `link from ${address}`, most: 60, minutes: 60 },
  ],
  join: (address: string): Limit[] => [{ what: `join from ${address}`, most: 40, minutes: 60 }],
  ceremony: (address: string): Limit[] => [{ what: `passkey from ${address}`, most: 100, minutes: 15 }],
  /** Codes have six digits: a million of them, and few tries. */
  code: (personId: string): Limit[] => [
    { what: `code ${personId}`, most: 6, minutes: 15 },
    { what: `code of the day ${personId}`, most: 60, minutes: 24 * 60 },
  ],
  /** Recovery codes are too long to be guessed. Who tries the app's codes keeps nobody from coming in by paper. */
  paper: (personId: string, address: string): Limit[] => [{ what: `paper ${personId} ${address}`, most: 8, minutes: 15 }],
  /** Links to prove who sits here are counted apart: a stranger may ask for links to sign in. */
  proveByLink: (personId: string): Limit[] => [{ what: `prove ${personId}`, most: 4, minutes: 20 }],
  /** Each time, a letter goes out. */
  wayBack: (personId: string): Limit[] => [{ what: `way back ${personId}`, most: 3, minutes: 24 * 60 }],
  /** Accounts with the operator's provider, on their way in. */
  provider: (address: string): Limit[] => [{ what: `provider from ${address}`, most: 60, minutes: 15 }],
  /** Proving once more who sits before a device that is signed in. */
  confirm: (personId: string): Limit[] => [{ what: `confirm ${personId}`, most: 8, minutes: 15 }],
};
