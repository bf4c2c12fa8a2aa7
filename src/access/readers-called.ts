import { placeholders, rows, statement, type Tx } from '../platform/db/index.ts';
import { isAdmitted } from './still-reads.ts';

/** Somebody who reads a scope. `known`: naming them tells nobody inside that they do. */
export type ReaderCalled = { bylineId: string; key: string; known: boolean };

const mayRead = isAdmitted('s.audience_id', 'p.id'); // guard:called-reads
const everybodyReads = `exists (select 1 from clause c where c.audience_id = s.audience_id and c.lead in ('everyone', 'member') and c.also = '{}')`;
// Whoever agreed to be listed may be known to be inside; of others, only their own words there may tell.
const agreed = `exists (select 1 from membership m where m.place_id = s.place_id and m.person_id = p.id and m.listed)`;
const known = `(${everybodyReads} or ${agreed})`; // guard:called-known

const called = placeholders(`
select b.id as "bylineId", p.name_key as key, ${known} as known from scope s join person p on p.name_key = any(:keys::text[]) and p.state = 'active' join byline b on b.person_id = p.id
where s.id = :scope and ${mayRead}`);

const statementOfCalled = statement<ReaderCalled>('readers called', called.text);

/**
 * Who of these names may read a scope at this moment, for an act that holds it. One round trip.
 * @param keys as `nameKey` gives them
 */
export async function readersCalled(tx: Tx, scopeId: string, keys: readonly string[], now: Date): Promise<ReaderCalled[]> {
  const values: Record<string, unknown> = { keys, scope: scopeId, now };
  return rows(
    tx,
    statementOfCalled,
    called.names.map((name) => values[name]),
  );
}
