import type { House } from '../contracts/index.ts';
import type { Tx } from '../platform/db/index.ts';
import type { Duty } from './tables.ts';

/** Somebody is named to look after a place. `by` may be the same person: an administrator names whom they like. */
export type Appointing = { placeId: number; personId: string; duty: Duty; by: string };

/** Writes down for good who was named by whom, and has those told who are there. */
export async function noteAppointment(tx: Tx, house: House, { placeId, personId, duty, by }: Appointing, now: Date): Promise<void> {
  const id = house.ids.blind();
  await tx.insertInto('appointment').values({ id, place_id: placeId, person_id: personId, named_by: by, duty, named_at: now }).execute();
  await house.jobs.announce(tx, { name: 'staff-named', appointmentId: id, at: now.toISOString() });
}
