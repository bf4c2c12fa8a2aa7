import type { House } from '../contracts/index.ts';
import { renderPage } from '../platform/html/index.ts';
import { directionOf, translator, type Language } from '../platform/i18n/index.ts';
import type { Letter } from '../platform/mail/index.ts';

/** Which words a mail has: `accounts.mail.<about>.…` */
export type About = 'sign_in' | 'already' | 'join' | 'email' | 'email_taken' | 'let_in';

/**
 * A plain mail with one link. Its subject names nobody and nothing but the community.
 * @param path where its link leads, on our own address
 */
export function writeLetter(house: House, to: { id: string; email: string; language: Language; about: About; path: string }): Letter {
  const t = translator(to.language);
  const community = house.community().name;
  const address = `${house.config.publicUrl}${to.path}`;
  const key = `accounts.mail.${to.about}`;
  const lines = [t(`${key}.words`, { community }), t(`${key}.after`, { community })];
  const html = renderPage(
    <html lang={to.language} dir={directionOf(to.language)}>
      <head>
        <meta charset="utf-8" />
        <title>{t('accounts.mail.subject', { community })}</title>
      </head>
      <body>
        <p>{lines[0]}</p>
        <p>
          <a href={address}>{t(`${key}.link`)}</a>
        </p>
        <p>{lines[1]}</p>
      </body>
    </html>,
  );
  const text = `${lines[0]}\n\n${t(`${key}.link`)}:\n${address}\n\n${lines[1]}\n`;
  return {
    id: to.id,
    to: to.email,
    subject: t('accounts.mail.subject', { community }),
    text,
    html,
    headers: { 'Auto-Submitted': 'auto-generated' },
  };
}
