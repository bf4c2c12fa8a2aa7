import type { Lens, Seen, Viewer } from '../contracts/index.ts';
import { placeholders, rows, statement, type Reads, type Statement } from '../platform/db/index.ts';
import { opened, recipientOf } from './seen.ts';
import { visibleReport } from './visible-report.ts';
import { notBlocked, visiblePart, visiblePlace, visibleScope, type PlaceDoor, type VisibleScope } from './visible.ts';

/** The conditions a query may and must use, with its lens already chosen. */
export type See = {
  scope(alias: string, options?: VisibleScope): string;
  part(alias: string): string;
  place(alias: string, door: PlaceDoor): string;
  notBlocked(bylineColumn: string): string;
  /** Of a report: its own rule, which no lens changes. */
  report(alias: string): string;
};

/** A query that cannot be written without saying who may see its rows. */
export type Opening<Row, Given> = {
  readonly statement: Statement<Row>;
  readonly names: readonly string[];
  readonly given?: Given;
};

const viewerParameters = new Set(['audiences', 'principals', 'staffOf', 'blocked', 'bylines', 'me', 'moderatesPeople']);

/**
 * Registers a query over scopes or places.
 * @param name unique in the program; PostgreSQL keeps the statement under it
 * @param write gives the SQL, with `:name` for parameters, and uses `see.scope` or `see.place` at least once
 * @throws Error at start when the text leaves the condition out
 */
export function opening<Row, Given extends object>(name: string, lens: Lens, write: (see: See) => string): Opening<Row, Given> {
  let asked = 0;
  const see: See = {
    scope: (alias, options) => (asked++, visibleScope(lens, alias, options)),
    part: (alias) => visiblePart(lens, alias),
    place: (alias, door) => (asked++, visiblePlace(door, alias)),
    notBlocked,
    report: (alias) => (asked++, visibleReport(alias)),
  };
  const { text, names } = placeholders(write(see));
  if (asked === 0) throw new Error(`the query "${name}" does not ask who may see its rows`);
  return { statement: statement<Row>(name, text), names };
}

/**
 * The only way to a thing. What the viewer may not see is missing, exactly as if it had never been.
 * One round trip.
 */
export async function open<Row, Given extends object>(
  db: Reads,
  viewer: Viewer,
  what: Opening<Row, Given>,
  given: Given,
): Promise<Seen<Row>[]> {
  const recipient = recipientOf(viewer);
  const found = await rows(
    db,
    what.statement,
    what.names.map((n) => parameter(viewer, given, n)),
  );
  return found.map((row) => opened(row, recipient));
}

function parameter(viewer: Viewer, given: object, name: string): unknown {
  if (!viewerParameters.has(name)) return (given as Record<string, unknown>)[name];
  if (name === 'moderatesPeople') return viewer.person?.siteRoles.includes('moderator') ?? false;
  return name === 'me' ? (viewer.person?.id ?? null) : viewer[name as 'audiences' | 'principals' | 'staffOf' | 'blocked' | 'bylines'];
}
