import { sql } from 'kysely';
import type { Viewer } from '../contracts/index.ts';
import { sameAlias } from '../people/index.ts';
import type { Db, Reads, Tx } from '../platform/db/index.ts';
import type { Did } from './tables.ts';
import { answerHours, lookHours } from './unmask-rules.ts';

/** Written before anything else happens, and never taken away: the table itself refuses. */
export async function writeDownUnmasking(tx: Tx, unmaskingId: string, personId: string, did: Did, at: Date): Promise<void> {
  await tx.insertInto('unmasking_log').values({ unmasking_id: unmaskingId, person_id: personId, did, at }).execute();
}

/** Whether the viewer holds one of these roles of the community, so that it cannot be taken away meanwhile. */
export async function holdsRole(tx: Tx, { person }: Viewer, roles: readonly ('administrator' | 'moderator')[]): Promise<boolean> {
  if (person?.state !== 'active') return false;
  const held = await tx
    .selectFrom('site_role')
    .select('role')
    .where('person_id', '=', person.id)
    .where('role', 'in', roles)
    .forShare()
    .execute();
  return held.length > 0;
}

type Office = { personId: string; placeId: number | null; roles: readonly ('administrator' | 'moderator')[] };

/** Whether somebody looks after a place, or holds one of these roles, as an act may rest on it: nobody takes it away meanwhile. */
export async function inOffice(tx: Tx, { personId, placeId, roles }: Office): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`select p.id from person p where p.id = ${personId} and p.state = 'active' for share`.execute(
    tx,
  );
  const staff =
    await sql`select 1 from membership where person_id = ${personId} and place_id = ${placeId} and role = 'staff' for share`.execute(tx);
  const role = await sql`select 1 from site_role where person_id = ${personId} and role = any(${roles}) for share`.execute(tx);
  return rows.length > 0 && staff.rows.length + role.rows.length > 0;
}

/** Whoever reported somebody finds out nothing about them, whatever their office, and wherever the alias went on since. */
export async function hasReported(db: Reads, { person }: Viewer, bylineId: string): Promise<boolean> {
  const reported = await db
    .selectFrom('report')
    .select('id')
    .where('byline_id', 'in', [bylineId, ...(await sameAlias(db, bylineId))])
    .where('reporter_id', '=', person?.id ?? null)
    .limit(1)
    .execute();
  return reported.length > 0; // guard:unmasking-not-the-reporter
}

/** An alias about which somebody asked already and is not done. */
export async function openUnmaskingOf(tx: Tx, bylineId: string, now: Date): Promise<string | null> {
  const since = (hours: number) => new Date(now.getTime() - hours * 3_600_000);
  const found = await tx
    .selectFrom('unmasking')
    .select('id')
    .where('byline_id', 'in', await sameAlias(tx, bylineId))
    .where((e) =>
      e.or([
        e.and([e('answer', 'is', null), e('asked_at', '>', since(answerHours))]),
        e.and([e('answer', '=', 'granted'), e('answered_at', '>', since(lookHours))]),
      ]),
    )
    .executeTakeFirst();
  return found?.id ?? null;
}

/** Those whose time to look is over, and whose author was not told yet; looked at by somebody, and not for danger to life. */
export async function unmaskingsToTell(db: Db, now: Date): Promise<{ id: string; byline_id: string }[]> {
  return db
    .selectFrom('unmasking as u')
    .select(['u.id', 'u.byline_id'])
    .where('u.answer', '=', 'granted')
    .where('u.rule', '<>', 'danger')
    .where('u.told_at', 'is', null)
    .where('u.answered_at', '<=', new Date(now.getTime() - lookHours * 3_600_000))
    .where((e) =>
      e.exists(e.selectFrom('unmasking_log as l').select('l.n').whereRef('l.unmasking_id', '=', 'u.id').where('l.did', '=', 'looked')),
    )
    .limit(100)
    .execute();
}

/** Whoever reported an alias: they are told nothing of what follows. */
export async function reportersOf(tx: Tx, bylineId: string): Promise<string[]> {
  const found = await tx
    .selectFrom('report')
    .select('reporter_id')
    .distinct()
    .where('byline_id', 'in', await sameAlias(tx, bylineId))
    .execute();
  return found.flatMap((r) => r.reporter_id ?? []);
}
