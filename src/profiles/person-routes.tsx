import { profileOf, waysInOf } from '../people/index.ts';
import { notFound, show, type Answer, type Route, type Visit } from '../platform/http/index.ts';
import { isId } from '../platform/ids.ts';
import { PersonPage } from './views/person.tsx';
import { YouPage } from './views/you.tsx';

/** Members see members. Who waits, is suspended or left has no page, as if they had never been. */
async function person(visit: Visit): Promise<Answer> {
  const { house, words, viewer, params } = visit;
  const id = params['person'] ?? '';
  const profile = isId(id) ? await profileOf(house.db, id) : null;
  if (!profile) return notFound;
  return show(profile.name, <PersonPage words={words} profile={profile} mine={profile.id === viewer.person!.id} />);
}

async function you({ house, words, viewer }: Visit): Promise<Answer> {
  const { name, face, id, state } = viewer.person!;
  const ways = await waysInOf(house.db, id);
  return show(words.t('profiles.you.title'), <YouPage t={words.t} person={{ id, name, face }} ways={ways} active={state === 'active'} />, {
    current: 'you',
  });
}

export const personRoutes: readonly Route[] = [
  { method: 'GET', path: '/people/:person', door: 'member', ids: { person: 'person' }, handle: person },
  { method: 'GET', path: '/you', door: 'signed-in', ids: {}, handle: you },
];
