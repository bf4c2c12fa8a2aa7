import type { House, Viewer } from '../contracts/index.ts';
import { touchSession } from '../people/index.ts';

const hour = 3_600_000;

/** The list of devices says when each was used last, to the hour; nobody waits for this. */
export function noteUse(house: House, { person }: Viewer, now: Date): void {
  if (!person?.sessionId || !person.sessionSeenAt || now.getTime() - person.sessionSeenAt.getTime() < hour) return;
  void touchSession(house.db, person.sessionId, now).catch((error: unknown) =>
    house.log.warn({ err: error }, 'the use of a device was not written down'),
  );
}
