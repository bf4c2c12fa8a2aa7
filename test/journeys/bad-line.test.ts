import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { photograph } from '../send-files.ts';
import { openSite, type TestSite } from '../site.ts';
import { buildWorld, type World } from '../world/index.ts';
import { openRealBrowser, type RealBrowser } from './real-browser.ts';

let site: TestSite;
let world: World;
let real: RealBrowser;
let profile: BrowserContext;
let page: Page;
/** What was asked for and did not come, while the line is bad. */
let lost: string[];

beforeAll(async () => {
  site = await openSite();
  world = await buildWorld(site);
  real = await openRealBrowser(site);
});
afterAll(async () => {
  await real.close();
  await site.close();
});
beforeEach(async () => {
  const fields = { title: 'Nights', words: 'Awake again.', intent: 'listen', idempotency_key: key() };
  const made = await (await site.browserOf(world.mira)).post('/boards/bowel-cancer/threads', fields);
  profile = await real.profileOf(world.june, { locale: 'en' });
  page = await profile.newPage();
  await page.goto(made.location!);
});
afterEach(() => profile.close());

let serial = 0;
const key = () => `0c0c0c0c-0000-4000-8000-${String(++serial).padStart(12, '0')}`;

/** Until it is undone, these scripts do not come. */
async function without(...parts: string[]): Promise<() => Promise<void>> {
  lost = [];
  const its = new RegExp(`/assets/(${parts.join('|')})\\.js`);
  await page.route(its, (route) => {
    lost.push(route.request().url());
    return route.abort();
  });
  return () => page.unroute(its);
}

const box = () => page.getByRole('textbox', { name: 'What you would like to say' });

test('the editor, or what loads it, is asked for again by another press, which says what is so', async () => {
  const away = page.getByRole('button', { name: /could not be loaded/ });
  for (const part of ['words', 'editor']) {
    const back = await without(part);
    await page.getByRole('button', { name: 'Format' }).click();
    await away.waitFor();
    await back();
    await away.click();
    await page.locator('.editor').waitFor();
    expect(lost.some((address) => address.includes(part))).toBe(true);
    await page.getByRole('button', { name: 'Plain' }).click();
    await page.getByRole('button', { name: 'Format' }).waitFor();
    await page.reload();
  }
});

test('names are offered to whoever comes back to the box once the line is better', async () => {
  const back = await without('words');
  await box().pressSequentially('Dear');
  await expect.poll(() => lost.length).toBeGreaterThan(0);
  await back();
  await page.getByRole('button', { name: 'Post reply' }).focus();
  await box().pressSequentially(' @mi');
  await page.getByRole('option', { name: 'Mira' }).waitFor();
});

test('a name that could not be asked for is asked for with the next letter', async () => {
  await page.route('**/names', (route) => route.abort(), { times: 1 });
  const cut = page.waitForEvent('requestfailed');
  await box().pressSequentially('Dear @m');
  await cut;
  await box().pressSequentially('i');
  await page.getByRole('option', { name: 'Mira' }).waitFor();
});

test('where choosing pictures does not come, the page for them does, and the words are there', async () => {
  await without('pictures');
  await box().fill('With a view.');
  const { name, bytes: buffer } = await photograph();
  await page.locator('input[type="file"]').setInputFiles({ name, mimeType: 'image/jpeg', buffer });
  await page.waitForURL(/\/pictures\/choose/);
  await page.getByRole('link', { name: /^Back/ }).click();
  expect(await box().inputValue()).toBe('With a view.');
});

test('a voice that does not come says so where it was asked for, and comes with another press', async () => {
  const back = await without('aloud');
  await page.getByRole('button', { name: 'Read aloud' }).click();
  const away = page.getByRole('button', { name: /^Reading aloud could not be loaded/ });
  await away.waitFor();
  await back();
  await away.click();
  await page.getByRole('button', { name: 'Read aloud' }).waitFor();
  await page.getByRole('group', { name: 'Reading aloud' }).waitFor();
});
