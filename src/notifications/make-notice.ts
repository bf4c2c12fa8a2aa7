import type { House } from '../contracts/index.ts';
import { hasAliases, isAlias, isNamedIn } from '../people/index.ts';
import type { Tx } from '../platform/db/index.ts';
import { tell } from '../platform/live/index.ts';
import type { NoticeKind } from './tables.ts';

export type NewNotice = {
  personId: string;
  kind: NoticeKind;
  subjectId: string;
  scopeId?: string;
  postId?: string;
  /** The bylines by which they are told, where they are told by any. */
  tell?: readonly string[];
  /** Whose words it is about, where they themselves are left out. */
  about?: string | null;
};

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
  if (await mayBeMailed(tx, house, notice))
    await house.jobs.announce(tx, { name: 'notice-made', noticeId: made.id, about: notice.scopeId ?? notice.kind, at: now.toISOString() });
  await tell(tx, { kind: 'person', id: notice.personId });
}

/**
 * Letters that do not leave wait on a page of those who run the community. To whom one is written at the moment when an
 * alias is answered, or speaks, and to whom none is, would tell them whose it is. So about a conversation with aliases
 * none is written, and the list of notices has to do.
 */
async function mayBeMailed(tx: Tx, house: House, { personId, scopeId, tell: bylines, about }: NewNotice): Promise<boolean> {
  if (house.mail.leaves()) return true;
  const ofAnAlias = bylines !== undefined && !(await isNamedIn(tx, personId, bylines));
  const amongAliases = scopeId !== undefined && (await hasAliases(tx, scopeId));
  const aboutAnAlias = !!about && (await isAlias(tx, about));
  return !ofAnAlias && !amongAliases && !aboutAnAlias; // guard:no-letter-of-an-alias
}
