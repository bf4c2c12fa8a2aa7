import type { House } from '../contracts/index.ts';
import type { Tx } from '../platform/db/index.ts';

/** Ends an asking, if nobody did before: who had answered what goes with it. */
export async function endWidening(tx: Tx, house: House, id: string, outcome: 'moved' | 'given-up', now: Date): Promise<void> {
  await tx.updateTable('widening').set({ ended_at: now, outcome }).where('id', '=', id).where('ended_at', 'is', null).execute();
  await tx.deleteFrom('consent_to_widen').where('widening_id', '=', id).execute();
  await house.jobs.announce(tx, { name: 'widening-ended', wideningId: id, at: now.toISOString() });
}

/** A thread became part of another: nobody is asked about it any longer, nor about joining something with it. */
export async function endWideningsOf(tx: Tx, house: House, threadId: string, now: Date): Promise<void> {
  const asked = tx.selectFrom('widening').select('id').where('ended_at', 'is', null);
  const open = await asked.where((e) => e.or([e('scope_id', '=', threadId), e('into_id', '=', threadId)])).execute();
  for (const { id } of open) await endWidening(tx, house, id, 'given-up', now);
}
