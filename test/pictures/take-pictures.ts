/** The pictures of docs/pictures: pages of the demo world as people see them, cut to one screen. Run by bin/pictures. */
import { mkdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
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
const whole = { fullPage: true, style: '.nav { position: static !important; order: 1 } :root { --bar: 0rem !important }' };

/** «/threads/:thread» by mira is `threads-thread.mira`. */
const nameOf = ({ route, as }: Shown) => `${route.replaceAll(/[/: ]+/g, '-').replaceAll(/^-|-$/g, '') || 'home'}.${as ?? 'visitor'}`;

// A world of its own: what has to have happened before each page shows something would change the pictures above.
test('every page, as a phone shows it', async () => {
  const pages = join(folder, 'pages');
  await rm(pages, { recursive: true, force: true });
  await mkdir(pages);
  const world = await openDemoWithProvider();
  const shown = await everyPage(world);
  await world.site.db.updateTable('preference').set({ language: 'en' }).where('person_id', '=', world.idOf('ana')).execute();
  const phone = await openRealBrowser(world.site);
  const taken = new Map<string, Shown>();
  for (const one of shown) {
    const name = [nameOf(one), 2, 3, 4].map((n, at) => (at === 0 ? String(n) : `${nameOf(one)}.${n}`)).find((n) => !taken.has(n))!;
    taken.set(name, one);
    const profile = await phone.profileOf(one.as && world.idOf(one.as), {
      viewport: { width: 360, height: 740 },
      // The page takes no style from elsewhere, and ours comes from elsewhere.
      bypassCSP: true,
      timezoneId: 'Europe/London',
      locale: 'en',
    });
    await profile.addCookies(Object.entries(one.cookies ?? {}).map(([name, value]) => ({ name, value, url: phone.origin })));
    const page = await profile.newPage();
    await page.goto(one.path);
    await page.evaluate(() => document.fonts.ready);
    // Ninety pages are many bytes: as few colours as a page has, and three screens of it at most.
    const bytes = await page.screenshot({ clip: { x: 0, y: 0, width: 360, height: 1480 }, ...whole });
    await writeFile(join(pages, `${name}.png`), await sharp(bytes).png({ palette: true, colours: 32, effort: 8 }).toBuffer());
    await profile.close();
  }
  const lines = [...taken].map(([name, { route, as }]) => `- [\`${route}\`, as ${as ?? 'a visitor'}](${name}.png)`);
  await writeFile(
    join(pages, 'README.md'),
    `# Every page, as a phone shows it\n\nTaken by \`bin/pictures\` from the demo world, where everybody is fiction.\n\n${lines.join('\n')}\n`,
  );
  await phone.close();
  await world.close();
}, 1_800_000);

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
