import { sql } from 'kysely';
import { createPerson } from '../../src/people/index.ts';
import { addMember, endMembership, openPlace, type NewPlace } from '../../src/spaces/index.ts';
import type { TestSite } from '../site.ts';

/** The small world that tests speak of: who is who, and what each may see, never changes. All are fiction. */
export type World = {
  /** In treatment; member of bowel-cancer and of the private in-treatment-together. */
  mira: string;
  /** Was in in-treatment-together and left it; member of bowel-cancer. */
  oskar: string;
  /** A member; in no private place. */
  june: string;
  /** Cares for his wife: reads the caregivers board by relation. */
  tomas: string;
  /** Facilitator: staff of every board, moderator of the community. */
  ana: string;
  /** Administrator, in no place. */
  ruth: string;
  /** Suspended, still a member of in-treatment-together. */
  bruno: string;
  /** Staff of bowel-cancer only: a moderator of elsewhere for everything private. */
  hana: string;
  places: Record<'bowel-cancer' | 'welcome' | 'caregivers' | 'in-treatment-together' | 'young-adults', number>;
};

const boards: NewPlace[] = [
  {
    slug: 'bowel-cancer',
    name: 'Bowel cancer',
    purpose: 'For anyone who has bowel cancer, or had it.',
    language: 'en',
    inside: 'member',
    writers: 'member',
    joining: 'open',
  },
  {
    slug: 'welcome',
    name: 'Welcome',
    purpose: 'Say hello. Anyone may read here.',
    language: 'en',
    inside: 'everyone',
    writers: 'member',
    joining: 'open',
  },
  {
    slug: 'caregivers',
    name: 'Caring for someone',
    purpose: 'For people who care for someone.',
    language: 'en',
    inside: 'relation:caregiver',
    writers: 'relation:caregiver',
    joining: 'relation',
  },
  {
    slug: 'in-treatment-together',
    name: 'In treatment, together',
    purpose: 'A small group in treatment.',
    language: 'en',
    inside: 'in',
    writers: 'in',
    joining: 'asking',
  },
  {
    slug: 'young-adults',
    name: 'Young adults',
    purpose: 'For people under thirty.',
    language: 'en',
    inside: 'in',
    writers: 'in',
    joining: 'invitation',
  },
];

const people = {
  mira: { name: 'Mira', relations: ['patient'] },
  oskar: { name: 'Oskar', relations: ['survivor'] },
  june: { name: 'June', relations: ['survivor'] },
  tomas: { name: 'Tomas', relations: ['caregiver'] },
  ana: { name: 'Ana', relations: ['professional'] },
  ruth: { name: 'Ruth', relations: [] },
  bruno: { name: 'Bruno', relations: ['patient'] },
  hana: { name: 'Hana', relations: ['survivor'] },
} as const;

/** Each thing is made under its own name, so that leaving one out changes no other id. */
export async function buildWorld(site: TestSite): Promise<World> {
  const { ids, act, clock } = site;
  const now = clock.now();
  // Old enough for no pace and for every board.
  const longAgo = new Date(now.getTime() - 90 * 86_400_000);
  await act((tx) =>
    tx
      .updateTable('community')
      .set({ name: 'Harbour Lights', languages: ['en', 'es', 'ar'], joining: 'open', country: 'GB', set_up_step: 'done', set_up_at: now })
      .execute(),
  );
  const who: Record<string, string> = {};
  for (const [key, p] of Object.entries(people)) {
    who[key] = await ids.under(`person ${key}`, () =>
      act((tx) =>
        createPerson(
          tx,
          ids,
          {
            name: p.name,
            state: 'active',
            language: 'en',
            timeZone: 'Europe/London',
            relations: p.relations,
            email: `${key}@example.org`,
            consents: [],
          },
          longAgo,
        ),
      ),
    );
  }
  const places: Record<string, number> = {};
  for (const board of boards) places[board.slug] = await ids.under(`place ${board.slug}`, () => act((tx) => openPlace(tx, board, now)));
  const world = { ...who, places } as World;
  await act(async (tx) => {
    for (const place of Object.values(places)) await addMember(tx, place, world.ana, 'staff', now);
    await addMember(tx, world.places['bowel-cancer'], world.hana, 'staff', now);
    for (const [place, person] of [
      ['bowel-cancer', 'mira'],
      ['bowel-cancer', 'oskar'],
      ['in-treatment-together', 'mira'],
      ['in-treatment-together', 'oskar'],
      ['in-treatment-together', 'bruno'],
    ] as const)
      await addMember(tx, world.places[place], world[person], 'member', now);
    await endMembership(tx, world.places['in-treatment-together'], world.oskar);
    await tx
      .insertInto('site_role')
      .values([
        { person_id: world.ruth, role: 'administrator', granted_at: now },
        { person_id: world.ana, role: 'moderator', granted_at: now },
      ])
      .execute();
    await tx.updateTable('person').set({ state: 'suspended' }).where('id', '=', world.bruno).execute();
    await sql`select pg_notify('companionway', '{"kind":"community"}')`.execute(tx);
  });
  await untilHeard(site);
  return world;
}

/** The settings reach the program as they do in life: by a notification, after the commit. */
async function untilHeard({ house }: TestSite): Promise<void> {
  while (!house.community().setUp) await new Promise((then) => setImmediate(then));
}
