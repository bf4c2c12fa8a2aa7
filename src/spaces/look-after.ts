import { sql } from 'kysely';
import type { House } from '../contracts/index.ts';
import type { Tx } from '../platform/db/index.ts';
import { tell } from '../platform/live/index.ts';
import { noteAppointment, type Appointing } from './appointments.ts';
import { addMember, roleInside, roleNow } from './membership.ts';
import type { Duty } from './tables.ts';

/** Of the locks without a row, the one on who looks after a place. */
const looksAfter = 7;

/**
 * Gives one of the people of a place the work of looking after it.
 * @returns false when they are there no longer, or look after it already
 */
export async function makeStaff(tx: Tx, house: House, named: Appointing, now: Date): Promise<boolean> {
  const role = await roleNow(tx, named.placeId, named.personId);
  if (role === null || role === 'staff') return false;
  await appointStaff(tx, house, named, now);
  return true;
}

/** As makeStaff, for somebody who need not have belonged: administrators name whom they like. Of staff it changes the duty. */
export async function appointStaff(tx: Tx, house: House, named: Appointing, now: Date): Promise<void> {
  const { placeId, personId, duty } = named;
  const role = await roleNow(tx, placeId, personId);
  await addMember(tx, placeId, personId, 'staff', now, duty);
  if (role !== 'staff') await noteAppointment(tx, house, named, now);
  await fillVacancy(tx, placeId, now);
}

/** Another duty for somebody who looks after a place. @returns false when they do not */
export async function changeDuty(tx: Tx, placeId: number, personId: string, duty: Duty): Promise<boolean> {
  const changed = await tx
    .updateTable('membership')
    .set({ duty })
    .where('place_id', '=', placeId)
    .where('person_id', '=', personId)
    .where('role', '=', 'staff')
    .returning('duty')
    .executeTakeFirst();
  return changed !== undefined;
}

/** Those who leave, and who comes, at once. Rows would not do: each holds their own already, and would wait for the other's. */
async function takeTurns(tx: Tx, placeId: number): Promise<void> {
  await sql`select pg_advisory_xact_lock(${looksAfter}, ${placeId})`.execute(tx); // guard:looks-after-in-turn
}

/** Whether somebody else than this person, and able to, looks after the place. */
export async function isLookedAfterWithout(tx: Tx, placeId: number, personId: string): Promise<boolean> {
  await takeTurns(tx, placeId);
  const others = await tx
    .selectFrom('membership')
    .innerJoin('person', 'person.id', 'membership.person_id')
    .select('person.id')
    .where('membership.place_id', '=', placeId)
    .where('membership.role', '=', 'staff')
    .where('person.id', '<>', personId)
    .where('person.state', '=', 'active')
    .limit(1)
    .execute();
  return others.length > 0;
}

/**
 * Ends the work, not the belonging: somebody stays as one of the people, as the place is now. What only its staff read is
 * closed to them at once. The caller holds the place.
 * @returns false when they were no staff
 */
export async function stepDown(tx: Tx, house: House, placeId: number, personId: string, now: Date): Promise<boolean> {
  const ended = await tx
    .updateTable('membership')
    .set({ role: await roleInside(tx, placeId), duty: null, listed: false })
    .where('place_id', '=', placeId)
    .where('person_id', '=', personId)
    .where('role', '=', 'staff')
    .returning('person_id')
    .executeTakeFirst();
  if (!ended) return false;
  await tell(tx, { kind: 'lost', personId });
  await house.jobs.announce(tx, { name: 'access-lost', personId, placeId, at: now.toISOString() });
  if (!(await isLookedAfterWithout(tx, placeId, personId))) await noteVacancy(tx, house, placeId, now);
  return true;
}

/** Nobody looks after a place any more: the administrators are told, once, until somebody does again. */
export async function noteVacancy(tx: Tx, house: House, placeId: number, now: Date): Promise<void> {
  const noted = await tx
    .insertInto('vacancy')
    .values({ id: house.ids.blind(), place_id: placeId, since: now, filled_at: null })
    .onConflict((c) => c.column('place_id').where('filled_at', 'is', null).doNothing())
    .returning('id')
    .executeTakeFirst();
  if (noted) await house.jobs.announce(tx, { name: 'left-alone', vacancyId: noted.id, at: now.toISOString() });
}

/** As noteVacancy, for every place that nobody looks after once this person is gone, or may not act. */
export async function noteVacanciesLeftBy(tx: Tx, house: House, personId: string, now: Date): Promise<void> {
  const staffed = await tx
    .selectFrom('membership')
    .select('place_id')
    .where('person_id', '=', personId)
    .where('role', '=', 'staff')
    .orderBy('place_id')
    .execute();
  for (const { place_id: placeId } of staffed) {
    if (!(await isLookedAfterWithout(tx, placeId, personId))) await noteVacancy(tx, house, placeId, now);
  }
}

/** Called with the new staff written: who leaves meanwhile sees them, or their vacancy is seen here. */
async function fillVacancy(tx: Tx, placeId: number, now: Date): Promise<void> {
  await takeTurns(tx, placeId);
  await tx.updateTable('vacancy').set({ filled_at: now }).where('place_id', '=', placeId).where('filled_at', 'is', null).execute();
}
