import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { endSessions, hashPassword, setPassword } from '../../src/people/index.ts';
import { endMembership } from '../../src/spaces/index.ts';
import { openSite, type TestSite } from '../site.ts';
import { buildWorld, type World } from '../world/index.ts';
import { openRealBrowser, type RealBrowser } from './real-browser.ts';

let site: TestSite;
let world: World;
let real: RealBrowser;

const password = 'four plain words here';
const group = 'in-treatment-together';

beforeAll(async () => {
  site = await openSite();
  world = await buildWorld(site);
  const hash = await hashPassword(password);
  await site.act((tx) => setPassword(tx, world.mira, hash, site.clock.now()));
  real = await openRealBrowser(site);
});
afterAll(async () => {
  await real.close();
  await site.close();
});

let serial = 0;
const key = () => `0adadada-0000-4000-8000-${String(++serial).padStart(12, '0')}`;

async function startThread(board: string): Promise<string> {
  const fields = { title: 'Nights', words: 'Awake again.', intent: 'listen', idempotency_key: key() };
  const made = await (await site.browserOf(world.ana)).post(`/boards/${board}/threads`, fields);
  return /threads\/([0-9a-f-]{36})/.exec(made.location ?? '')![1]!;
}

const box = (page: Page) => page.getByRole('textbox', { name: 'What you would like to say' });
const post = (page: Page) => page.getByRole('button', { name: 'Post reply' }).click();
const said = (thread: string, words: string) =>
  site.db.selectFrom('post').select('id').where('scope_id', '=', thread).where('words', '=', words).execute();

describe.each([{ javaScriptEnabled: true }, { javaScriptEnabled: false }])('with JavaScript: $javaScriptEnabled', (options) => {
  const miras = (): Promise<BrowserContext> => real.profileOf(world.mira, { ...options, locale: 'en' });

  test('the session ends while somebody writes: they sign in, and it is posted once', async () => {
    const thread = await startThread('bowel-cancer');
    const profile = await miras();
    const page = await profile.newPage();
    await page.goto(`/threads/${thread}`);
    const words = `Written slowly, ${String(options.javaScriptEnabled)}`;
    await box(page).fill(words);
    await site.act((tx) => endSessions(tx, world.mira, null));
    await post(page);
    await page.getByRole('textbox', { name: /^Your name here/ }).fill('Mira');
    await page.getByLabel('Password', { exact: true }).fill(password);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.getByRole('button', { name: 'Send my words' }).click();
    await page.locator('.posts').getByText(words).waitFor();
    expect(await said(thread, words)).toHaveLength(1);
    await profile.close();
  });

  test('a place is closed to somebody while they write: their words are given back, and nothing of the place', async () => {
    const thread = await startThread(group);
    await site.db
      .insertInto('membership')
      .values({ place_id: world.places[group], person_id: world.mira, role: 'member', since: site.clock.now(), duty: null })
      .onConflict((c) => c.doNothing())
      .execute();
    const profile = await miras();
    const page = await profile.newPage();
    await page.goto(`/threads/${thread}`);
    const words = 'For the six of you alone.';
    await box(page).fill(words);
    await site.act((tx) => endMembership(tx, world.places[group], world.mira));
    await post(page);
    await page.getByRole('heading', { name: 'There is nothing here' }).waitFor();
    expect(await page.getByRole('textbox', { name: 'Your words' }).inputValue()).toBe(words);
    expect(await page.content()).not.toContain('Nights');
    expect(await said(thread, words)).toEqual([]);
    await profile.close();
  });

  test('who goes back after posting and writes something else there has both posted', async () => {
    const thread = await startThread('bowel-cancer');
    const profile = await miras();
    const page = await profile.newPage();
    await page.goto(`/threads/${thread}`);
    await box(page).fill('The first thought.');
    await post(page);
    await page.locator('.posts').getByText('The first thought.').waitFor();
    await page.goBack();
    // The browser alone would put the words that are said into the box once more.
    if (options.javaScriptEnabled) await expect.poll(() => box(page).inputValue()).toBe('');
    await box(page).fill('The second thought.');
    if (options.javaScriptEnabled) await page.getByText('Draft kept').waitFor();
    await post(page);
    await page.locator('.posts').getByText('The second thought.').waitFor();
    for (const words of ['The first thought.', 'The second thought.']) expect(await said(thread, words), words).toHaveLength(1);
    await profile.close();
  });
});

test('who goes away while they write and comes back by the browser finds the newest words, whichever device they are of', async () => {
  const thread = await startThread('bowel-cancer');
  const profile = await real.profileOf(world.mira, { locale: 'en' });
  const page = await profile.newPage();
  const isSafe = () => page.evaluate(() => Object.values(localStorage).some((kept) => /and longer.*"safe":true/.test(String(kept))));
  await page.goto(`/threads/${thread}`);
  await box(page).fill('Not sent yet');
  await page.goto('/boards');
  await page.goBack();
  await expect.poll(() => box(page).inputValue()).toBe('Not sent yet');
  await box(page).fill('Not sent yet, and longer');
  await expect.poll(isSafe, { timeout: 20_000 }).toBe(true);
  await page.goto('/boards');
  const [, base] = /data-kept-at="([^"]+)"/.exec((await (await site.browserOf(world.mira)).get(`/threads/${thread}`)).body)!;
  const elsewhere = { form: `reply:${thread}`, words: 'Gone on with elsewhere', base: base!, idempotency_key: key() };
  await (await site.browserOf(world.mira)).post('/drafts', elsewhere);
  await page.goBack();
  await expect.poll(() => box(page).inputValue()).toBe('Gone on with elsewhere');
  await profile.close();
});

test.each(['closed to us', 'full'])(
  'where storage is %s and the line is cut, it is said that nothing is kept; then it is kept again',
  async (how) => {
    const thread = await startThread('bowel-cancer');
    const profile = await real.profileOf(world.mira, { locale: 'en' });
    await profile.addInitScript((is) => {
      const refuse = () => {
        throw new DOMException('no', 'QuotaExceededError');
      };
      if (is === 'full') Storage.prototype.setItem = refuse;
      else Object.defineProperty(window, 'localStorage', { get: refuse });
    }, how);
    const page = await profile.newPage();
    await page.goto(`/threads/${thread}`);
    await box(page).fill('Kept by the server alone.');
    await page.getByText('Draft kept').waitFor();
    await profile.setOffline(true);
    await box(page).fill('Kept by nobody.');
    await page.locator('[data-draft-line]', { hasText: 'Please copy your words before you leave this page.' }).waitFor();
    await post(page);
    await page.locator('[data-draft-line]', { hasText: 'Please copy your words before you leave this page.' }).waitFor();
    expect(await box(page).inputValue()).toBe('Kept by nobody.');
    await profile.setOffline(false);
    await page.getByText('Draft kept').waitFor();
    await post(page);
    await page.locator('.posts').getByText('Kept by nobody.').waitFor();
    expect(await said(thread, 'Kept by nobody.')).toHaveLength(1);
    await profile.close();
  },
);
