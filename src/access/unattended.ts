import { row, statement, type Reads } from '../platform/db/index.ts';
import { unattended } from './visible-decision.ts';

const asked = statement<{ alone: boolean }>('nobody could decide', `select ${unattended('$1::int', '$2::uuid')} as alone`);

/** Whether a place has nobody who could decide about what this byline wrote there; then the community's moderators do. */
export async function isUnattended(db: Reads, placeId: number, bylineId: string | null): Promise<boolean> {
  return (await row(db, asked, [placeId, bylineId]))?.alone ?? true;
}
