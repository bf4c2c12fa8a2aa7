import { open, opening, recipientOf } from '../access/index.ts';
import type { House, Viewer } from '../contracts/index.ts';
import { followsOf, type Followed } from '../people/index.ts';

type Place = { id: number; slug: string; name: string; language: string };

const placesById = opening<Place, { places: readonly number[] }>(
  'places that are followed',
  'reader',
  (see) => `select pl.id, pl.slug, pl.name, pl.language from place pl where pl.id = any(:places::int[]) and ${see.place('pl', 'inside')}`,
);

/** A conversation or a place that somebody follows or muted, opened for them. */
export type FollowedThing = Pick<Followed, 'how' | 'told' | 'since'> & {
  kind: 'thread' | 'place';
  id: string;
  title: string;
  language: string;
  href: string;
};
export type MutedByline = { since: Date; byline: NonNullable<Followed['byline']> };
export type Follows = { things: FollowedThing[]; muted: MutedByline[] };

/** All that somebody follows and muted, of which they may read the name at this moment. */
export async function openFollows(house: House, viewer: Viewer): Promise<Follows> {
  const all = await followsOf(house.db, viewer.person!.id);
  const me = recipientOf(viewer);
  const kind = house.kinds.get('thread');
  const threadIds = all.flatMap(({ scopeId }) => scopeId ?? []);
  const placeIds = all.flatMap(({ placeId }) => placeId ?? []);
  const [threads, places] = await Promise.all([
    kind && threadIds.length > 0 ? kind.open(house.db, viewer, threadIds, 'reader') : [],
    placeIds.length > 0 ? open(house.db, viewer, placesById, { places: placeIds }) : [],
  ]);
  const threadById = new Map(threads.map((seen) => [kind!.summary(seen, me).id, kind!.summary(seen, me)]));
  const placeById = new Map(places.map((seen) => [seen.for(me).id, seen.for(me)]));
  const things = all.flatMap(({ how, told, since, scopeId, placeId }): FollowedThing[] => {
    const thread = scopeId === null ? undefined : threadById.get(scopeId);
    const place = placeId === null ? undefined : placeById.get(placeId);
    if (thread)
      return [{ how, told, since, kind: 'thread', id: thread.id, title: thread.title, language: thread.language, href: thread.url }];
    return place
      ? [{ how, told, since, kind: 'place', id: place.slug, title: place.name, language: place.language, href: `/boards/${place.slug}` }]
      : [];
  });
  return { things, muted: all.flatMap(({ byline, since }) => (byline ? [{ since, byline }] : [])) };
}
