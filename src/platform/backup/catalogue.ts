import type pg from 'pg';
import type { Sequence, Table } from './format.ts';

/** Tables of the community itself: not those of extensions, and not the list of migrations, which restoring writes anew. */
const ownTables = `
  SELECT c.oid, c.relname FROM pg_class c
  WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND c.relname <> 'migration'
    AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e')`;

export async function tables(client: pg.Client): Promise<Table[]> {
  const found = await client.query<Table>(`
    SELECT t.relname AS name, json_agg(a.attname ORDER BY a.attnum) AS columns
    FROM (${ownTables}) t JOIN pg_attribute a ON a.attrelid = t.oid
    WHERE a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
    GROUP BY t.relname ORDER BY t.relname`);
  return found.rows;
}

export async function sequences(client: pg.Client): Promise<Sequence[]> {
  const found = await client.query<Sequence>(`
    SELECT sequencename AS name, last_value::text AS value FROM pg_sequences WHERE schemaname = 'public' ORDER BY 1`);
  return found.rows;
}

export async function migrations(client: pg.Client): Promise<string[]> {
  const found = await client.query<{ name: string }>('SELECT name FROM migration ORDER BY name');
  return found.rows.map(({ name }) => name);
}

/** A constraint that ties one table to another, with what takes it away and what puts it back. */
export type Tie = { readonly loosen: string; readonly fasten: string };

export async function ties(client: pg.Client): Promise<Tie[]> {
  const found = await client.query<Tie>(`
    SELECT format('ALTER TABLE %I DROP CONSTRAINT %I', t.relname, k.conname) AS loosen,
      format('ALTER TABLE %I ADD CONSTRAINT %I %s', t.relname, k.conname, pg_get_constraintdef(k.oid)) AS fasten
    FROM (${ownTables}) t JOIN pg_constraint k ON k.conrelid = t.oid
    WHERE k.contype = 'f' AND k.conparentid = 0`);
  return found.rows;
}

/** Whether somebody already lives here. */
export async function isEmpty(client: pg.Client): Promise<boolean> {
  const found = await client.query(`${ownTables} LIMIT 1`);
  return found.rowCount === 0;
}

export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
