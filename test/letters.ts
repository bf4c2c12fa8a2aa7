import type { TestSite } from './site.ts';

/** The newest letter that was kept for an address, as long as no mail server is set. Drain the jobs first. */
export async function newestLetter(site: TestSite, to: string): Promise<{ subject: string; words: string }> {
  return site.db
    .selectFrom('mail_caught')
    .select(['subject', 'words'])
    .where('recipient', '=', to)
    .orderBy('caught_at', 'desc')
    .executeTakeFirstOrThrow();
}

/** The path of the link in it. */
export function linkIn(letter: { words: string }): string {
  return /https?:\/\/[^/\s]+(\/\S+)/.exec(letter.words)?.[1] ?? '';
}
