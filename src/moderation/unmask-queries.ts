import { open, opening } from '../access/index.ts';
import type { Seen, Viewer } from '../contracts/index.ts';
import type { Db, Reads } from '../platform/db/index.ts';
import type { Did, Reason, UnmaskingTable } from './tables.ts';

export type UnmaskingRow = Pick<
  UnmaskingTable,
  | 'id'
  | 'byline_id'
  | 'kind'
  | 'target_id'
  | 'place_id'
  | 'alias'
  | 'asked_by'
  | 'rule'
  | 'reason'
  | 'asked_at'
  | 'answer'
  | 'answer_words'
  | 'answered_by'
  | 'answered_at'
> & { asker: string; answerer: string | null };

const columns = `u.id, u.byline_id, u.kind, u.target_id, u.place_id, u.alias, u.asked_by, u.rule, u.reason, u.asked_at, u.answer, u.answer_words, u.answered_by, u.answered_at, a.name as asker, w.name as answerer`;
const from = `from unmasking u join person a on a.id = u.asked_by left join person w on w.id = u.answered_by`;

// Whoever reported somebody reads nothing of it either, also where the alias went on in another conversation since.
const first = (b: string) => `coalesce(${b}.copy_of, ${b}.id)`;
const reportsOfIt = `report rr join byline rb on rb.id = rr.byline_id join byline ub on ub.id = u.byline_id and ${first('ub')} = ${first('rb')}`;
const notTheReporter = `not exists (select 1 from ${reportsOfIt} where rr.reporter_id = :me::uuid)`; // guard:unmasking-unseen-by-reporter

const unmaskings = opening<UnmaskingRow, object>(
  'unmaskings',
  'moderator',
  (see) =>
    `select ${columns} ${from} where ${see.unmasking('u')} and ${notTheReporter} and (u.asked_by = :me::uuid or u.answered_by = :me::uuid or u.answer is null) order by u.asked_at desc limit 50`,
);

const one = opening<UnmaskingRow, { unmasking: string }>(
  'one unmasking',
  'moderator',
  (see) => `select ${columns} ${from} where u.id = :unmasking::uuid and ${see.unmasking('u')} and ${notTheReporter}`,
);

/** What waits for this person, what they asked and what they answered. */
export function unmaskingsFor(db: Db, viewer: Viewer): Promise<Seen<UnmaskingRow>[]> {
  return open(db, viewer, unmaskings, {});
}

export async function oneUnmasking(db: Reads, viewer: Viewer, id: string): Promise<Seen<UnmaskingRow> | undefined> {
  return (await open(db, viewer, one, { unmasking: id }))[0];
}

export type LogRow = { n: string; did: Did; at: Date; who: string; alias: string; rule: Reason; reason: string; unmasking_id: string };

const logged = opening<LogRow, object>(
  'log of unmaskings',
  'moderator',
  (see) => `select l.n, l.did, l.at, p.name as who, u.alias, u.rule, u.reason, l.unmasking_id
   from unmasking_log l join unmasking u on u.id = l.unmasking_id join person p on p.id = l.person_id
   where ${see.unmasking('u')} order by l.n desc limit 200`,
);

/** Who asked, who agreed, who looked, and why; never who it was. For administrators. */
export function unmaskingLog(db: Db, viewer: Viewer): Promise<Seen<LogRow>[]> {
  return open(db, viewer, logged, {});
}

export type ToldUnmasking = Pick<UnmaskingTable, 'id' | 'alias' | 'kind' | 'target_id' | 'rule' | 'reason' | 'answered_at'>;

/** What somebody is told whose own alias was looked behind; before that there is nothing. */
export async function unmaskedMe(db: Db, viewer: Viewer, id: string): Promise<ToldUnmasking | undefined> {
  if (viewer.bylines.length === 0) return undefined;
  return db
    .selectFrom('unmasking')
    .select(['id', 'alias', 'kind', 'target_id', 'rule', 'reason', 'answered_at'])
    .where('id', '=', id)
    .where('byline_id', 'in', viewer.bylines)
    .where('told_at', 'is not', null)
    .executeTakeFirst();
}
