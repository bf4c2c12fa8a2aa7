import { toWhoWillSee, whoInWords, type WhoWillSee } from '../access/index.ts';
import type { T } from '../platform/i18n/index.ts';
import type { AnswerTemplate, Joining } from '../spaces/index.ts';
import type { Carer, EntranceRow, RelatedBoard } from './entrance-queries.ts';
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

export type BoardGroup = { section: Section | 'found'; boards: ListedBoard[] };

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

/** What was looked for, the nearest first. */
export function foundBoards(rows: readonly BoardRow[], order: readonly number[], t: T, community: string): BoardList {
  const boards = order.flatMap((id) => rows.filter((r) => r.id === id)).map((r) => toListed(r, t, community));
  return { groups: boards.length > 0 ? [{ section: 'found', boards }] : [], more: null };
}

const leadOf = (r: BoardRow) => r.clauses?.[0]?.[0] ?? '';
const clausesOf = (r: BoardRow) => (r.clauses ?? []).map(([lead, ...also]) => ({ lead, also }));

/** Its own people and nobody else: then the name need not be said again. */
const isOwnPeople = (r: BoardRow) =>
  clausesOf(r).every(({ lead, also }) => also.length === 0 && /^(in|staff-of):/.test(lead)) && leadOf(r) === `in:${r.id}`;

function toListed(r: BoardRow, t: T, community: string): ListedBoard {
  return {
    slug: r.slug,
    href: r.reads ? `/boards/${r.slug}` : `/boards/${r.slug}/entrance`,
    name: r.name,
    purpose: r.purpose,
    language: r.language,
    lead: leadOf(r),
    readers: isOwnPeople(r)
      ? t('places.readers.own')
      : whoInWords(t, toWhoWillSee({ clauses: clausesOf(r), people: null, places: { [r.id]: r.name } }, false), community).strong,
    joined: r.role !== null,
    reads: r.reads,
    joining: r.joining,
    fresh: r.fresh,
  };
}

/** What the entrance of a board says, and what it offers to this viewer. */
export type EntrancePage = Pick<
  EntranceRow,
  'slug' | 'name' | 'purpose' | 'language' | 'reads' | 'role' | 'belongs' | 'staff' | 'archived' | 'listed' | 'rules'
> & {
  who: WhoWillSee;
  community: string;
  offer: Offer;
  archiving: { at: Date; because: string } | null;
  /** Whether people may post under an alias there. */
  anonymous: boolean;
  carers: readonly Carer[];
  related: readonly RelatedBoard[];
  /** Whether there is a list of people, and this viewer belongs to it or could. */
  hasList: boolean;
};

/** An answer of the staff: ready words, and words of their own. */
export type Refusal = { template: AnswerTemplate | null; words: string };

/** How somebody may come in now. */
export type Offer =
  | { kind: 'none' }
  | { kind: 'join' }
  | { kind: 'leave'; open: boolean }
  | { kind: 'invited' }
  | { kind: 'member-first' }
  | { kind: 'relation'; waitHours: number }
  | { kind: 'opens-later'; at: Date }
  | { kind: 'ask'; declined: Refusal | null }
  | { kind: 'asked'; at: Date }
  | { kind: 'ask-later'; from: Date; declined: Refusal };
