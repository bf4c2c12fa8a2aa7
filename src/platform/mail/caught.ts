import type { JSONColumnType } from 'kysely';
import type { Db } from '../db/index.ts';
import type { Letter } from './index.ts';

declare module '../db/tables.ts' {
  interface Tables {
    mail_caught: MailCaughtTable;
  }
}

export type MailCaughtTable = {
  id: string;
  recipient: string;
  subject: string;
  words: string;
  html: string;
  headers: JSONColumnType<Record<string, string>>;
  caught_at: Date;
};

/** Keeps a letter where the operator can read it, as long as no mail server is set. A retry keeps it once. */
export async function keepLetter(db: Db, letter: Letter, at: Date): Promise<void> {
  await db
    .insertInto('mail_caught')
    .values({
      id: letter.id,
      recipient: letter.to,
      subject: letter.subject,
      words: letter.text,
      html: letter.html,
      headers: JSON.stringify(letter.headers),
      caught_at: at,
    })
    .onConflict((c) => c.column('id').doNothing())
    .execute();
}
