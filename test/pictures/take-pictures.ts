/** The pictures of docs/pictures: pages of the demo world as people see them, cut to one screen. Run by bin/pictures. */
import { mkdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ensureSetUpLink } from '../../src/operator/index.ts';
import sharp from 'sharp';
import { everyPage, type Shown } from '../journeys/every-page.ts';
import { openDemoSite, openDemoWithProvider, type DemoSite } from '../journeys/demo-site.ts';
import { openRealBrowser, type RealBrowser } from '../journeys/real-browser.ts';
import { home } from '../papers/sources.ts';
import { openSite } from '../site.ts';

type Screen = { width: 360 | 1280; theme: 'light' | 'dark'; language?: string };
type Picture = Screen & { name: string; path: string; as: string | null };

const folder = join(home, 'docs/pictures');
const pages = join(folder, 'pages');
const largest = 200 * 1024;

let demo: DemoSite;
let real: RealBrowser;

beforeAll(async () => {
  await mkdir(folder, { recursive: true });
  demo = await openDemoSite();
  real = await openRealBrowser(demo.site);
}, 300_000);
afterAll(async () => {
  await real.close();
  await demo.site.close();
});

async function take(browser: RealBrowser, personId: string | null, path: string, name: string, screen: Screen): Promise<void> {
  const { width, theme, language = 'en' } = screen;
  const profile = await browser.profileOf(personId, {
    viewport: { width, height: width === 360 ? 740 : 800 },
    colorScheme: theme,
    locale: language,
    timezoneId: 'Europe/London',
  });
  const page = await profile.newPage();
  await page.goto(path);
  await page.evaluate(() => document.fonts.ready);
  const file = join(folder, `${name}.png`);
  await page.screenshot({ path: file });
  expect((await stat(file)).size).toBeLessThanOrEqual(largest);
  await profile.close();
}

const light360: Screen = { width: 360, theme: 'light' };
const light1280: Screen = { width: 1280, theme: 'light' };

test('pages of the demo world', async () => {
  const thread = `/threads/${await demo.threadOf('Numb fingers')}`;
  const pictures: Picture[] = [
    { name: 'thread-1280-light', path: thread, as: 'mira', ...light1280 },
    { name: 'thread-360-dark', path: thread, as: 'mira', width: 360, theme: 'dark' },
    { name: 'home-1280-dark', path: '/', as: 'mira', width: 1280, theme: 'dark' },
    { name: 'home-360-light', path: '/', as: 'mira', ...light360 },
    { name: 'boards-1280-light', path: '/boards', as: 'mira', ...light1280 },
    { name: 'board-ar-360', path: '/boards/everyday-things', as: 'yusuf', ...light360, language: 'ar' },
    { name: 'help-now-360-light', path: '/help-now', as: null, ...light360 },
    { name: 'reports-1280-light', path: '/reports', as: 'ana', ...light1280 },
    { name: 'summary-360-light', path: `/threads/${await demo.threadOf('What do you do with the hours')}`, as: 'mira', ...light360 },
    { name: 'following-1280-light', path: '/following', as: 'mira', ...light1280 },
    { name: 'join-360-light', path: '/join', as: null, ...light360 },
  ];
  await demo.site.db.updateTable('preference').set({ language: 'en' }).where('person_id', '=', demo.idOf('ana')).execute();
  for (const { name, path, as, ...screen } of pictures) await take(real, as && demo.idOf(as), path, name, screen);
});

/** A whole page is longer than a screen: what is fixed to the foot of one would stand in the middle of the other. */
const unfixed = '.nav { position: static !important; order: 1 } :root { --bar: 0rem !important }';

/** How a page is looked at: each on a phone, in the light; where room or darkness change something, so as well. */
type Look = { width: 360 | 1280; theme: 'light' | 'dark' };
const onPhone: Look = { width: 360, theme: 'light' };
const onDesk: Look = { width: 1280, theme: 'light' };
const atNight: Look = { width: 360, theme: 'dark' };

const changesAtNight = [
  '/threads/:thread',
  '/boards/:board',
  '/boards/:board/keep',
  '/filters',
  '/pictures/choose',
  '/posts/:post/history',
  '/people/:person',
  '/reports/:report',
];
const changesWithRoom = [
  ...changesAtNight,
  '/',
  '/boards',
  '/bookmarks',
  '/following',
  '/needs-a-reply',
  '/reports',
  '/threads/:thread/keep',
  '/threads/:thread/contents',
  '/threads/:thread/summaries',
  '/threads/:thread/split',
  '/threads/:thread/merge',
  '/boards/:board/keep/move',
  '/boards/:board/people',
  '/widenings/:widening',
  '/moderate/:kind/:id',
  '/unmaskings/:unmasking',
  '/operator/boards/:board',
  '/operator/boards/:board/audiences',
];

const looksAt = ({ route }: Shown): Look[] => [
  onPhone,
  ...(changesWithRoom.includes(route) ? [onDesk] : []),
  ...(changesAtNight.includes(route) ? [atNight] : []),
];

