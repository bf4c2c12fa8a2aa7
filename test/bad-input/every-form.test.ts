import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Route } from '../../src/platform/http/index.ts';
import { addPrivateThings, type PrivateThings } from '../leaks/private-things.ts';
import { askings } from '../leaks/requests.ts';
import { sayWithPicture } from '../leaks/twins.ts';
import { openSite, type Browser, type TestSite } from '../site.ts';
import { buildWorld, type World } from '../world/index.ts';
import { expectCalm, timed } from './attacks.ts';
import { payloads, planted } from './payloads.ts';

/**
 * Every route that takes a form, also those whose form stands behind a script, a button of staff or a page that few see:
 * asked by people who may, about things that are there.
 */
let site: TestSite;
let world: World;
let things: PrivateThings;
let who: Record<'mira' | 'ana' | 'ruth', Browser>;

beforeAll(async () => {
  site = await openSite();
  world = await buildWorld(site);
  await site.db.updateTable('place').set({ anonymous: true }).execute();
  const mira = await site.browserOf(world.mira);
  const open = { title: 'An open thread', words: 'Anyone may read this.', intent: 'advice' };
  await mira.post('/boards/welcome/threads', { ...open, idempotency_key: '0bbbbbbb-0000-4000-8000-000000000001' });
  await sayWithPicture(site, world);
  things = await addPrivateThings(site, world);
  who = { mira, ana: await site.browserOf(world.ana), ruth: await site.browserOf(world.ruth) };
});
afterAll(() => site.close());

/** Limits are tried elsewhere; and nobody's session ends with an attack on it. */
beforeEach(async () => {
  await site.db.deleteFrom('attempt').execute();
});

/** Names of fields that some form of ours reads. */
const names = (
  'words title reason note notes remind language intent about anonymous clues quotes answers pictures picture alt decoration earlier later remove ' +
  'form base beside aside back next look to how posts other minutes hours act rule answer kind because text label days uses for_whom name role ' +
  'reasons version n at until show filters month week place person query listed follow'
).split(' ');

const valid: Record<string, string> = {
  words: 'Ten letters and more.',
  title: 'A title',
  reason: 'Ten letters and more.',
  intent: 'listen',
};

const hostile = Object.values(payloads).flat();
let turn = 0;
const next = () => hostile[turn++ % hostile.length]!;

/** What ends everything that comes after it. */
const isFinal = ({ path }: Route) => /^\/(sign-out|you\/leave|you\/devices|operator\/boards|agree)/.test(path);

async function attack(browser: Browser, path: string, fields: Record<string, string | string[]>, what: string): Promise<void> {
  const answered = await timed(() => browser.post(path, fields), what);
  // What speaks by itself has no page and no script.
  if (path === '/pictures/uploads') expect(answered.status, what).toBe(400);
  else expectCalm(answered, what);
}

test(
  'every route that takes a form takes anything in all of its fields, and in one of them among sound ones',
  { timeout: 300_000 },
  async () => {
    const posts = site.app.routes.filter((route) => route.method === 'POST' && !isFinal(route));
    expect(posts.length).toBeGreaterThan(120);
    for (const route of posts) {
      const asked = askings(route, things, world);
      for (let n = 0; n < 6; n++) {
        const one = asked[(n * 7) % asked.length]!;
        const browser = who[(['mira', 'ana', 'ruth'] as const)[n % 3]!];
        const payload = next();
        const what = `${one.path} ${JSON.stringify(payload.slice(0, 40))}`;
        if (n < 3) await attack(browser, one.path, Object.fromEntries(names.map((name) => [name, payload])), `${what} everywhere`);
        const [name, other] = [names[turn % names.length]!, names[(turn * 5) % names.length]!];
        await attack(
          browser,
          one.path,
          { ...one.fields, ...valid, [name]: payload, [other]: [payload, ''] },
          `${what} in ${name} and ${other}`,
        );
      }
      await site.db.deleteFrom('attempt').execute();
    }
    expect(site.logged.filter((line) => line.includes(planted) || line.includes('"level":50'))).toEqual([]);
  },
);
