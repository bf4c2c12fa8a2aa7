import { mayAskFrom } from '../spaces/index.ts';
import type { EntranceRow } from './entrance-queries.ts';
import type { Offer } from './page-models.ts';

/**
 * How this viewer may come into a board now.
 * @param person state of who is looking, null for somebody who is not signed in
 */
export function wayIn(place: EntranceRow, person: string | null, waitHours: number, now: Date): Offer {
  if (person === null) return { kind: 'member-first' };
  if (person !== 'active') return { kind: 'none' };
  if (place.invited && !place.role) return { kind: 'invited' };
  if (place.role) return { kind: 'leave', open: place.role === 'follower' };
  if (place.archived) return { kind: 'none' };
  if (place.reads) return { kind: 'join' };
  if (place.opens_at) return { kind: 'opens-later', at: place.opens_at };
  if (place.joining === 'asking' && !place.belongs) return asking(place, now);
  return asksForRelation(place) ? { kind: 'relation', waitHours } : { kind: 'none' };
}

/** Whether something true of oneself opens it: on its own, or for those who belong already. */
function asksForRelation({ who, belongs }: EntranceRow): boolean {
  const ways = who.clauses.map(({ lead, also }) => [lead, ...also]);
  return ways.some((all) => all.some((p) => p.startsWith('relation:')) && (belongs || !all.some((p) => p.startsWith('in:'))));
}

function asking({ asking }: EntranceRow, now: Date): Offer {
  if (!asking || asking.answer === 'let-in') return { kind: 'ask', declined: null };
  if (asking.answer === null || !asking.answered_at) return { kind: 'asked', at: new Date(asking.asked_at) };
  const from = mayAskFrom(new Date(asking.answered_at));
  const declined = { template: asking.answer_template, words: asking.answer_words };
  return now < from ? { kind: 'ask-later', from, declined } : { kind: 'ask', declined };
}
