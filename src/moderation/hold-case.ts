import { can, holdScope } from '../access/index.ts';
import type { House, Viewer } from '../contracts/index.ts';
import type { Tx } from '../platform/db/index.ts';
import { actsUnseen } from './read-case.ts';
import { possibleActs, type OfferedAct } from './rules.ts';
import { holdPersonBehind, standingOf } from './standing.ts';
import { openTarget, type Target, type TargetId } from './target.ts';

/** A case that nobody else can decide until the transaction ends. `target` is null when the words are gone. */
export type HeldCase = {
  target: Target | null;
  scopeId: string | null;
  placeId: number | null;
  bylineId: string | null;
  personId: string | null;
  acts: OfferedAct[];
};

/** What a report keeps of its target, for when that is gone. */
export type Kept = { scopeId: string | null; placeId: number | null; bylineId: string | null };

/**
 * Holds what is decided about, and the right to decide: staff of the place for what was said there, moderators of the
 * community for persons; nobody for themselves.
 */
export async function holdCase(tx: Tx, house: House, viewer: Viewer, it: TargetId, kept: Kept | null, now: Date): Promise<HeldCase | null> {
  const moderatesPeople = await holdModerator(tx, viewer);
  const { target, scopeId, moderates } = await holdTarget(tx, house, viewer, it, kept?.scopeId ?? null, now);
  const bylineId = target?.bylineId ?? kept?.bylineId ?? null;
  const mine = bylineId !== null && viewer.bylines.includes(bylineId);
  const unseen = moderatesPeople && !target ? await actsUnseen(tx, viewer, kept) : [];
  if (it.kind === 'person') {
    if (!moderatesPeople || !can(viewer, 'suspend', { mine })) return null;
  } else if (!can(viewer, 'decide-on', { moderates: moderates || unseen.length > 0 || (moderatesPeople && isOrphaned(kept)), mine }))
    return null;
  const personId = moderatesPeople && bylineId ? await holdPersonBehind(tx, bylineId) : null;
  const acts = [...unseen, ...possibleActs(await standingOf(house, tx, { target, scopeId: target && scopeId, personId }))];
  return { target, scopeId, placeId: target?.placeId ?? kept?.placeId ?? null, bylineId, personId, acts };
}

/** A report whose place is gone, and so its words: it is answered, and nothing else is left to do. */
const isOrphaned = (kept: Kept | null) => kept !== null && kept.placeId === null;

type HeldTarget = {
  target: Target | null;
  scopeId: string | null;
  /** Whether the viewer looks after the place where it stands now. */
  moderates: boolean;
};

/**
 * Holds the scope in which something stands, and opens it as it is under that lock: somebody may have decided about it, or
 * taken it to another board, while we waited.
 * @param otherwise the scope to hold where the thing itself is not there for this viewer
 */
export async function holdTarget(
  tx: Tx,
  house: House,
  viewer: Viewer,
  it: TargetId,
  otherwise: string | null,
  now: Date,
): Promise<HeldTarget> {
  const before = await openTarget(house, tx, viewer, it, 'moderator');
  const scopeId = before?.scopeId ?? otherwise;
  const held = scopeId ? await holdScope(tx, viewer, scopeId, now) : null;
  if (!before?.scopeId) return { target: before, scopeId, moderates: held?.moderates === true };
  const target = await openTarget(house, tx, viewer, it, 'moderator');
  if (target?.scopeId !== before.scopeId) return holdTarget(tx, house, viewer, it, otherwise, now); // guard:held-target-again
  return { target, scopeId, moderates: held?.moderates === true };
}

/** Whether the viewer moderates people, held so that the role cannot be taken away meanwhile. */
export async function holdModerator(tx: Tx, viewer: Viewer): Promise<boolean> {
  if (!viewer.person) return false;
  const role = await tx
    .selectFrom('site_role')
    .select('role')
    .where('person_id', '=', viewer.person.id)
    .where('role', '=', 'moderator')
    .forShare()
    .executeTakeFirst();
  return role !== undefined && viewer.person.state === 'active';
}
