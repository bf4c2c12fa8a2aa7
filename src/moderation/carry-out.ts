import type { House } from '../contracts/index.ts';
import { endSlowness, liftSuspension, suspendPerson } from '../people/index.ts';
import type { Tx } from '../platform/db/index.ts';
import { tell } from '../platform/live/index.ts';
import type { DecidedAct } from '../spaces/index.ts';
import type { HeldCase } from './hold-case.ts';
import type { TargetId } from './target.ts';

type Carried = {
  it: TargetId;
  held: Pick<HeldCase, 'scopeId' | 'personId'>;
  act: DecidedAct;
  reason: string;
  until: Date | null;
  by: string;
};

const stateAfter: Partial<Record<DecidedAct, 'shown' | 'hidden' | 'held'>> = {
  hide: 'hidden',
  decline: 'hidden',
  hold: 'held',
  show: 'shown',
  release: 'shown',
};

/** What changes no page of a reader is no news to one that is open: it would tell them that something was decided. */
const unseen: readonly DecidedAct[] = ['decline', 'note', 'ask-edit', 'warn', 'withdraw'];

/** Makes a decision so. The case is held, and the act was asked to be possible. */
export async function carryOut(tx: Tx, house: House, { it, held, act, reason, until, by }: Carried, now: Date): Promise<void> {
  const { scopeId, personId } = held;
  const state = stateAfter[act];
  if (state) await house.kinds.get(it.kind)?.setState(tx, it.id, state, now);
  // Who is answered by words that waited learns of them now.
  if (act === 'release') await house.jobs.announce(tx, { name: 'released', kind: it.kind, id: it.id, at: now.toISOString() });
  if (act === 'lock' && scopeId) await lockConversation(tx, { scopeId, reason, by }, now);
  if (act === 'unlock' && scopeId) await tx.deleteFrom('closure').where('scope_id', '=', scopeId).execute();
  if (act === 'unslow' && scopeId) await endSlowness(tx, scopeId);
  if (act === 'suspend' && personId) await suspend(tx, house, { personId, reason, until }, now);
  if (act === 'lift' && personId) await liftSuspension(tx, personId, now);
  if (scopeId && !unseen.includes(act)) await tell(tx, { kind: 'scope', id: scopeId });
}

/** A conversation that takes no more replies. Its reason stands there for everybody who reads it. */
async function lockConversation(
  tx: Tx,
  { scopeId, reason, by }: { scopeId: string; reason: string; by: string },
  now: Date,
): Promise<void> {
  await tx
    .insertInto('closure')
    .values({ scope_id: scopeId, closed_by: by, reason, closed_at: now })
    .onConflict((c) => c.column('scope_id').doNothing())
    .execute();
}

async function suspend(
  tx: Tx,
  house: House,
  { personId, reason, until }: { personId: string; reason: string; until: Date | null },
  now: Date,
): Promise<void> {
  const done = await suspendPerson(tx, { id: house.ids.blind(), personId, reason, until }, now);
  if (done) await house.jobs.announce(tx, { name: 'access-lost', personId, placeId: null, at: now.toISOString() });
}
