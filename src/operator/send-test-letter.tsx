import { readCommunity } from '../people/index.ts';
import type { Visit } from '../platform/http/index.ts';
import { compose } from '../platform/mail/index.ts';
import { keepLetter, makeMail } from '../platform/mail/index.ts';
import { troubleWithMail } from './mail-server.ts';

/**
 * Sends one letter through a mail server, or into the house.
 * @param address where the server is; null keeps the letter here
 * @returns what went wrong, in one word of ours, or null
 */
export async function sendTestLetter(
  { house, words, now }: Visit,
  address: string | null,
  to: string,
): Promise<ReturnType<typeof troubleWithMail> | null> {
  const { mailFrom, name } = await readCommunity(house.db);
  const from = mailFrom || `companionway@${new URL(house.config.publicUrl).hostname}`;
  const mail = makeMail({ smtpUrl: () => address, from: () => from, keep: (letter) => keepLetter(house.db, letter, now) });
  const subject = words.t('operator.test.subject', { community: name });
  const letter = compose({ lang: words.language, dir: words.dir, title: subject, children: <p>{words.t('operator.test.words')}</p> });
  try {
    await mail.send({ id: house.ids.blind(), to, subject, ...letter, headers: {} });
    return null;
  } catch (error) {
    house.log.warn({ code: (error as { code?: string }).code }, 'a test letter did not go out');
    return troubleWithMail(error);
  }
}
