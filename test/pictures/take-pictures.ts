/** The pictures of docs/pictures: pages of the demo world as people see them, cut to one screen. Run by bin/pictures. */
import { mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ensureSetUpLink } from '../../src/operator/index.ts';
import { openDemoSite, type DemoSite } from '../journeys/demo-site.ts';
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
}, 120_000);
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
    { name: 'join-360-light', path: '/join', as: null, ...light360 },
  ];
  await demo.site.db.updateTable('preference').set({ language: 'en' }).where('person_id', '=', demo.idOf('ana')).execute();
  for (const { name, path, as, ...screen } of pictures) await take(real, as && demo.idOf(as), path, name, screen);
});

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
