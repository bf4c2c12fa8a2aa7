import {
  contentNotes,
  isAway,
  longestWord,
  mostWords,
  mutedWordsIn,
  wishes,
  type ContentNote,
  type KeptFilters,
  type Wish,
} from '../people/index.ts';
import type { Faults, Form } from '../platform/http/index.ts';

/** How long «not this week» lasts. */
const awayDays = 7;

const day = 86_400_000;

/** A note is left out for a week, and is then as it was before. */
export function notThisWeek(filters: KeptFilters, note: ContentNote, now: Date): KeptFilters {
  return { ...filters, until: { ...filters.until, [note]: new Date(now.getTime() + awayDays * day).toISOString() } };
}

/** It is as it was before, from now on. */
export function backAgain(filters: KeptFilters, note: ContentNote): KeptFilters {
  const { [note]: _, ...until } = filters.until;
  return { ...filters, until };
}

/** Until when a note is left out; null when it is not, or for good. */
export function awayUntil(filters: KeptFilters, note: ContentNote, now: Date): Date | null {
  const until = filters.until[note];
  return until !== undefined && isAway(filters, note, now) ? new Date(until) : null;
}

const isWish = (text: string): text is Wish => (wishes as readonly string[]).includes(text);

/** What a form wishes for each note; what it says nothing of is shown. */
export function notesFrom(form: Form): KeptFilters['notes'] {
  const chosen = contentNotes.map((note) => [note, form.get(`note-${note}`)] as const);
  return Object.fromEntries(chosen.filter(([, wish]) => isWish(wish)));
}

/** Words of one's own, and what is wrong with them. */
export function wordsFrom(form: Form): { words: string[]; faults: Faults } {
  const words = mutedWordsIn(form.get('words'));
  const long = words.some((word) => [...word].length > longestWord);
  return { words, faults: words.length > mostWords ? { words: 'following.fault.many' } : long ? { words: 'following.fault.long' } : {} };
}
