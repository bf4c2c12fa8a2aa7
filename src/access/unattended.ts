import { row, statement, type Reads } from '../platform/db/index.ts';
import { decidedAlone, unattended } from './visible-decision.ts';

const asked = statement<{ alone: boolean }>('nobody could decide', `select ${unattended('$1::int', '$2::uuid')} as alone`);

/** Whether a place has nobody who could decide about what this byline wrote there; then the community's moderators do. */
export async function isUnattended(db: Reads, placeId: number, bylineId: string | null): Promise<boolean> {
  return (await row(db, asked, [placeId, bylineId]))?.alone ?? true;
}

const askedOf = statement<{ alone: boolean }>(
  'nobody else could look',
  `select ${decidedAlone('d')} as alone from decision d where d.id = $1`,
);

/** Whether nobody else at its place could look at a decision anew; then the community's moderators do. */
export async function isDecidedAlone(db: Reads, decisionId: string): Promise<boolean> {
  return (await row(db, askedOf, [decisionId]))?.alone ?? true;
}
