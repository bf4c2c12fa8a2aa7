import { mayAskFrom } from '../spaces/index.ts';
import type { Offer } from './page-models.ts';
import type { EntranceRow } from './queries.ts';

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
  if (place.joining === 'asking') return asking(place, now);
  return place.who.clauses[0]?.lead.startsWith('relation:') ? { kind: 'relation', waitHours } : { kind: 'none' };
}

function asking({ asking }: EntranceRow, now: Date): Offer {
  if (!asking || asking.answer === 'let-in') return { kind: 'ask', declined: null };
  if (asking.answer === null || !asking.answered_at) return { kind: 'asked', at: new Date(asking.asked_at) };
  const from = mayAskFrom(new Date(asking.answered_at));
  return now < from ? { kind: 'ask-later', from, words: asking.answer_words } : { kind: 'ask', declined: asking.answer_words };
}
