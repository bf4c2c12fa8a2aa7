import type { Storage } from '../files/index.ts';

/**
 * A backup is a gzipped tar, so that it can be read by hand in twenty years:
 *
 *   manifest.json          format, migrations, tables with their columns
 *   tables/<table>/<part>  the rows in PostgreSQL's COPY text format, in parts of about a megabyte
 *   files/<name>           files beside the database, such as the key that seals secrets in it
 *   stored/<id>/<name>     pictures and whatever else is too large for the database, as it lies in the storage
 *   sums.json              last: rows and SHA-256 of each table, and the state of each sequence
 *
 * Jobs under way (schema pgboss) are left out: a mail that waited is not sent again from a backup.
 */
export const format = 1;

/** What lies beside the database in a storage of its own, and how to find all of it. */
export type Stored = {
  readonly storage: Storage;
  /** SQL that gives the `id` of everything the tables speak of. */
  readonly ids: string;
  keysOf(id: string): readonly string[];
};

export type Belongings = {
  /** A session of its own, never through a transaction pooler. */
  readonly url: string;
  /** Where the files lie that belong to the database, by their name in the backup. */
  readonly files: Readonly<Record<string, string>>;
  readonly stored?: Stored | undefined;
};

export type Table = { readonly name: string; readonly columns: readonly string[] };

export type Manifest = {
  readonly format: number;
  readonly madeAt: string;
  readonly migrations: readonly string[];
  readonly tables: readonly Table[];
};

export type Sum = { readonly rows: number; readonly sha256: string };

export type Sequence = { readonly name: string; readonly value: string | null };

/** `rows` are files here. */
export type Sums = { readonly tables: Readonly<Record<string, Sum>>; readonly sequences: readonly Sequence[]; readonly stored?: Sum };
