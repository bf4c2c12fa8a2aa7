import { sql } from 'kysely';
import { viewerOf } from '../access/index.ts';
import type { EventNamed, House } from '../contracts/index.ts';
import { isLanguage, wordsFor } from '../platform/i18n/index.ts';
import { isFollowNotice } from './follow-notices.ts';
import { isMailDue, type MailFacts } from './rules.ts';
import type { NoticeKind } from './tables.ts';
import { mayBeTold } from './tell-of-answer.ts';
import { keepUnsubscribeHash, unsubscribeSecret } from './unsubscribe.ts';
import { writeLetter } from './views/letter.tsx';

type Due = MailFacts & { personId: string; kind: NoticeKind; postId: string | null; email: string | null };

/** Sends the one plain mail about a notice, unless it was read, taken away or is not wanted. Tried again while the server is away. */
export async function mailNotice(house: House, { noticeId }: EventNamed<'notice-made'>): Promise<void> {
  const due = await factsOf(house, noticeId);
  if (!due?.email || !isMailDue(due) || !(await mayStillBeTold(house, due))) return;
  const { person } = await viewerOf(house.db, due.personId, house.clock.now());
  if (!person) return;
  const language = isLanguage(person.language) ? person.language : 'en';
  const secret = unsubscribeSecret(house, person.id);
  await keepUnsubscribeHash(house.db, person.id, secret);
  const site = house.config.publicUrl;
  const words = wordsFor(language, person.timeZone, true, house.clock.now());
  const letter = writeLetter(words, { community: house.community().name, list: `${site}/told`, stop: `${site}/unsubscribe/${secret}` });
  await house.mail.send({ id: noticeId, to: due.email, ...letter });
  await house.db.updateTable('notice').set({ mailed_at: house.clock.now() }).where('id', '=', noticeId).execute();
}

async function mayStillBeTold(house: House, due: Due): Promise<boolean> {
  // Good to find on the page; no reason to be called there.
  if (due.kind === 'helped' || due.kind === 'staff-named') return false;
  return (
    (due.kind !== 'answered' && due.kind !== 'mentioned' && !isFollowNotice(due.kind)) ||
    (due.postId !== null && (await mayBeTold(house, due.personId, due.postId)))
  );
}

async function factsOf(house: House, noticeId: string): Promise<Due | undefined> {
  const found = await sql<Due>`
    select n.person_id as "personId", n.kind, n.post_id as "postId", n.read_at as "readAt", a.email, a.email_verified_at is not null as verified, p.mail_answers and (p.mail_followed or n.kind not in ('followed', 'new-thread')) as wanted,
      (select max(o.mailed_at) from notice o where o.person_id = n.person_id and (o.scope_id = n.scope_id or (n.scope_id is null and o.kind = n.kind and o.scope_id is null)) and o.read_at is null) as "mailedBefore",
      (select max(s.last_seen_at) from session s where s.person_id = n.person_id) as "lastSeen"
    from notice n join account a on a.person_id = n.person_id join preference p on p.person_id = n.person_id where n.id = ${noticeId} and n.mailed_at is null`.execute(
    house.db,
  );
  return found.rows[0];
}
