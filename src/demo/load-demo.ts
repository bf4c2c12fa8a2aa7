import { sql } from 'kysely';
import type { House } from '../contracts/index.ts';
import { defaultText, publishHouseTexts } from '../operator/index.ts';
import { changeCommunity, createPerson, grantBadge, hashPassword, readCommunity } from '../people/index.ts';
import { inTransaction, type Tx } from '../platform/db/index.ts';
import {
  addMember,
  allowAnonymous,
  archivePlace,
  changeAudiences,
  endMembership,
  openPlace,
  type About,
  type Inside,
} from '../spaces/index.ts';
import { loadThreads } from './load-threads.ts';
import { loadWishes } from './load-wishes.ts';
import { list, readBoards, readPeople, readThreads, type Cast, type DemoBoard } from './read-demo.ts';

/** Everybody's password in the demo, which never leaves this machine. */
export const demoPassword = 'harbour lights at dusk';
export const demoEmail = (key: string) => `${key}@harbour.example`;

const day = 86_400_000;

/** Whether the demo world lives in this database already. */
async function isLoaded(house: House): Promise<boolean> {
  return (await house.db.selectFrom('person').select('id').limit(1).executeTakeFirst()) !== undefined;
}

/** Fills an empty database with the demo world, told through the same acts that people use. @returns whether it did */
export async function loadDemo(house: House, now: Date): Promise<boolean> {
  if (await isLoaded(house)) return false;
  await inTransaction(house.db, (tx) =>
    changeCommunity(tx, {
      name: 'Harbour Lights',
      languages: ['en', 'es', 'ar'],
      joining: 'open',
      country: 'GB',
      contact_name: 'Ruth',
      contact_words: 'Ruth looks after this demo community. She is fiction, like everybody here.',
      set_up_step: 'done',
      set_up_at: now,
    }),
  );
  const cast = await loadPeople(house, now);
  await inTransaction(house.db, (tx) => publishTexts(tx, cast, now));
  const places = await loadBoards(house, cast, now);
  await inTransaction(house.db, async (tx) => {
    await leaveOnce(tx, cast, places, now);
    await grantBadges(tx, house, cast, now);
  });
  await loadThreads(house, cast, readThreads(), now);
  await loadWishes(house, cast, now);
  await inTransaction(house.db, (tx) => archiveOld(tx, cast, places, now));
  return true;
}

async function loadPeople(house: House, now: Date): Promise<Cast> {
  const passwordHash = await hashPassword(demoPassword);
  const cast: Cast = new Map();
  for (const p of readPeople()) {
    const joined = new Date(now.getTime() - Number(p.joined_days_ago) * day);
    const person = {
      name: p.name,
      state: 'active' as const,
      language: p.language,
      timeZone: p.time_zone,
      relations: list(p.relations),
      about: p.about,
      email: demoEmail(p.key),
      passwordHash,
      consents: [
        { kind: 'rules', version: 1 },
        { kind: 'privacy', version: 1 },
      ],
    };
    const id = await inTransaction(house.db, async (tx) => {
      const made = await createPerson(tx, house.ids, person, joined);
      await tx.updateTable('account').set({ email_verified_at: joined }).where('person_id', '=', made).execute();
      const roles = list(p.roles).map((role) => ({ person_id: made, role: role as 'administrator' | 'moderator', granted_at: joined }));
      if (roles.length > 0) await tx.insertInto('site_role').values(roles).execute();
      return made;
    });
    cast.set(p.key, id);
  }
  return cast;
}

/** The house rules and privacy notice that come with the program. */
async function publishTexts(tx: Tx, cast: Cast, now: Date): Promise<void> {
  const community = await readCommunity(tx);
  const inAll = (kind: 'rules' | 'privacy') =>
    community.languages.map((language) => ({ language, words: defaultText(kind, language, community) }));
  await publishHouseTexts(tx, cast.get('ruth')!, { rules: inAll('rules'), privacy: inAll('privacy') }, now);
}

async function loadBoards(house: House, cast: Cast, now: Date): Promise<Map<string, number>> {
  const places = new Map<string, number>();
  const opened = new Date(now.getTime() - 400 * day);
  for (const b of readBoards()) places.set(b.slug, await inTransaction(house.db, (tx) => loadBoard(tx, b, cast, opened)));
  return places;
}

async function loadBoard(tx: Tx, b: DemoBoard, cast: Cast, opened: Date): Promise<number> {
  const [inside, also] = b.inside.split('+');
  const place = {
    slug: b.slug,
    name: b.name,
    purpose: b.purpose,
    language: b.language,
    about: b.about as About,
    cancerType: b.cancer_type || null,
    inside: inside as Inside,
    writers: b.writers.split('+')[0] as Exclude<Inside, 'everyone'>,
    joining: b.inside.startsWith('relation:') ? ('relation' as const) : (b.joining as 'open' | 'asking' | 'invitation'),
  };
  const made = await openPlace(tx, place, opened);
  if (also) await narrow(tx, made, also);
  for (const key of list(b.staff)) await addMember(tx, made, cast.get(key)!, 'staff', opened);
  for (const key of list(b.members)) await addMember(tx, made, cast.get(key)!, 'member', opened);
  if (b.anonymous === 'yes') await allowAnonymous(tx, made, true);
  return made;
}

/** Of the people who belong to a board, those who say this of themselves. */
async function narrow(tx: Tx, place: number, relation: string): Promise<void> {
  const both = [{ lead: 'in', also: [relation] }];
  await changeAudiences(tx, place, { entrance: [{ lead: 'member', also: [] }], inside: both, writers: both }, 'asking');
}

/** A board that has ended: everything was said while it was open. */
async function archiveOld(tx: Tx, cast: Cast, places: Map<string, number>, now: Date): Promise<void> {
  const since = new Date(now.getTime() - 200 * day);
  for (const b of readBoards().filter((board) => board.state === 'archived')) {
    const because = 'The winter is over, and with it the letters. Thank you for each of them.';
    await archivePlace(tx, { placeId: places.get(b.slug)!, because, by: cast.get('ana')! }, since);
  }
}

/** Who works in a clinic says so by a badge that somebody checked, as does who walks beside others; one of them ends soon. */
const register = 'Entry in the professional register, seen by Ruth.';
const checked = [
  { key: 'ana', kind: 'clinician', label: 'Oncology social worker', evidence: register, days: 300 },
  { key: 'ingrid', kind: 'clinician', label: 'Specialist nurse', evidence: register, days: 300 },
  { key: 'june', kind: 'mentor', label: 'Metastatic breast cancer', evidence: 'Four evenings of preparation with Ana.', days: 20 },
] as const;

async function grantBadges(tx: Tx, house: House, cast: Cast, now: Date): Promise<void> {
  for (const { key, days, ...badge } of checked) {
    const expiresAt = new Date(now.getTime() + days * day);
    await grantBadge(tx, { ...badge, id: house.ids.blind(), personId: cast.get(key)!, by: cast.get('ruth')!, expiresAt }, now);
  }
}

/** Oskar was in the private group once and left it. */
async function leaveOnce(tx: Tx, cast: Cast, places: Map<string, number>, now: Date): Promise<void> {
  const [group, oskar] = [places.get('in-treatment-together')!, cast.get('oskar')!];
  await addMember(tx, group, oskar, 'member', now);
  await endMembership(tx, group, oskar);
}

/** Notices are told at the time of the demo, not at the time of its reading. */
export async function settle(house: House): Promise<void> {
  await house.jobs.drain();
  await sql`analyze`.execute(house.db);
}
