import type { Db } from '../platform/db/index.ts';

/** Notes what was looked at. Only one's own; a second time changes nothing. */
export async function markRead(db: Db, personId: string, which: { noticeId: string } | { until: Date }, now: Date): Promise<void> {
  const mine = db.updateTable('notice').set({ read_at: now }).where('person_id', '=', personId).where('read_at', 'is', null);
  await ('noticeId' in which ? mine.where('id', '=', which.noticeId) : mine.where('created_at', '<=', which.until)).execute();
}
