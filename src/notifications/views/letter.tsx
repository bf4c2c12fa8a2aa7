import type { Words } from '../../platform/i18n/index.ts';
import type { Letter } from '../../platform/mail/index.ts';
import { compose, LetterLink } from '../../platform/mail/index.ts';

type Links = { community: string; list: string; stop: string };

/** Says that something waits and nothing more: no name, no place, no illness, in case somebody else reads the screen. */
export function writeLetter(
  { t, language, dir }: Words,
  { community, list, stop }: Links,
): Pick<Letter, 'subject' | 'text' | 'html' | 'headers'> {
  const subject = t('notifications.mail.subject', { community });
  const { text, html } = compose({
    lang: language,
    dir,
    title: subject,
    children: (
      <>
        <p>{t('notifications.mail.first', { community })}</p>
        <LetterLink href={list}>{t('notifications.mail.link')}</LetterLink>
        <p>{t('notifications.mail.why')}</p>
        <p>
          <a href={stop}>{t('notifications.mail.stop')}</a>
        </p>
      </>
    ),
  });
  const headers = {
    'List-Unsubscribe': `<${stop}>`,
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    'Auto-Submitted': 'auto-generated',
  };
  return { subject, text, html, headers };
}
