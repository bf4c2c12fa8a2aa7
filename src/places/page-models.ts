import { toWhoWillSee, whoInWords, type WhoWillSee } from '../access/index.ts';
import type { T } from '../platform/i18n/index.ts';
import type { Joining, Role } from '../spaces/index.ts';
import type { BoardRow } from './queries.ts';
import { boardsOnPage, sections, type Section } from './rules.ts';

export type ListedBoard = {
  slug: string;
  href: string;
  name: string;
  purpose: string;
  language: string;
  lead: string;
  readers: string;
  joined: boolean;
  reads: boolean;
  joining: Joining;
  fresh: number;
};

export type BoardGroup = { section: Section; boards: ListedBoard[] };

export type BoardList = {
  groups: BoardGroup[];
  /** The last board of this page, where more follow. */
  more: string | null;
};

/** The boards under their headings; headings with nothing under them are left out. */
export function listedBoards(rows: readonly BoardRow[], t: T, community: string): BoardList {
  const shown = rows.slice(0, boardsOnPage);
  const groups = sections
    .map((section, n) => ({ section, boards: shown.filter((r) => r.section === n).map((r) => toListed(r, t, community)) }))
    .filter((g) => g.boards.length > 0);
  return { groups, more: rows.length > boardsOnPage ? (shown.at(-1)?.slug ?? null) : null };
}

const leadOf = (r: BoardRow) => r.clauses?.[0]?.[0] ?? '';
const clausesOf = (r: BoardRow) => (r.clauses ?? []).map(([lead, ...also]) => ({ lead, also }));

function toListed(r: BoardRow, t: T, community: string): ListedBoard {
  return {
    slug: r.slug,
    href: r.reads ? `/boards/${r.slug}` : `/boards/${r.slug}/entrance`,
    name: r.name,
    purpose: r.purpose,
    language: r.language,
    lead: leadOf(r),
    readers: leadOf(r).startsWith('in:')
      ? t('places.readers.own')
      : whoInWords(t, toWhoWillSee({ clauses: clausesOf(r), people: null, places: {} }, false), community).strong,
    joined: r.role !== null,
    reads: r.reads,
    joining: r.joining,
    fresh: r.fresh,
  };
}

/** What the entrance of a board says, and what it offers to this viewer. */
export type EntrancePage = {
  slug: string;
  name: string;
  purpose: string;
  language: string;
  who: WhoWillSee;
  community: string;
  offer: Offer;
  reads: boolean;
  role: Role | null;
  staff: boolean;
  archived: boolean;
};

/** How somebody may come in now. */
export type Offer =
  | { kind: 'none' }
  | { kind: 'join' }
  | { kind: 'leave'; open: boolean }
  | { kind: 'invited' }
  | { kind: 'member-first' }
  | { kind: 'relation'; waitHours: number }
  | { kind: 'opens-later'; at: Date }
  | { kind: 'ask'; declined: string | null }
  | { kind: 'asked'; at: Date }
  | { kind: 'ask-later'; from: Date; words: string };
