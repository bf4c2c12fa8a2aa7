import type { EventNamed, House } from '../contracts/index.ts';
import { inTransaction } from '../platform/db/index.ts';
import { askingsToRemindOf, noteVacanciesLeftBy } from '../spaces/index.ts';

/** Staff are reminded, once, of somebody who waits to be let in. */
export async function remindOfAskings(house: House): Promise<void> {
  const now = house.clock.now();
  await inTransaction(house.db, async (tx) => {
    for (const askingId of await askingsToRemindOf(tx, now))
      await house.jobs.announce(tx, { name: 'asking-waits', askingId, at: now.toISOString() });
  });
}

/** Somebody who is suspended looks after nothing meanwhile: what they leave alone is noted. */
export async function noteLeftAlone(house: House, { personId, placeId }: EventNamed<'access-lost'>): Promise<void> {
  if (placeId !== null) return;
  await inTransaction(house.db, async (tx) => {
    const person = await tx.selectFrom('person').select('state').where('id', '=', personId).executeTakeFirst();
    if (person?.state === 'suspended') await noteVacanciesLeftBy(tx, house, personId, house.clock.now());
  });
}
