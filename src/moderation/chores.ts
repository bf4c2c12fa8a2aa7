import { sql } from 'kysely';
import type { House } from '../contracts/index.ts';
import { liftSuspension, peopleToLetBackIn } from '../people/index.ts';
import { inTransaction, type Db } from '../platform/db/index.ts';
import { evidenceDays } from './rules.ts';

/** Opens the site again to people whose suspension ends by its date. */
export async function letBackIn({ db, clock }: House): Promise<void> {
  const now = clock.now();
  for (const personId of await peopleToLetBackIn(db, now)) await inTransaction(db, (tx) => liftSuspension(tx, personId, now));
}

/** The copy of what was reported goes when it has served: some months after the answer, at once after it when its author was erased. */
export async function forgetEvidence(db: Db, now: Date): Promise<void> {
  const before = new Date(now.getTime() - evidenceDays * 86_400_000);
  await sql`update report r set evidence = '' where r.outcome is not null and r.evidence <> '' and (r.closed_at < ${before}
      or exists (select 1 from byline b join person p on p.id = b.person_id where b.id = r.byline_id and p.state = 'erased')
      or exists (select 1 from parting_alias a where a.byline_id = r.byline_id and a.gone_at is not null))`.execute(db);
}
