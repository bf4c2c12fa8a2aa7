import { holdScope } from '../access/index.ts';
import type { House, Viewer } from '../contracts/index.ts';
import type { Tx } from '../platform/db/index.ts';
import { noteDecision } from '../spaces/index.ts';
import { carryOut } from './carry-out.ts';
import type { KeptDecision } from './kept-queries.ts';
import { undoOf } from './rules.ts';
import { personBehind } from './standing.ts';

type Undo = { decision: KeptDecision; reason: string; by: string };

/**
 * Takes a decision back: what it did is undone, and the one it was about is told why. The caller has opened the decision
 * for who takes it back.
 * @returns false when it was taken back before, or cannot be
 */
export async function undoDecision(tx: Tx, house: House, viewer: Viewer, { decision: d, reason, by }: Undo, now: Date): Promise<boolean> {
  const act = undoOf(d.act);
  if (!act || d.undone) return false;
  if (d.scope_id) await holdScope(tx, viewer, d.scope_id, now);
  const personId = act === 'lift' && d.about_byline_id ? await personBehind(tx, d.about_byline_id) : null;
  await noteDecision(
    tx,
    house,
    {
      act,
      kind: d.kind,
      targetId: d.target_id,
      scopeId: d.scope_id,
      placeId: d.place_id,
      bylineId: d.about_byline_id,
      by,
      reason,
      rule: d.rule,
      undoesId: d.id,
    },
    now,
  );
  const it = { kind: d.kind, id: d.target_id };
  await carryOut(tx, house, { it, held: { scopeId: d.scope_id, personId }, act, reason, until: null, by }, now);
  return true;
}
