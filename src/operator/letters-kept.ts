import type { Db } from '../platform/db/index.ts';

export type LetterKept = { to: string; subject: string; words: string; at: Date; links: string[] };

const mostShown = 50;
const keptDays = 30;

type Reader = {
  /** Whose page it is. */
  personId: string;
  /** Only links into it are offered to be followed. */
  site: string;
  /** Stands where a letter has a link that is not for them. */
  instead: string;
};

/**
 * Letters that wait here because no mail server is set, newest first. Whoever holds somebody's link is that person: of
 * links with a secret, the reader is shown their own, and those by which somebody joins, whom they would else keep out.
 */
export async function lettersKept(db: Db, { personId, site, instead }: Reader): Promise<LetterKept[]> {
  const found = await db
    .selectFrom('mail_caught')
    .leftJoin('link', 'link.id', 'mail_caught.id')
    .select(['recipient', 'subject', 'words', 'caught_at', 'link.purpose', 'link.person_id'])
    .orderBy('caught_at', 'desc')
    .limit(mostShown)
    .execute();
  return found.map((l) => {
    const words = l.purpose === 'join' || l.person_id === personId ? l.words : withoutSecrets(l.words, instead); // guard:letters-of-others
    return { to: l.recipient, subject: l.subject, words, at: l.caught_at, links: linksIn(words, site) };
  });
}

const address = /https?:\/\/[^\s<>\]"]+/g;

/** Secrets stand behind a first part of the path, on whatever host the letter was written. */
export function withoutSecrets(words: string, instead: string): string {
  return words.replaceAll(address, (url) => (/^https?:\/\/[^/?#]*\/[a-z-]*$/.test(url) ? url : instead));
}

/** Addresses of this very site in a letter's text. */
export function linksIn(words: string, site: string): string[] {
  const found = words.match(address) ?? [];
  return [...new Set(found.filter((url) => url.startsWith(`${site}/`)))];
}

/** Some hold secrets, such as links by which somebody joins: nobody needs them for long. */
export async function forgetLetters(db: Db, before: Date): Promise<void> {
  await db.deleteFrom('mail_caught').where('caught_at', '<=', before).execute();
}

export async function forgetOldLetters(db: Db, now: Date): Promise<void> {
  await forgetLetters(db, new Date(now.getTime() - keptDays * 86_400_000));
}
