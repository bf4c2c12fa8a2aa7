import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sql } from 'kysely';
import { openDemoWithProvider, type DemoWithProvider } from './demo-site.ts';
import { everyPage, noPage, type Shown } from './every-page.ts';
import { axeFaults, largeTextFaults, layoutFaults, listen } from './look-at.ts';
import { openRealBrowser, type RealBrowser } from './real-browser.ts';

const minutes = 60_000;

let demo: DemoWithProvider;
let real: RealBrowser;
let pages: Shown[];
let heard: ReturnType<typeof listen>;
let profile: BrowserContext;
let page: Page;

beforeAll(async () => {
  demo = await openDemoWithProvider();
  pages = await everyPage(demo);
  real = await openRealBrowser(demo.site);
  profile = await real.profileOf(null, { locale: 'en' });
  heard = listen(profile, real.origin);
  page = await profile.newPage();
}, 5 * minutes);
afterAll(async () => {
  await real.close();
  await demo.close();
});

/** The same browser in the hands of somebody else; a visitor's choices are cookies. */
async function become(as: string | null, choices: Record<string, string> = {}): Promise<void> {
  const session = as ? [...(await demo.site.browserOf(demo.idOf(as))).cookies] : [];
  await profile.clearCookies();
  await profile.addCookies([...session, ...Object.entries(choices)].map(([name, value]) => ({ name, value, url: real.origin })));
}

async function faultsAt(path: string, width: number): Promise<string[]> {
  await page.setViewportSize({ width, height: width < 400 ? 640 : 800 });
  await page.goto(path);
  return [...(await axeFaults(page)), ...(await layoutFaults(page)), ...heard.take()];
}

/** The same page by another address has the same title. */
const twoWaysTo: Record<string, string> = {
  '/join/:invitation': '/join',
  '/join/provider': '/join',
  '/report/person/:person': '/report/:kind/:id',
  '/people/:person/block': '/posts/:post/block',
  '/posts/:post/mute': '/people/:person/mute',
  '/threads/:thread/notes': '/posts/:post/notes',
  '/posts/:post/quote': '/threads/:thread',
  '/threads/:thread/print': '/threads/:thread',
  '/unmaskings/:unmasking': '/unmask/:kind/:id',
  '/unmasked/:unmasking': '/unmask/:kind/:id',
  '/unmaskings': '/unmask/:kind/:id',
  '/threads/:thread/move': '/threads/:thread/keep',
  '/moderate/person/:person': '/moderate/:kind/:id',
};

test('every mounted page is looked at', () => {
  const mounted = demo.site.app.routes.filter((r) => r.method === 'GET').map((r) => r.path);
  expect(mounted.length).toBeGreaterThan(50);
  expect(mounted.filter((path) => !noPage.includes(path) && !pages.some((p) => p.route === path))).toEqual([]);
});

test(
  'every page, at 320 px: nothing for axe to find, one title, large targets, nothing cut off, nobody else is asked',
  async () => {
    const found: Record<string, string[]> = {};
    const titles = new Map<string, string>();
    for (const { path, route, as, cookies } of pages) {
      await become(as, cookies);
      const faults = [...(await faultsAt(path, 320)), ...(await largeTextFaults(page))];
      const title = await page.title();
      const same = twoWaysTo[route] ?? route;
      if ((titles.get(title) ?? same) !== same) faults.push(`the title of another page: ${title}`);
      titles.set(title, same);
      if (faults.length > 0) found[`${path} as ${as ?? 'a visitor'}`] = faults;
    }
    expect(found).toEqual({});
  },
  8 * minutes,
);

/** Eight kinds of page, and every part of the interface. */
const kinds = async (): Promise<[string, string | null][]> => [
  ['/', 'mira'],
  ['/boards', 'mira'],
  ['/boards/bowel-cancer', 'mira'],
  [`/threads/${await demo.threadOf('Numb fingers')}`, 'mira'],
  ['/boards/bowel-cancer/new', 'mira'],
  ['/join', null],
  ['/help-now', null],
  ['/told', 'mira'],
  ['/design', 'ruth'],
];

test.each(['en', 'es', 'ar'])(
  'in %s: in light, in dark and in strong contrast, narrow and wide',
  async (language) => {
    const found: Record<string, string[]> = {};
    for (const theme of ['light', 'dark', 'contrast']) {
      await sql`update preference set language = ${language}`.execute(demo.site.db);
      await sql`update preference set theme = ${theme}`.execute(demo.site.db);
      for (const [path, as] of await kinds()) {
        await become(as, { theme, language });
        for (const width of [320, 1280]) {
          const faults = await faultsAt(path, width);
          if (width === 320 && theme === 'light') faults.push(...(await largeTextFaults(page)));
          expect(await page.locator('html').getAttribute('data-theme')).toBe(theme);
          expect(await page.locator('html').getAttribute('lang')).toBe(language);
          if (faults.length > 0) found[`${path}, ${theme}, ${width}`] = faults;
        }
      }
    }
    expect(found).toEqual({});
  },
  8 * minutes,
);
