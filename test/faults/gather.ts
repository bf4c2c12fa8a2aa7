import { randomUUID } from 'node:crypto';
import { changeCommunity, createPerson, startSession } from '../../src/people/index.ts';
import { connect, inTransaction, type Tx } from '../../src/platform/db/index.ts';
import { randomIds } from '../../src/platform/ids.ts';
import { addMember, openPlace } from '../../src/spaces/index.ts';
import { visitor, type Visitor } from './visitor.ts';

/** A small community in a private group: Ana looks after it, the others belong to it. */
export type Gathered = { readonly ana: Visitor; readonly others: readonly Visitor[] };

export const group = 'in-treatment-together';

async function signedIn(tx: Tx, name: string, now: Date): Promise<Visitor> {
  const longAgo = new Date(now.getTime() - 90 * 86_400_000);
  const email = `${name.toLowerCase()}@example.org`;
  const person = { name, email, state: 'active', language: 'en', timeZone: 'Europe/London', relations: [], consents: [] } as const;
  const id = await createPerson(tx, randomIds, person, longAgo);
  await tx.updateTable('account').set({ email_verified_at: now }).where('person_id', '=', id).execute();
  return visitor(id, name, await startSession(tx, randomIds, id, 'A phone', now));
}

/** Sets a migrated database up and signs everybody in. */
export async function gather(url: string, names: readonly string[] = ['Mira', 'June', 'Tomas', 'Oskar']): Promise<Gathered> {
  const { db, close } = connect(url, { size: 1 });
  const now = new Date();
  const gathered = await inTransaction(db, async (tx) => {
    await changeCommunity(tx, { name: 'Harbour Lights', joining: 'open', country: 'GB', set_up_step: 'done', set_up_at: now });
    const purpose = 'A small group in treatment.';
    const place = { slug: group, name: 'In treatment, together', purpose, language: 'en' };
    const placeId = await openPlace(tx, { ...place, inside: 'in', writers: 'in', joining: 'asking' }, now);
    const ana = await signedIn(tx, 'Ana', now);
    await addMember(tx, placeId, ana.personId, 'staff', now);
    const others: Visitor[] = [];
    for (const name of names) others.push(await signedIn(tx, name, now));
    for (const { personId } of others) await addMember(tx, placeId, personId, 'member', now);
    return { ana, others };
  }).finally(close);
  return gathered;
}

/** Opens a conversation. @returns its id */
export async function startThread(site: string, by: Visitor): Promise<string> {
  const fields = { title: 'How are you today', words: 'I am having tea.', intent: 'listen', idempotency_key: randomUUID() };
  const { status, location, body } = await by.post(`${site}/boards/${group}/threads`, fields);
  const id = /threads\/([0-9a-f-]{36})/.exec(location)?.[1];
  if (!id) throw new Error(`no conversation was opened: ${status} ${body}`);
  return id;
}

/** Sends a reply. @returns the post's id, or the status when it was not acknowledged */
export async function tryReply(site: string, by: Visitor, thread: string, words: string, key: string): Promise<string | number> {
  const { status, location } = await by.post(`${site}/threads/${thread}/replies`, { words, idempotency_key: key });
  return /#post-([0-9a-f-]{36})$/.exec(location)?.[1] ?? status;
}

/** As `tryReply`, where nothing is in its way. */
export async function reply(site: string, by: Visitor, thread: string, words: string, key: string = randomUUID()): Promise<string> {
  const answer = await tryReply(site, by, thread, words, key);
  if (typeof answer === 'number') throw new Error(`"${words}" was not acknowledged: ${answer}`);
  return answer;
}
