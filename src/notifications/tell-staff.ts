import type { EventNamed, House } from '../contracts/index.ts';
import { peopleToTell } from '../people/index.ts';
import { inTransaction, type Reads } from '../platform/db/index.ts';
import { makeNotice } from './make-notice.ts';

/** Tells those who may decide that a report waits: the staff of its place, or the community's moderators; never the one it is about. */
export async function tellStaff(house: House, { reportId, scopeId, placeId, bylineId }: EventNamed<'report-made'>): Promise<void> {
  const reported = await peopleToTell(house.db, [bylineId]);
  const staff = await (placeId === null ? moderators(house.db) : staffOf(house.db, placeId));
  for (const personId of staff.filter((id) => !reported.includes(id))) {
    const notice = { personId, kind: 'report-waits' as const, subjectId: reportId, ...(scopeId ? { scopeId } : {}) };
    await inTransaction(house.db, (tx) => makeNotice(tx, house, notice, house.clock.now()));
  }
}

async function staffOf(db: Reads, placeId: number): Promise<string[]> {
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

async function moderators(db: Reads): Promise<string[]> {
  const found = await db
    .selectFrom('site_role')
    .innerJoin('person', 'person.id', 'site_role.person_id')
    .select('person.id')
    .where('site_role.role', '=', 'moderator')
    .where('person.state', '=', 'active')
    .execute();
  return found.map((p) => p.id);
}
