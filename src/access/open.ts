import type { Lens, Opening, Seen, Viewer } from '../contracts/index.ts';
import { placeholders, row, rows, statement, type Reads } from '../platform/db/index.ts';
import { opened, recipientOf } from './seen.ts';
import { visibleAppeal, visibleDecision, visibleQueue } from './visible-decision.ts';
import { visibleReport } from './visible-report.ts';
import { visibleUnmasking } from './visible-unmasking.ts';
import {
  notBlocked,
  visibleEntrances,
  visibleOwn,
  visiblePart,
  visiblePlace,
  visibleScope,
  type PlaceDoor,
  type VisibleScope,
} from './visible.ts';

/** The conditions a query may and must use, with its lens already chosen. */
export type See = {
  scope(alias: string, options?: VisibleScope): string;
  part(alias: string): string;
  place(alias: string, door: PlaceDoor): string;
  /** The entrances of places in a list. */
  entrances(alias: string): string;
  notBlocked(bylineColumn: string): string;
  /** Of what belongs to one person alone, such as what they were told. */
  own(personColumn: string): string;
  /** Of a report: its own rule, which no lens changes. */
  report(alias: string): string;
  /** Of a wish to learn who an alias is. */
  unmasking(alias: string): string;
  /** Of a decision, for those who look after its place; of somebody's wish that another person looks at it. */
  decision(alias: string): string;
  appeal(alias: string): string;
  /** Of what waits somewhere, to be counted only: at one's own places, or at all for moderators of the community. */
  queue(placeColumn: string, bylineColumn: string): string;
};

const viewerParameters = new Set([
  'audiences',
  'principals',
  'staffOf',
  'blocked',
  'bylines',
  'me',
  'moderatesPeople',
  'senior',
  'leftOut',
]);

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
    entrances: (alias) => (asked++, visibleEntrances(alias)),
    // Blocks are peace: they hide nobody from who looks after a place.
    notBlocked: (column) => (lens === 'moderator' ? 'true' : notBlocked(column)),
    own: (column) => (asked++, visibleOwn(column)),
    report: (alias) => (asked++, visibleReport(alias)),
    unmasking: (alias) => (asked++, visibleUnmasking(alias)),
    decision: (alias) => (asked++, visibleDecision(alias)),
    appeal: (alias) => (asked++, visibleAppeal(alias)),
    queue: (placeColumn, bylineColumn) => (asked++, visibleQueue(placeColumn, bylineColumn)),
  };
  const written = write(see);
  const { text, names } = placeholders(written);
  if (asked === 0) throw new Error(`the query "${name}" does not ask who may see its rows`);
  return { statement: statement<Row>(name, text), names, written };
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
  const found = await rows(db, what.statement, valuesOf(what, viewer, given));
  return found.map((one) => opened(one, recipient));
}

type Together = Pick<Opening<Record<string, unknown[]>, never>, 'statement' | 'names'>;

const together = new Map<string, Together>();

/** One statement out of several, made when they first meet: each gives its rows as JSON, in its own order. */
function asOne(all: readonly Opening<unknown, never>[]): Together {
  const key = all.map((one) => one.statement.name).join(', ');
  let known = together.get(key);
  if (!known) {
    const parts = all.map(({ written }, n) => `(select json_agg(x) from (${written}) x) as p${n}`);
    const { text, names } = placeholders(`select ${parts.join(',\n')}`);
    together.set(key, (known = { statement: statement(`together ${together.size}`, text), names }));
  }
  return known;
}

/**
 * As `open`, for several at once: a statement costs as much to send and to read as its rows. Dates come as text.
 * One round trip; none where there is nothing to ask.
 */
export async function openTogether<Given extends object>(
  db: Reads,
  viewer: Viewer,
  all: readonly Opening<unknown, Given>[],
  given: Given,
): Promise<Seen<unknown>[][]> {
  if (all.length === 0) return [];
  const recipient = recipientOf(viewer);
  const what = asOne(all);
  const found = await row(db, what.statement, valuesOf(what, viewer, given));
  return all.map((_, n) => (found?.[`p${n}`] ?? []).map((one) => opened(one, recipient)));
}

function valuesOf({ names }: Pick<Together, 'names'>, viewer: Viewer, given: object): unknown[] {
  return names.map((name) => parameter(viewer, given, name));
}

function parameter(viewer: Viewer, given: object, name: string): unknown {
  if (!viewerParameters.has(name)) return (given as Record<string, unknown>)[name];
  if (name === 'leftOut') return leftOutBy(viewer);
  if (name === 'senior') return (viewer.person?.siteRoles.length ?? 0) > 0;
  if (name === 'moderatesPeople') return viewer.person?.siteRoles.includes('moderator') ?? false;
  return name === 'me'
    ? (viewer.person?.id ?? null)
    : asArray(viewer[name as 'audiences' | 'principals' | 'staffOf' | 'blocked' | 'bylines']);
}

/** Numbers, ids and principals hold no sign that an array would need to quote; pg looks for one in each, twenty times as long. */
const asArray = (list: readonly (number | string)[]) => `{${list.join(',')}}`;

/** The content notes whose conversations this reader asked to leave out. */
function leftOutBy({ person }: Viewer): string[] {
  return Object.entries(person?.filters.notes ?? {}).flatMap(([note, how]) => (how === 'hide' ? [note] : []));
}
