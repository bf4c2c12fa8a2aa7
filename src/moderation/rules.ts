import { reasons, type DecidedAct, type Reason } from './tables.ts';

/** A reason that somebody can understand takes a few words. */
export const shortestReason = 10;
export const longestWords = 4000;

/** How long a suspension may last, in days; `open` until somebody lifts it. */
export const lengths = ['1', '7', '30', 'open'] as const;
export type Length = (typeof lengths)[number];

export function endOf(length: Length, now: Date): Date | null {
  return length === 'open' ? null : new Date(now.getTime() + Number(length) * 86_400_000);
}

/** When the copy of what was reported leaves the database, counted from the answer. */
export const evidenceDays = 180;

/** The graver of two reasons: somebody who reports again never makes it look smaller. */
export function graver(a: Reason, b: Reason): Reason {
  return reasons.indexOf(a) <= reasons.indexOf(b) ? a : b;
}

/** Adds what is told later to what was told first; the same words from a second click are told once. */
export function addWords(before: string, more: string): string {
  if (more === '' || before.includes(more)) return before;
  return before === '' ? more : `${before}\n\n${more}`;
}

/** What a moderator may decide about, as it stands at this moment. */
export type Standing = {
  /** State of the words; null where it is a person, or words that are gone. */
  words: string | null;
  /** Whether its conversation takes no more replies; null where there is none. */
  closed: boolean | null;
  /** State of the person, where the decider moderates people and the person may be suspended; else null. */
  person: string | null;
};

/** The decisions that are possible now: each undoes or does something that is not so yet. */
export function possibleActs({ words, closed, person }: Standing): DecidedAct[] {
  const acts: DecidedAct[] = [];
  if (words === 'shown') acts.push('hide');
  if (words === 'hidden' || words === 'held') acts.push('show');
  if (closed !== null) acts.push(closed ? 'unlock' : 'lock');
  if (person === 'active') acts.push('suspend');
  if (person === 'suspended') acts.push('lift');
  return acts;
}
