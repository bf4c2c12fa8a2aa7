import { freeNamesLike } from '../people/index.ts';
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
