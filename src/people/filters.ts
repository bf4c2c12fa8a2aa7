import type { Viewer } from '../contracts/index.ts';
import type { Db, Reads } from '../platform/db/index.ts';
import { contentNotes, isContentNote, type ContentNote } from './content-notes.ts';
import { mutedWordIn } from './muted-words.ts';

/** What becomes of words with a note: said more plainly before them, folded away, or left out. Else they are shown, with their note. */
export const wishes = ['warn', 'fold', 'hide'] as const;
export type Wish = (typeof wishes)[number];

/** As they are kept. Until a moment, a note is left out whatever else is wished; then it is as before. */
export type KeptFilters = {
  notes: Partial<Record<ContentNote, Wish>>;
  until: Partial<Record<ContentNote, string>>;
  words: string[];
};

const noFilters: KeptFilters = { notes: {}, until: {}, words: [] };

export async function filtersOf(db: Reads, personId: string): Promise<KeptFilters> {
  const found = await db.selectFrom('preference').select('filters').where('person_id', '=', personId).executeTakeFirst();
  return found?.filters ?? noFilters;
}

export async function keepFilters(db: Db, personId: string, filters: KeptFilters): Promise<void> {
  const kept = JSON.stringify(filters);
  await db
    .insertInto('preference')
    .values({ person_id: personId, filters: kept })
    .onConflict((c) => c.column('person_id').doUpdateSet({ filters: kept }))
    .execute();
}

type InForce = NonNullable<Viewer['person']>['filters'];

const none: InForce = { notes: {}, words: [] };

/** What is so now: «not this week» ends by itself. */
export function filtersInForce(kept: KeptFilters | null, now: Date): InForce {
  if (!kept) return none;
  const away = contentNotes.filter((note) => isAway(kept, note, now));
  return { notes: { ...kept.notes, ...Object.fromEntries(away.map((note) => [note, 'hide'] as const)) }, words: kept.words };
}

/** Whether somebody wishes to meet none of it for a while. */
export function isAway({ until }: KeptFilters, note: ContentNote, now: Date): boolean {
  const end = until[note];
  return end !== undefined && new Date(end) > now;
}

export type Shown = 'show' | Wish;

/** How a reader meets words: what becomes of them, and because of what. */
export type Met = { how: Shown; notes: ContentNote[]; word: string | null; muted: boolean };

export type Meeting = {
  notes: readonly string[];
  bylineId: string;
  /** Their title and text, asked for only where somebody has words of their own. */
  text(): string;
  /** Whether this reader looks after the place: from them nothing is left out. */
  moderates: boolean;
};

const strength: readonly Shown[] = ['show', 'warn', 'fold', 'hide'];

const stronger = (a: Shown, b: Shown): Shown => (strength.indexOf(a) >= strength.indexOf(b) ? a : b);

/** Peace, not secrecy: it changes no count, and nobody else learns of it. One's own words are always shown. */
export function meet({ person, muted, bylines }: Viewer, { notes, bylineId, text, moderates }: Meeting): Met {
  const known = notes.filter(isContentNote);
  if (!person || bylines.includes(bylineId)) return { how: 'show', notes: known, word: null, muted: false };
  const word = mutedWordIn(person.filters.words.length > 0 ? text() : '', person.filters.words);
  const isMuted = muted.includes(bylineId);
  const wished = known.reduce<Shown>((how, note) => stronger(how, person.filters.notes[note] ?? 'show'), 'show');
  const how = word !== null || isMuted ? stronger(wished, 'fold') : wished;
  return { how: how === 'hide' && moderates ? 'fold' : how, notes: known, word, muted: isMuted };
}
