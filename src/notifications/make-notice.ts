import type { House } from '../contracts/index.ts';
import type { Tx } from '../platform/db/index.ts';
import { tell } from '../platform/live/index.ts';
import type { NoticeKind } from './tables.ts';

export type NewNotice = { personId: string; kind: NoticeKind; subjectId: string; scopeId?: string; postId?: string };

/** Notes that somebody is to be told, once for each subject, and sends the mail on its way. */
export async function makeNotice(tx: Tx, house: House, notice: NewNotice, now: Date): Promise<void> {
  const made = await tx
    .insertInto('notice')
    .values({
      id: house.ids.dated(),
      person_id: notice.personId,
      kind: notice.kind,
      scope_id: notice.scopeId ?? null,
      post_id: notice.postId ?? null,
      subject_id: notice.subjectId,
      created_at: now,
      read_at: null,
      mailed_at: null,
    })
    .onConflict((c) => c.columns(['person_id', 'kind', 'subject_id']).doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!made) return;
  await house.jobs.announce(tx, { name: 'notice-made', noticeId: made.id, at: now.toISOString() });
  await tell(tx, { kind: 'person', id: notice.personId });
}
