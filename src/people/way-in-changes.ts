import { sql } from 'kysely';
import type { Db, Reads, Tx } from '../platform/db/index.ts';
import type { Ids } from '../platform/ids.ts';
import { setEmail } from './ways-in.ts';
import { endSessions } from './sessions.ts';

const wayInChanges = [
  'password',
  'email',
  'email-added',
  'passkey-added',
  'passkey-removed',
  'code-on',
  'code-off',
  'recovery-codes',
  'recovery-used',
  'identity-added',
  'identity-removed',
  'way-back',
] as const;
export type WhatChanged = (typeof wayInChanges)[number];

export type WayInChange = { id: string; what: WhatChanged; device: string; at: Date };

/** How long a change can be taken back, and stands on one's other devices. */
export const takeBackDays = 7;

/** Nothing is noted of whom there is no account of. @returns the change's id */
export async function noteChange(
  tx: Tx,
  ids: Ids,
  change: { personId: string; what: WhatChanged; device: string; sessionId: string | null },
  now: Date,
): Promise<string> {
  const id = ids.blind();
  await sql`
    insert into way_in_change (id, person_id, what, device, session_id, changed_at)
    select ${id}::uuid, person_id, ${change.what}, ${change.device}, ${change.sessionId}::uuid, ${now}::timestamptz
    from account where person_id = ${change.personId}`.execute(tx);
  return id;
}

/** What changed lately, newest first. */
export async function changesOf(db: Reads, personId: string, now: Date): Promise<WayInChange[]> {
  const found = await db
    .selectFrom('way_in_change')
    .select(['id', 'what', 'device', 'changed_at'])
    .where('person_id', '=', personId)
    .where('changed_at', '>', daysBefore(now, 90))
    .orderBy('changed_at', 'desc')
    .orderBy('id')
    .limit(20)
    .execute();
  return found.map((c) => ({ id: c.id, what: c.what as WhatChanged, device: c.device, at: c.changed_at }));
}

/** The newest change of the last days since this device signed in that another one made; what it was. */
export async function changeElsewhere(db: Reads, personId: string, sessionId: string | null, now: Date): Promise<WhatChanged | null> {
  const found = await db
    .selectFrom('way_in_change')
    .select('what')
    .where('person_id', '=', personId)
    .where('changed_at', '>', daysBefore(now, takeBackDays))
    .where('changed_at', '>', (e) => e.selectFrom('session').select('created_at').where('id', '=', sessionId))
    .where((e) => e.or([e('session_id', 'is', null), e('session_id', '<>', sessionId)]))
    .orderBy('changed_at', 'desc')
    .executeTakeFirst();
  return (found?.what as WhatChanged | undefined) ?? null;
}

export async function changeCalled(db: Reads, id: string): Promise<(WayInChange & { personId: string }) | null> {
  const c = await db.selectFrom('way_in_change').selectAll().where('id', '=', id).executeTakeFirst();
  return c ? { id: c.id, what: c.what as WhatChanged, device: c.device, at: c.changed_at, personId: c.person_id } : null;
}

/**
 * Somebody else did it: every device is signed out, and every way in that came since goes. A second step stays, whoever
 * set it: else a mail box alone would be enough to get round one.
 * @param email the address that was told, and just proved to be theirs
 */
export async function takeBackChanges(tx: Tx, personId: string, since: Date, email: string, now: Date): Promise<void> {
  const account = await tx.selectFrom('account').select('password_at').where('person_id', '=', personId).forUpdate().executeTakeFirst();
  await endSessions(tx, personId, null);
  await tx.deleteFrom('passkey').where('person_id', '=', personId).where('created_at', '>=', since).execute();
  await tx.deleteFrom('identity').where('person_id', '=', personId).where('linked_at', '>=', since).execute();
  // Also what was sent to an address that somebody else put there; not what told of earlier changes.
  await tx
    .deleteFrom('link')
    .where('person_id', '=', personId)
    .where((e) => e.or([e('purpose', '<>', 'undo'), e('created_at', '>=', since)]))
    .execute();
  await tx.deleteFrom('way_back').where('person_id', '=', personId).execute();
  await tx.deleteFrom('doorstep').where('person_id', '=', personId).execute();
  await tx.deleteFrom('recovery_code').where('person_id', '=', personId).execute();
  if (account?.password_at && account.password_at >= since)
    await tx.updateTable('account').set({ password_hash: null, password_at: null }).where('person_id', '=', personId).execute();
  await setEmail(tx, personId, email, now);
}

const daysBefore = (now: Date, days: number) => new Date(now.getTime() - days * 86_400_000);

export async function clearChanges(db: Db, now: Date): Promise<void> {
  await db.deleteFrom('way_in_change').where('changed_at', '<=', daysBefore(now, 90)).execute();
}
