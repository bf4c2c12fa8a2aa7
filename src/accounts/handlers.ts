import type { House } from '../contracts/index.ts';
import {
  armLink,
  clearAttempts,
  clearCeremonies,
  clearLinks,
  clearSessions,
  languageOf,
  personOfEmail,
  waysInOf,
  type Link,
} from '../people/index.ts';
import { isLanguage, type Language } from '../platform/i18n/index.ts';
import type { Chore, EventHandler } from '../platform/jobs/index.ts';
import { on } from '../platform/module.ts';
import { writeLetter, type About } from './letters.tsx';

/** Mails are written here, after the act: only now does a link get its secret. */
export function handlers(house: House): EventHandler[] {
  return [
    on('link-asked', 'send-link', ({ linkId }) => sendLink(house, linkId)),
    on('let-in', 'tell-newcomer', ({ personId }) => tellNewcomer(house, personId)),
  ];
}

async function sendLink(house: House, linkId: string): Promise<void> {
  const armed = await armLink(house.db, house.ids, linkId, house.clock.now());
  if (!armed?.link.email) return;
  const { link, secret } = armed;
  const about = await aboutWhat(house, link);
  const path = about === 'email_taken' ? '/sign-in' : `/link/${secret}`;
  await house.mail.send(
    writeLetter(house, { id: link.id, email: armed.link.email, language: await languageFor(house, link), about, path }),
  );
}

async function aboutWhat(house: House, link: Link): Promise<About> {
  if (link.purpose === 'sign-in') return link.fields['joined'] === 'already' ? 'already' : 'sign_in';
  if (link.purpose === 'join') return 'join';
  const holder = link.email && (await personOfEmail(house.db, link.email));
  return holder && holder !== link.personId ? 'email_taken' : 'email';
}

async function languageFor(house: House, link: Link): Promise<Language> {
  const asked = link.fields['language'] ?? (link.personId && (await languageOf(house.db, link.personId))) ?? '';
  return isLanguage(asked) ? asked : (house.community().languages[0] ?? 'en');
}

async function tellNewcomer(house: House, personId: string): Promise<void> {
  const { email } = await waysInOf(house.db, personId);
  const language = await languageOf(house.db, personId);
  if (!email || !language) return;
  await house.mail.send(writeLetter(house, { id: personId, email, language, about: 'let_in', path: '/' }));
}

export function chores(house: House): Chore[] {
  return [
    {
      name: 'clear-ways-in',
      cron: '17 * * * *',
      run: async () => {
        const now = house.clock.now();
        await clearLinks(house.db, now);
        await clearCeremonies(house.db, now);
        await clearAttempts(house.db, now);
        await clearSessions(house.db, now);
      },
    },
  ];
}