/** «/threads/:thread» by mira, folded, is `threads-thread.mira.folded`; on a desk `….1280`, at night `….dark`. */
function nameOf({ route, as, state }: Shown, { width, theme }: Look): string {
  const words = [route, as ?? 'visitor', state ?? ''].map((part) => part.replaceAll(/[^\w-]+/g, '-').replaceAll(/^-|-$/g, ''));
  const look = `${width === 1280 ? '.1280' : ''}${theme === 'dark' ? '.dark' : ''}`;
  return `${[words[0] || 'home', ...words.slice(1)].filter(Boolean).join('.')}${look}`;
}

/** One line for each page, with all its pictures. */
function listed(shown: readonly Shown[]): string {
  const link = (one: Shown, look: Look, words: string) => `[${words}](${nameOf(one, look)}.png)`;
  const lines = shown.map((one) => {
    const words = `\`${one.route}\`, as ${one.as ?? 'a visitor'}${one.state ? `: ${one.state}` : ''}`;
    const others = looksAt(one)
      .slice(1)
      .map((look) => link(one, look, look.width === 1280 ? 'wide' : 'dark'));
    return `- ${[link(one, onPhone, words), ...others].join(' · ')}`;
  });
  return `# Every page, as a phone shows it\n\nTaken by \`bin/pictures\` from the demo world, where everybody is fiction.\n\n${lines.join('\n')}\n`;
}

/** As few colours as a page has: these are many pictures, and many bytes. */
const keep = async (name: string, bytes: Uint8Array) =>
  writeFile(join(pages, `${name}.png`), await sharp(bytes).png({ palette: true, colours: 32, effort: 8 }).toBuffer());

async function look(phone: RealBrowser, world: DemoSite, one: Shown, how: Look): Promise<Page> {
  const profile = await phone.profileOf(one.as && world.idOf(one.as), {
    viewport: { width: how.width, height: 960 },
    colorScheme: how.theme,
    // The page takes no style from elsewhere, and ours comes from elsewhere.
    bypassCSP: true,
    timezoneId: 'Europe/London',
    locale: 'en',
  });
  await profile.addCookies(Object.entries(one.cookies ?? {}).map(([name, value]) => ({ name, value, url: phone.origin })));
  const page = await profile.newPage();
  await page.goto(one.path);
  await page.evaluate(() => document.fonts.ready);
  await page.evaluate(() => document.querySelector(':target')?.scrollIntoView({ block: 'center' }));
  return page;
}

// A world of its own: what has to have happened before each page shows something would change the pictures above.
test('every page, as a phone shows it', async () => {
  await rm(pages, { recursive: true, force: true });
  await mkdir(pages);
  const world = await openDemoWithProvider();
  const shown = await everyPage(world);
  const names = [...shown, ...helped].map((one) => nameOf(one, onPhone));
  expect(new Set(names).size).toBe(names.length);
  await world.site.db.updateTable('preference').set({ language: 'en' }).where('person_id', '=', world.idOf('ana')).execute();
  const phone = await openRealBrowser(world.site);
  for (const one of shown) {
    for (const how of looksAt(one)) {
      const page = await look(phone, world, one, how);
      const style = how.width === 360 ? { style: unfixed } : {};
      const long = { clip: { x: 0, y: 0, width: how.width, height: 1480 }, fullPage: true, ...style };
      // An address that leads to a place on the page shows that place.
      await keep(nameOf(one, how), await page.screenshot(one.path.includes('#') ? {} : long));
      await page.context().close();
    }
  }
  await takeHelped(phone, world);
  await writeFile(join(pages, 'README.md'), listed([...shown, ...helped]));
  await phone.close();
  await world.close();
}, 1_800_000);

/** What a script adds to the box, where somebody writes on a desk and on a phone. */
const helps = [
  { state: 'names', into: 'textarea[name="words"]', keys: [], typed: 'Dear @', seen: '.names [role="option"]' },
  { state: 'formatting', into: '[contenteditable]', keys: ['Control+b'], typed: 'Two hands', seen: '[contenteditable] strong' },
];
const helped: Shown[] = helps.map(({ state }) => ({ route: '/threads/:thread', path: '', as: 'mira', state }));

async function takeHelped(phone: RealBrowser, world: DemoSite): Promise<void> {
  const path = `/threads/${await world.threadOf('Numb fingers')}`;
  for (const [n, { state, into, keys, typed, seen }] of helps.entries()) {
    for (const how of looksAt(helped[n]!)) {
      const page = await look(phone, world, { ...helped[n]!, path }, how);
      if (state === 'formatting') await page.getByRole('button', { name: 'Formatting' }).click();
      // A draft of the look before may stand there.
      for (const key of ['Control+a', 'Delete', ...keys]) await page.locator(into).press(key);
      await page.keyboard.type(typed);
      await page.locator(seen).first().waitFor();
      await keep(nameOf(helped[n]!, how), await page.screenshot());
      await page.context().close();
    }
  }
}

test('setting a community up', async () => {
  const site = await openSite();
  const browser = site.browser();
  const link = await ensureSetUpLink(site.db, site.ids, site.clock.now(), '');
  await browser.post(link!, { name: 'Ruth', email: 'ruth@harbour.example', password: 'four plain words here', time_zone: 'Europe/London' });
  const ruth = await site.db.selectFrom('person').select('id').executeTakeFirstOrThrow();
  const empty = await openRealBrowser(site);
  await take(empty, ruth.id, '/operator/settings/community', 'set-up-1280', light1280);
  await empty.close();
  await site.close();
});
