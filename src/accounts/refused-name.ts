import { freeNamesLike, nameField, whyNotGiven } from '../people/index.ts';
import type { Visit } from '../platform/http/index.ts';
import type { Joined } from './join-community.ts';
import type { Says } from './views/says.tsx';

/** What is said of a name that cannot be had, with free ones like it; null when the fault is another. Never whose it is. */
export async function refusedName(
  { house, words, now }: Visit,
  fault: NonNullable<Joined['fault']>,
  name: string,
): Promise<{ says: Says; suggestions?: readonly string[] } | null> {
  if (fault === 'name-reserved' || fault === 'name-alias') return { says: { name: words.t(`people.name.${fault.slice(5)}`) } };
  if (fault !== 'name-taken') return null;
  return { says: { name: words.t('people.name.taken') }, suggestions: await freeNamesLike(house.db, name, house.community().name, now) };
}

/**
 * What is said of a name in a form that has other faults as well, so that all are told at once; but for who has it:
 * that is asked seldom enough, or strangers would go through lists of names.
 */
export function notGivenAmongOthers({ house, form, words }: Visit): Says {
  const name = nameField.safeParse(form.get('name'));
  const why = name.success && whyNotGiven(name.data, house.community().name);
  return why ? { name: words.t(`people.name.${why}`) } : {};
}
