import type { House } from '../contracts/index.ts';
import { askForLink, ownerOfEmail } from '../people/index.ts';
import { inTransaction } from '../platform/db/index.ts';
import type { Language } from '../platform/i18n/index.ts';

/**
 * Asks for a mail with a link to sign in. The same statements run whether the address is known or not: for an unknown
 * one a link is noted that leads to nobody, and no mail is written.
 */
export async function askToSignIn(house: House, email: string, next: string, now: Date): Promise<void> {
  await inTransaction(house.db, async (tx) => {
    const to = (await ownerOfEmail(tx, email)) ?? { personId: null, email: null };
    const linkId = await askForLink(tx, house.ids, { purpose: 'sign-in', ...to, fields: { next } }, now);
    await house.jobs.announce(tx, { name: 'link-asked', linkId, at: now.toISOString() });
  });
}

/** What a newcomer filled in, kept in the link until they open it. */
export type WaitingToJoin = { name: string; about: string; relations: string; time_zone: string; language: Language; invitation: string };

/** Joining by mail alone. Who has an account already gets a link to it instead; the page says the same to both. */
export async function askToJoin(house: House, email: string, fields: WaitingToJoin, now: Date): Promise<void> {
  await inTransaction(house.db, async (tx) => {
    const owner = await ownerOfEmail(tx, email);
    const asked = owner
      ? { purpose: 'sign-in' as const, ...owner, fields: { joined: 'already' } }
      : { purpose: 'join' as const, personId: null, email, fields };
    const linkId = await askForLink(tx, house.ids, asked, now);
    await house.jobs.announce(tx, { name: 'link-asked', linkId, at: now.toISOString() });
  });
}
