import type { Reads, Tx } from '../platform/db/index.ts';
import { holdAccount } from './ways-in.ts';

/** A code from an app, asked for after a password or a link. It counts once its person confirmed it with a code. */
export type SecondStep = { sealedKey: Buffer; confirmedAt: Date | null };

export async function secondStepOf(db: Reads, personId: string): Promise<SecondStep | null> {
  const found = await db
    .selectFrom('second_step')
    .select(['sealed_key', 'confirmed_at'])
    .where('person_id', '=', personId)
    .executeTakeFirst();
  return found ? { sealedKey: found.sealed_key, confirmedAt: found.confirmed_at } : null;
}

/** Keeps a new key until it is confirmed. @returns false when there is a confirmed one, which stays */
export async function startSecondStep(tx: Tx, personId: string, sealedKey: Buffer): Promise<boolean> {
  const kept = await tx
    .insertInto('second_step')
    .values({ person_id: personId, sealed_key: sealedKey, confirmed_at: null })
    .onConflict((c) => c.column('person_id').doUpdateSet({ sealed_key: sealedKey }).where('second_step.confirmed_at', 'is', null))
    .returning('person_id')
    .executeTakeFirst();
  return kept !== undefined;
}

export async function confirmSecondStep(tx: Tx, personId: string, now: Date): Promise<void> {
  await tx.updateTable('second_step').set({ confirmed_at: now }).where('person_id', '=', personId).execute();
}

/**
 * Uses up one step of time: a code that somebody looked at over a shoulder is worth nothing once it was typed.
 * @param sealedKey the key that the code fits; another may have taken its place meanwhile
 * @param step how many half minutes since 1970
 * @returns false when it, or a later one, was used already
 */
export async function takeStep(tx: Tx, personId: string, sealedKey: Buffer, step: number): Promise<boolean> {
  const taken = await tx
    .updateTable('second_step')
    .set({ last_used: step })
    .where('person_id', '=', personId)
    .where('sealed_key', '=', sealedKey)
    .where('last_used', '<', step) // guard:step-once
    .returning('person_id')
    .executeTakeFirst();
  return taken !== undefined;
}

/** Without a second step, nobody waits for a way round it. */
export async function endSecondStep(tx: Tx, personId: string): Promise<void> {
  await holdAccount(tx, personId);
  for (const table of ['second_step', 'way_back'] as const) await tx.deleteFrom(table).where('person_id', '=', personId).execute();
}

/** They are lost, or in other hands. */
export async function dropRecoveryCodes(tx: Tx, personId: string): Promise<void> {
  await tx.deleteFrom('recovery_code').where('person_id', '=', personId).execute();
}

/** New codes; earlier ones open nothing any more. */
export async function keepRecoveryCodes(tx: Tx, personId: string, hashes: readonly Buffer[]): Promise<void> {
  await dropRecoveryCodes(tx, personId);
  await tx
    .insertInto('recovery_code')
    .values(hashes.map((code_hash) => ({ person_id: personId, code_hash, used_at: null })))
    .execute();
}

/** Uses a code up, once. @returns whether there was one */
export async function takeRecoveryCode(tx: Tx, personId: string, hash: Buffer, now: Date): Promise<boolean> {
  const taken = await tx
    .updateTable('recovery_code')
    .set({ used_at: now })
    .where('person_id', '=', personId)
    .where('code_hash', '=', hash)
    .where('used_at', 'is', null) // guard:recovery-code-once
    .returning('person_id')
    .executeTakeFirst();
  return taken !== undefined;
}

export async function recoveryCodesLeft(db: Reads, personId: string): Promise<number> {
  const { n } = await db
    .selectFrom('recovery_code')
    .select((e) => e.fn.countAll<number>().as('n'))
    .where('person_id', '=', personId)
    .where('used_at', 'is', null)
    .executeTakeFirstOrThrow();
  return n;
}
