import type { House } from '../contracts/index.ts';
import {
  armLink,
  changeCalled,
  clearAttempts,
  clearCeremonies,
  clearChanges,
  clearDoorsteps,
  clearHeldNames,
  clearLinks,
  clearSessions,
  clearWaysBack,
  learnNames,
  ownerOfEmail,
  readsIn,
  refusalOf,
  wayBackOf,
  waysInOf,
  type Link,
} from '../people/index.ts';
import { isLanguage, wordsFor, type Words } from '../platform/i18n/index.ts';
import type { Chore, EventHandler } from '../platform/jobs/index.ts';
import { on } from '../platform/module.ts';
import { deviceInWords } from './device-words.ts';
import { writeLetter, type About } from './letters.tsx';
import { forgetRefused } from './refuse-newcomer.ts';

/** Mails are written here, after the act: only now does a link get its secret. */
export function handlers(house: House): EventHandler[] {
  return [
    on('link-asked', 'send-link', ({ linkId }) => sendLink(house, linkId)),
    on('let-in', 'tell-newcomer', ({ personId }) => tellNewcomer(house, personId)),
    on('not-let-in', 'tell-refused', ({ personId }) => tellRefused(house, personId)),
  ];
}

async function sendLink(house: House, linkId: string): Promise<void> {
  const armed = await armLink(house.db, house.ids, linkId, house.clock.now());
  if (!armed?.link.email) return;
  const { link, secret } = armed;
  const about = await aboutWhat(house, link);
  const words = await wordsOf(house, link);
  const path = about === 'email_taken' ? '/sign-in' : `/link/${secret}`;
  const facts = await factsOf(house, link, words);
  await house.mail.send(writeLetter(house, { id: link.id, email: armed.link.email, language: words.language, about, path, facts }));
}

const abouts: Record<Exclude<Link['purpose'], 'sign-in' | 'email'>, About> = {
  join: 'join',
  prove: 'prove',
  undo: 'changed',
  stop: 'way_back',
  connect: 'connect',
};

async function aboutWhat(house: House, link: Link): Promise<About> {
  if (link.purpose === 'sign-in') return link.fields['joined'] === 'already' ? 'already' : 'sign_in';
  if (link.purpose !== 'email') return abouts[link.purpose];
  const owner = link.email && (await ownerOfEmail(house.db, link.email));
  return owner && owner.personId !== link.personId ? 'email_taken' : 'email';
}

/** What a letter about a change names. */
async function factsOf(house: House, { purpose, personId, fields }: Link, words: Words): Promise<Record<string, string>> {
  const waits = purpose === 'stop' && personId ? await wayBackOf(house.db, personId) : null;
  if (waits) return { time: words.when(waits.opensAt) };
  const change = purpose === 'undo' ? await changeCalled(house.db, fields['change'] ?? '') : null;
  if (!change) return { what: '', time: '', device: '' };
  return {
    what: words.t(`accounts.changed.${change.what}`),
    time: words.when(change.at),
    device: deviceInWords(words.t, change.device),
  };
}

/** In the reader's language and by their clock; for who is not here yet, in the language they asked in. */
async function wordsOf(house: House, { fields, personId }: Link): Promise<Words> {
  const reads = personId ? await readsIn(house.db, personId) : null;
  const asked = fields['language'] ?? reads?.language ?? '';
  const language = isLanguage(asked) ? asked : (house.community().languages[0] ?? 'en');
  return wordsFor(language, reads?.timeZone ?? 'UTC', reads !== null, house.clock.now());
}

async function tellNewcomer(house: House, personId: string): Promise<void> {
  const { email } = await waysInOf(house.db, personId);
  const reads = await readsIn(house.db, personId);
  if (!email || !reads) return;
  await house.mail.send(writeLetter(house, { id: personId, email, language: reads.language, about: 'let_in', path: '/' }));
}

async function tellRefused(house: House, personId: string): Promise<void> {
  const { email } = await waysInOf(house.db, personId);
  const reads = await readsIn(house.db, personId);
  const refusal = await refusalOf(house.db, personId);
  if (!email || !reads || !refusal) return;
  const letter = { id: personId, email, language: reads.language, about: 'refused', path: '/waiting', said: refusal.words } as const;
  await house.mail.send(writeLetter(house, letter));
}

export function chores(house: House): Chore[] {
  return [
    {
      name: 'clear-ways-in',
      cron: '17 * * * *',
      run: async () => {
        const now = house.clock.now();
        const clear = [
          clearLinks,
          clearCeremonies,
          clearAttempts,
          clearSessions,
          clearDoorsteps,
          clearChanges,
          clearHeldNames,
          clearWaysBack,
        ];
        for (const one of clear) await one(house.db, now);
      },
    },
    { name: 'forget-refused', cron: '23 * * * *', run: () => forgetRefused(house, house.clock.now()) },
    { name: 'learn-names', cron: '29 * * * *', run: () => learnNames(house.db) },
  ];
}
