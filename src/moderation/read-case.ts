import { can, isUnattended } from '../access/index.ts';
import type { House, Viewer } from '../contracts/index.ts';
import type { Reads } from '../platform/db/index.ts';
import type { Kept } from './hold-case.ts';
import { possibleActs, type OfferedAct } from './rules.ts';
import { personBehind, standingOf } from './standing.ts';
import { openTarget, type Target, type TargetId } from './target.ts';

/** A case as a moderator's page shows it. `target` is null when the words are gone; the report's copy is what is left. */
export type Case = { target: Target | null; personId: string | null; acts: OfferedAct[] };

/** The same questions as `holdCase`, for showing the page. @param kept of a report that was opened for this viewer */
export async function readCase(house: House, viewer: Viewer, it: TargetId, kept: Kept | null): Promise<Case | null> {
  const { db } = house;
  const target = await openTarget(house, db, viewer, it, 'moderator');
  if (!target && !kept) return null;
  const bylineId = target?.bylineId ?? kept?.bylineId ?? null;
  const mine = bylineId !== null && viewer.bylines.includes(bylineId);
  const moderates = target ? target.placeId !== null && viewer.staffOf.includes(target.placeId) : kept !== null;
  if (!(it.kind === 'person' ? can(viewer, 'suspend', { mine }) : can(viewer, 'decide-on', { moderates, mine }))) return null;
  const personId = bylineId && can(viewer, 'suspend', { mine }) ? await personBehind(db, bylineId) : null;
  const standing = await standingOf(house, db, { target, scopeId: target?.scopeId ?? null, personId });
  return { target, personId, acts: target ? possibleActs(standing) : [...(await actsUnseen(db, viewer, kept)), ...possibleActs(standing)] };
}

/** Who stands in for a place that has nobody decides by the report's copy: the words themselves stay inside. */
export async function actsUnseen(db: Reads, viewer: Viewer, kept: Kept | null): Promise<OfferedAct[]> {
  if (!kept?.placeId || viewer.staffOf.includes(kept.placeId) || !viewer.person?.siteRoles.includes('moderator')) return [];
  return (await isUnattended(db, kept.placeId, kept.bylineId)) ? ['hide', 'note', 'warn'] : [];
}
