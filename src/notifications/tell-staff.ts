import { isUnattended } from '../access/index.ts';
import type { EventNamed, House } from '../contracts/index.ts';
import { peopleToTell } from '../people/index.ts';
import { inTransaction, type Reads } from '../platform/db/index.ts';
import { makeNotice, type NewNotice } from './make-notice.ts';

/**
 * Tells those who may decide that a report waits: the staff of its place, or the community's moderators, who stand in where
 * a place has nobody else; never the one it is about.
 */
export async function tellStaff(house: House, { reportId, scopeId, placeId, bylineId }: EventNamed<'report-made'>): Promise<void> {
  const reported = await peopleToTell(house.db, [bylineId]);
  const alone = placeId === null || (await isUnattended(house.db, placeId, bylineId));
  const moderators = alone ? await peopleWith(house.db, 'moderator') : [];
  const able = [...new Set([...(placeId === null ? [] : await staffOf(house.db, placeId)), ...moderators])];
  for (const personId of able.filter((id) => !reported.includes(id)))
    await tellOne(house, { personId, kind: 'report-waits', subjectId: reportId, ...(scopeId ? { scopeId } : {}) });
  // Who runs the community learns that something waits, and nothing of what it is: they name somebody who may read it.
  // An alias counts as nobody here, whoever it is: otherwise that they are told would tell whose it is.
  const author = await authorNamed(house, bylineId);
  if (alone && moderators.every((id) => id === author)) await tellAdministrators(house, 'report-stuck', reportId);
}

/** That something waits which nobody can decide. They read how much it is and where, and name somebody. */
export async function tellAdministrators(
  house: House,
  kind: 'report-stuck' | 'posts-stuck' | 'appeal-stuck',
  subjectId: string,
): Promise<void> {
  for (const personId of await peopleWith(house.db, 'administrator')) await tellOne(house, { personId, kind, subjectId });
}

/** Whose byline it is, in everybody's sight; null of an alias. */
export async function authorNamed(house: House, bylineId: string): Promise<string | null> {
  const byline = await house.db.selectFrom('byline').select('person_id').where('id', '=', bylineId).executeTakeFirst();
  return byline?.person_id ?? null;
}

/** One notice, in a transaction of its own. */
export function tellOne(house: House, notice: NewNotice): Promise<void> {
  return inTransaction(house.db, (tx) => makeNotice(tx, house, notice, house.clock.now()));
}

export async function staffOf(db: Reads, placeId: number): Promise<string[]> {
  const found = await db
    .selectFrom('membership')
    .innerJoin('person', 'person.id', 'membership.person_id')
    .select('person.id')
    .where('membership.place_id', '=', placeId)
    .where('membership.role', '=', 'staff')
    .where('person.state', '=', 'active')
    .execute();
  return found.map((p) => p.id);
}

export async function peopleWith(db: Reads, role: 'administrator' | 'moderator'): Promise<string[]> {
  const found = await db
    .selectFrom('site_role')
    .innerJoin('person', 'person.id', 'site_role.person_id')
    .select('person.id')
    .where('site_role.role', '=', role)
    .where('person.state', '=', 'active')
    .execute();
  return found.map((p) => p.id);
}
