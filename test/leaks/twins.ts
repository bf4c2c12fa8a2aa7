import { modules } from '../../src/app.ts';
import { grantBadge as grantTo, readDraft } from '../../src/people/index.ts';
import type { Module } from '../../src/platform/module.ts';
import { openSite, type Answered, type Browser, type TestSite } from '../site.ts';
import { buildWorld, type World } from '../world/index.ts';
import { photograph, sendFiles } from '../send-files.ts';
import { picturedWords } from './private-pictures.ts';
import { addPrivateThings, canaries, type PrivateThings } from './private-things.ts';

/** A badge that both worlds have. */
export const badgeId = '0ddddddd-0000-4000-8000-0000000000ba';

/** Two worlds that differ in the private things alone. */
export type Twins = { full: World1; without: World1; things: PrivateThings };
export type World1 = { site: TestSite; world: World; statements: () => number };

async function world1(list: readonly Module[]): Promise<World1> {
  let counted = 0;
  const site = await openSite({ list, onQuery: () => void counted++ });
  const world = await buildWorld(site);
  await site.db.updateTable('account').set({ email_verified_at: site.clock.now() }).execute();
  await site.db.updateTable('place').set({ anonymous: true }).where('slug', '=', 'in-treatment-together').execute();
  const mira = await site.browserOf(world.mira);
  await mira.post('/boards/welcome/threads', {
    title: 'An open thread',
    words: 'Anyone here may read this.',
    intent: 'advice',
    idempotency_key: '0bbbbbbb-0000-4000-8000-000000000001',
  });
  await sayWithPicture(site, world);
  return { site, world, statements: () => counted };
}

/** Words with a picture in the first conversation, read by all. */
export async function sayWithPicture(site: TestSite, world: World): Promise<void> {
  const mira = await site.browserOf(world.mira);
  const { scope_id: thread } = await site.db.selectFrom('thread').select('scope_id').executeTakeFirstOrThrow();
  const form = `reply:${thread}`;
  await sendFiles(site, mira, `/pictures?form=${form}&back=/`, [await photograph()]);
  const pictures = (await readDraft(site.db, world.mira, form))?.fields['pictures'] ?? '';
  await mira.post(`/pictures/change?form=${form}&back=/`, { picture: pictures, alt: 'Boats at the quay' });
  await mira.post(`/threads/${thread}/replies`, {
    words: picturedWords,
    pictures,
    idempotency_key: '0bbbbbbb-0000-4000-8000-000000000002',
  });
}

/** @param list the program's modules, or with a leaky one among them */
export async function openTwins(list = modules): Promise<Twins> {
  const { full, things } = await openFull(list);
  const without = await world1(list);
  await grantBadge(without, 'Something else was seen.');
  return { full, without, things };
}

/** The world with the private things alone. */
export async function openFull(list = modules): Promise<Pick<Twins, 'full' | 'things'>> {
  const full = await world1(list);
  const things = await addPrivateThings(full.site, full.world);
  await agreeToBeListed(full);
  await grantBadge(full, canaries.evidence);
  return { full, things };
}

/** That somebody stands in the list of a private place is for its people alone. */
async function agreeToBeListed({ site, world }: World1): Promise<void> {
  await site.ids.under('listed', async () => {
    for (const id of [world.mira, world.ana])
      await (await site.browserOf(id)).post('/boards/in-treatment-together/members', { listed: 'yes' });
  });
}

/** Both worlds see the badge; what was seen before it was granted differs, and is for administrators alone. */
async function grantBadge({ site, world }: World1, evidence: string): Promise<void> {
  const expires = new Date(site.clock.now().getTime() + 90 * 86_400_000);
  const badge = { id: badgeId, personId: world.mira, kind: 'mentor', label: 'Peer', evidence, by: world.ruth, expiresAt: expires } as const;
  await site.act((tx) => grantTo(tx, badge, site.clock.now()));
}

/** Headers that may differ between two worlds, each for its reason. */
const differs = new Set(['date', 'x-ratelimit-reset', 'x-ratelimit-remaining', 'retry-after', 'content-length']);

/** An answer as two worlds are compared by it. */
export function comparable(answered: Answered): { status: number; headers: object; body: string } {
  const headers = Object.fromEntries(Object.entries(answered.headers).filter(([name]) => !differs.has(name)));
  return { status: answered.status, headers, body: answered.body };
}

export type Who = { name: string; in(world: World1): Promise<Browser> };

const person = (name: keyof Omit<World, 'places'>): Who => ({ name, in: ({ site, world }) => site.browserOf(world[name]) });

/** Everybody who must not see the private things: nobody, a stranger, who left, who is suspended, who runs the site, who moderates elsewhere. */
export const outsiders: Who[] = [
  { name: 'nobody', in: async ({ site }) => site.browser() },
  person('june'),
  person('oskar'),
  person('bruno'),
  person('ruth'),
  person('hana'),
];

export const insiders: Who[] = [person('mira'), person('ana'), person('tomas')];
