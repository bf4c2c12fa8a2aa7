import type { House } from '../contracts/index.ts';
import { renderPage } from '../platform/html/index.ts';
import { directionOf, translator, type Language } from '../platform/i18n/index.ts';
import type { Letter } from '../platform/mail/index.ts';

/** Which words a mail has: `accounts.mail.<about>.…` */
export type About =
  | 'sign_in'
  | 'already'
  | 'join'
  | 'email'
  | 'email_taken'
  | 'let_in'
  | 'prove'
  | 'changed'
  | 'way_back'
  | 'connect'
  | 'refused';

type To = {
  id: string;
  email: string;
  language: Language;
  about: About;
  /** Where its link leads, on our own address. */
  path: string;
  /** What the words name beside the community: what changed, when, on which device. */
  facts?: Record<string, string>;
  /** Somebody's own words to the reader. */
  said?: string;
};

/** A plain mail with one link. Its subject names nobody and nothing but the community. */
export function writeLetter(house: House, { id, email, language, about, path, facts = {}, said }: To): Letter {
  const t = translator(language);
  const community = house.community().name;
  const address = `${house.config.publicUrl}${path}`;
  const key = `accounts.mail.${about}`;
  const lines = [t(`${key}.words`, { community, ...facts }), t(`${key}.after`, { community, ...facts })];
  const html = renderPage(
    <html lang={language} dir={directionOf(language)}>
      <head>
        <meta charset="utf-8" />
        <title>{t('accounts.mail.subject', { community })}</title>
      </head>
      <body>
        <p>{lines[0]}</p>
        {said && <blockquote dir="auto">{said}</blockquote>}
        <p>
          <a href={address}>{t(`${key}.link`, { community })}</a>
        </p>
        <p>{lines[1]}</p>
      </body>
    </html>,
  );
  const text = [lines[0], ...(said ? [said] : []), `${t(`${key}.link`, { community })}:\n${address}`, lines[1]].join('\n\n');
  return {
    id,
    to: email,
    subject: t('accounts.mail.subject', { community }),
    text: `${text}\n`,
    html,
    headers: { 'Auto-Submitted': 'auto-generated' },
  };
}
