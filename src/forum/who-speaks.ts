import { badgesAsJson, type BadgeKind, type ShownBadge } from '../people/index.ts';
import type { Duty } from '../spaces/index.ts';

/** What stands beside the names on a page of posts: what people do in its place, and what was checked of them. By person. */
export type Roles = { duties: Record<string, Duty> | null; badges: Record<string, ShownBadge[]> | null };

export type RoleOfPost = { duty: Duty | null; badge: BadgeKind | null; badge_label: string | null };

/**
 * The roles of all people on a page as one JSON value: two looks at small tables, however many posts there are. Whoever
 * speaks under an alias is not among the people, so that nothing of theirs is found.
 * @param people an array of the ids of those who are named
 */
export function rolesAsJson(people: string, place: string): string {
  const duties = `(select json_object_agg(dm.person_id, coalesce(dm.duty, 'moderator')) from membership dm where dm.place_id = ${place} and dm.role = 'staff' and dm.person_id = any(${people}))`;
  return `json_build_object('duties', ${duties}, 'badges', ${badgesAsJson(people, ':now::timestamptz')})`;
}

/** Of a post, by the person it names; an alias has none. */
export function roleOf({ duties, badges }: Roles, personId: string | null): RoleOfPost {
  const badge = personId === null ? undefined : badges?.[personId]?.[0];
  return {
    duty: (personId !== null && duties?.[personId]) || null,
    badge: badge?.kind ?? null,
    badge_label: badge?.label ?? null,
  };
}
