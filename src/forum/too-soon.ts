import type { Viewer } from '../contracts/index.ts';
import { isPaced, paceFor, type Paced } from '../people/index.ts';
import type { Reads } from '../platform/db/index.ts';

/** When a new account may go on, or null for at once. Old accounts cost no query. */
export async function tooSoon(db: Reads, viewer: Viewer, kind: Paced, now: Date): Promise<Date | null> {
  const joinedAt = viewer.person?.joinedAt;
  if (!joinedAt || !isPaced(joinedAt, now)) return null;
  const mine = db
    .selectFrom('post')
    .select('created_at')
    .where('byline_id', 'in', viewer.bylines as string[]);
  const recent = await mine
    .where('position', kind === 'thread' ? '=' : '>', 0)
    .orderBy('created_at', 'desc')
    .limit(50)
    .execute();
  return paceFor(
    kind,
    joinedAt,
    recent.map((p) => p.created_at),
    now,
  );
}
