import type { Tx } from '../platform/db/index.ts';
import type { State } from './tables.ts';

/** The smallest thing whose readers change together. Content points at it and never carries an audience of its own. */
export async function createScope(
  tx: Tx,
  scope: { id: string; kind: string; placeId: number; audienceId: number; state: State; at: Date },
): Promise<void> {
  await tx
    .insertInto('scope')
    .values({
      id: scope.id,
      kind: scope.kind,
      place_id: scope.placeId,
      audience_id: scope.audienceId,
      reader_rule: null,
      owner_id: null,
      state: scope.state,
      created_at: scope.at,
      last_at: scope.at,
      next_position: 1,
    })
    .execute();
}

/** A scope that only its owner reads, for something of theirs that is not yet anybody else's. */
export async function createOwnScope(tx: Tx, scope: { id: string; kind: string; ownerId: string; at: Date }): Promise<void> {
  await tx
    .insertInto('scope')
    .values({
      id: scope.id,
      kind: scope.kind,
      place_id: null,
      audience_id: null,
      reader_rule: 'owner',
      owner_id: scope.ownerId,
      state: 'shown',
      created_at: scope.at,
      last_at: scope.at,
    })
    .execute();
}

/** What stood in them has moved elsewhere, or is gone. */
export async function dropOwnScopes(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await tx.deleteFrom('scope').where('id', 'in', ids).where('reader_rule', '=', 'owner').execute();
}

/**
 * Hides or holds a whole scope, shows it again, or lets it go. What is gone stays gone.
 */
export async function setScopeState(tx: Tx, scopeId: string, state: 'shown' | 'held' | 'hidden' | 'gone'): Promise<void> {
  await tx.updateTable('scope').set({ state }).where('id', '=', scopeId).where('state', '<>', 'gone').execute();
}

/** Everything in a scope is read by another audience from now on, in another place. The caller has asked whether it may. */
export async function moveScope(tx: Tx, scopeId: string, { placeId, audienceId }: { placeId: number; audienceId: number }): Promise<void> {
  await tx.updateTable('scope').set({ place_id: placeId, audience_id: audienceId }).where('id', '=', scopeId).execute();
}
