import { can, recipientOf } from '../access/index.ts';
import { badgesOf, changeElsewhere, formerNamesOf, namedBylineOf, profileOf, waysInOf } from '../people/index.ts';
import { notFound, show, type Answer, type Route, type Visit } from '../platform/http/index.ts';
import { isId } from '../platform/ids.ts';
import { sharedGroups } from './queries.ts';
import { PersonPage } from './views/person.tsx';
import { YouPage } from './views/you.tsx';

/** Members see members. Who waits, is suspended or left has no page, as if they had never been. */
async function person(visit: Visit): Promise<Answer> {
  const { house, words, viewer, params, now } = visit;
  const id = params['person'] ?? '';
  const profile = isId(id) ? await profileOf(house.db, id) : null;
  if (!profile) return notFound;
  const mine = profile.id === viewer.person!.id;
  const former = can(viewer, 'read-former-names', { mine }) ? await formerNamesOf(house.db, id, now) : [];
  const blocked = viewer.blocked.includes((await namedBylineOf(house.db, id)) ?? '');
  const badges = await badgesOf(house.db, id, now);
  const groups = mine ? [] : (await sharedGroups(house.db, viewer, id, now)).map((group) => group.for(recipientOf(viewer)));
  const moderates = can(viewer, 'suspend', { mine });
  const page = { profile, mine, moderates, former, blocked, badges, groups, community: house.community().name };
  return show(profile.name, <PersonPage words={words} page={page} />);
}

async function you({ house, words, viewer, now }: Visit): Promise<Answer> {
  const { name, face, id, state, sessionId } = viewer.person!;
  const ways = await waysInOf(house.db, id);
  const change = await changeElsewhere(house.db, id, sessionId, now);
  const model = {
    person: { id, name, face },
    ways,
    active: state === 'active',
    provider: house.config.oidc?.name ?? null,
    changed: change && words.t(`accounts.changed.${change}`),
  };
  return show(words.t('profiles.you.title'), <YouPage t={words.t} {...model} />, { current: 'you' });
}

export const personRoutes: readonly Route[] = [
  { method: 'GET', path: '/people/:person', door: 'member', ids: { person: 'person' }, handle: person },
  { method: 'GET', path: '/you', door: 'signed-in', ids: {}, handle: you },
];
