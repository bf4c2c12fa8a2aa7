import { can, holdScope } from '../access/index.ts';
import type { House, Viewer } from '../contracts/index.ts';
import type { Tx } from '../platform/db/index.ts';
import { actsUnseen } from './read-case.ts';
import { possibleActs, type OfferedAct } from './rules.ts';
import { personBehind, standingOf } from './standing.ts';
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
  const target = await openTarget(house, tx, viewer, it, 'moderator');
  const scopeId = target?.scopeId ?? kept?.scopeId ?? null;
  const bylineId = target?.bylineId ?? kept?.bylineId ?? null;
  const mine = bylineId !== null && viewer.bylines.includes(bylineId);
  const unseen = moderatesPeople && !target ? await actsUnseen(tx, viewer, kept) : [];
  if (it.kind === 'person') {
    if (!moderatesPeople || !can(viewer, 'suspend', { mine })) return null;
  } else {
    const held = scopeId ? await holdScope(tx, viewer, scopeId, now) : null;
    if (!can(viewer, 'decide-on', { moderates: held?.moderates === true || unseen.length > 0, mine })) return null;
  }
  const personId = moderatesPeople && bylineId ? await personBehind(tx, bylineId) : null;
  const acts = [...unseen, ...possibleActs(await standingOf(house, tx, { target, scopeId: target && scopeId, personId }))];
  return { target, scopeId, placeId: target?.placeId ?? kept?.placeId ?? null, bylineId, personId, acts };
}

/** Whether the viewer moderates people, held so that the role cannot be taken away meanwhile. */
async function holdModerator(tx: Tx, viewer: Viewer): Promise<boolean> {
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
