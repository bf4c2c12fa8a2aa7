import type { Statement } from '../platform/db/index.ts';

/** A query that cannot be written without saying who may see its rows; only `access/` makes one. */
export type Opening<Row, Given> = {
  readonly statement: Statement<Row>;
  /** What its parameters are called, in the order of their numbers. */
  readonly names: readonly string[];
  /** The text with its parameters still named, so that several can become one. */
  readonly written: string;
  /** What it needs beyond the viewer; only a type. */
  readonly given?: (given: Given) => void;
};
