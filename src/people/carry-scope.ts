import { sql } from 'kysely';
import type { Tx } from '../platform/db/index.ts';

/** Whoever follows or muted one conversation does the same with what grew out of it. */
export async function copyFollowing(tx: Tx, from: string, to: string): Promise<void> {
  await sql`insert into follow (person_id, how, scope_id, told, since) select person_id, how, ${to}, told, since from follow where scope_id = ${from}
    on conflict do nothing`.execute(tx);
}

/** One conversation became another: what people follow and keep of it leads there. What they chose for the other one stands. */
export async function carryKept(tx: Tx, from: string, to: string): Promise<void> {
  await copyFollowing(tx, from, to);
  await tx.deleteFrom('follow').where('scope_id', '=', from).execute();
  await sql`update bookmark b set target_id = ${to} where b.kind = 'thread' and b.target_id = ${from}
    and not exists (select 1 from bookmark o where o.person_id = b.person_id and o.kind = 'thread' and o.target_id = ${to})`.execute(tx);
}
