import { countAttempt, isPassword, passwordHashOf } from '../people/index.ts';
import type { Visit } from '../platform/http/index.ts';
import { limits } from './limits.ts';

/**
 * Asks once more for the password of somebody who is signed in already, before what a borrowed device must not do.
 * @returns the sentence to show, or null when it is right or when they have none
 */
export async function confirmPassword({ house, viewer, words, now }: Visit, typed: string): Promise<string | null> {
  const personId = viewer.person!.id;
  const stored = await passwordHashOf(house.db, personId);
  if (stored === null) return null;
  const until = await countAttempt(house.db, limits.confirm(personId), now);
  if (until) return words.t('accounts.sign_in.wait', { time: words.when(until) });
  return (await isPassword(typed.slice(0, 200), stored)) ? null : words.t('accounts.password.not_right');
}
