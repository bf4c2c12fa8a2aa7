import type { DecidedAct } from '../spaces/index.ts';
import { reasons, type Reason } from './tables.ts';

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
  /** Whether they can wait to be read; a picture is shown or hidden. */
  mayWait: boolean;
  /** Whether their author can change them. */
  editable: boolean;
  /** Whether its conversation takes no more replies; null where there is none. */
  closed: boolean | null;
  /** State of the person, where the decider moderates people and the person may be suspended; else null. */
  person: string | null;
};

const acts = {
  words: ['hide', 'show', 'hold', 'release', 'decline'],
  author: ['note', 'ask-edit', 'warn'],
  conversation: ['lock', 'unlock'],
  person: ['suspend', 'lift'],
} as const satisfies Record<string, readonly DecidedAct[]>;

/** What a decision is about; a page asks about one after the other. */
export type About = keyof typeof acts;

export const abouts = Object.keys(acts) as About[];
export const offeredActs = Object.values(acts).flat();
export type OfferedAct = (typeof offeredActs)[number];

export function actsAbout(about: About, possible: readonly OfferedAct[]): OfferedAct[] {
  return acts[about].filter((act) => possible.includes(act));
}

/** What becomes of the words, by their state. */
const wordsMay: Record<string, readonly OfferedAct[]> = {
  shown: ['hide', 'hold'],
  hidden: ['show'],
  held: ['release', 'decline'],
};

/** The decisions that are possible now: each undoes or does something that is not so yet. */
export function possibleActs({ words, mayWait, editable, closed, person }: Standing): OfferedAct[] {
  const possible: OfferedAct[] = (wordsMay[words ?? ''] ?? []).filter((act) => mayWait || act !== 'hold');
  if (words !== null) possible.push('note', ...(editable ? (['ask-edit'] as const) : []), 'warn');
  if (words === null && person === 'active') possible.push('note', 'warn');
  if (closed !== null) possible.push(closed ? 'unlock' : 'lock');
  if (person === 'active') possible.push('suspend');
  if (person === 'suspended') possible.push('lift');
  return possible;
}

/** What takes a decision back. Others are decided anew, or on the page where they were made. */
const undoing: Partial<Record<DecidedAct, DecidedAct>> = {
  hide: 'show',
  hold: 'release',
  decline: 'show',
  lock: 'unlock',
  slow: 'unslow',
  suspend: 'lift',
  note: 'withdraw',
  'ask-edit': 'withdraw',
  warn: 'withdraw',
};

export function undoOf(act: DecidedAct): DecidedAct | null {
  return undoing[act] ?? null;
}

/** Under which name a decision is spoken of: a picture is hidden in other words than words are. */
export function spokenOf({ act, kind }: { act: DecidedAct | OfferedAct | 'none'; kind: string }): string {
  return kind === 'picture' && (act === 'hide' || act === 'show') ? `${act}-picture` : act;
}

/** Acts that somebody may have another person look at: those that take something from them, or count. */
export function mayAppeal(act: DecidedAct): boolean {
  return ['hide', 'hold', 'decline', 'ask-edit', 'warn', 'lock', 'slow', 'retitle', 'content-note', 'move', 'suspend'].includes(act);
}

/** How far back warnings are counted. */
const warningDays = 365;

/** How many warnings count still: not too old, and not taken back. */
export function countedWarnings(earlier: readonly { act: DecidedAct; undone: boolean; decided_at: Date }[], now: Date): number {
  const since = now.getTime() - warningDays * 86_400_000;
  return earlier.filter((d) => d.act === 'warn' && !d.undone && d.decided_at.getTime() > since).length;
}
