/** How long a second person has to answer, and how long the name can be looked at once they agreed. */
export const answerHours = 72;
export const lookHours = 24;

const hour = 3_600_000;

export type UnmaskingState = 'waits' | 'lapsed' | 'declined' | 'open' | 'over';

type Told = { asked_at: Date; answer: 'granted' | 'declined' | null; answered_at: Date | null };

/** How it stands with a wish to learn who an alias is. */
export function stateOf({ asked_at, answer, answered_at }: Told, now: Date): UnmaskingState {
  if (answer === 'declined') return 'declined';
  if (answer === null || answered_at === null) return now.getTime() < asked_at.getTime() + answerHours * hour ? 'waits' : 'lapsed';
  return now.getTime() < answered_at.getTime() + lookHours * hour ? 'open' : 'over';
}

export const answerUntil = (askedAt: Date): Date => new Date(askedAt.getTime() + answerHours * hour);
export const lookUntil = (answeredAt: Date): Date => new Date(answeredAt.getTime() + lookHours * hour);
