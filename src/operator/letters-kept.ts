import type { Db } from '../platform/db/index.ts';

export type LetterKept = { to: string; subject: string; words: string; at: Date; links: string[] };

const mostShown = 50;
const keptDays = 30;

/** Letters that wait here because no mail server is set, newest first. @param site only links into it are offered to be followed */
export async function lettersKept(db: Db, site: string): Promise<LetterKept[]> {
  const found = await db
    .selectFrom('mail_caught')
    .select(['recipient', 'subject', 'words', 'caught_at'])
    .orderBy('caught_at', 'desc')
    .limit(mostShown)
    .execute();
  return found.map((l) => ({ to: l.recipient, subject: l.subject, words: l.words, at: l.caught_at, links: linksIn(l.words, site) }));
}

/** Addresses of this very site in a letter's text. */
export function linksIn(words: string, site: string): string[] {
  const found = words.match(/https?:\/\/[^\s<>\]"]+/g) ?? [];
  return [...new Set(found.filter((url) => url.startsWith(`${site}/`)))];
}

/** They hold secrets, such as links for signing in: nobody needs them for long. */
export async function forgetLetters(db: Db, before: Date): Promise<void> {
  await db.deleteFrom('mail_caught').where('caught_at', '<=', before).execute();
}

export async function forgetOldLetters(db: Db, now: Date): Promise<void> {
  await forgetLetters(db, new Date(now.getTime() - keptDays * 86_400_000));
}
