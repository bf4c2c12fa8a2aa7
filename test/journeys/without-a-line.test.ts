import type { BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readDraft } from '../../src/people/index.ts';
import { openSite, type TestSite } from '../site.ts';
import { buildWorld, type World } from '../world/index.ts';
import { openRealBrowser, type RealBrowser } from './real-browser.ts';

let site: TestSite;
let world: World;
let real: RealBrowser;
let thread: string;

beforeAll(async () => {
  site = await openSite();
  world = await buildWorld(site);
  const mira = await site.browserOf(world.mira);
  const given = { title: 'On the train', words: 'Tunnels.', intent: 'practical', idempotency_key: '0aaaaaaa-0000-4000-8000-000000000001' };
  thread = /\/threads\/[0-9a-f-]{36}/.exec((await mira.post('/boards/welcome/threads', given)).location!)![0]!;
  real = await openRealBrowser(site);
});
afterAll(async () => {
  await real.close();
  await site.close();
});

const posts = async (words: string) => (await site.db.selectFrom('post').select('id').where('words', '=', words).execute()).length;

/** Writes a reply in a tunnel and presses the button. */
async function sayInATunnel(profile: BrowserContext, words: string) {
  const page = await profile.newPage();
  await page.goto(thread, { waitUntil: 'load' });
  await page.locator('#words').fill(words);
  await profile.setOffline(true);
  await page.getByRole('button', { name: 'Post reply' }).click();
  await page.locator('.wait-line').getByText('will be sent when there is one again').waitFor();
  return page;
}

test('a reply said without a connection is sent once when there is one', async () => {
  const profile = await real.profileOf(world.june);
  const page = await sayInATunnel(profile, 'Said in a tunnel.');
  expect(await posts('Said in a tunnel.')).toBe(0);
  const drafts: string[] = [];
  profile.on('request', (request) => request.url().endsWith('/drafts') && drafts.push(request.postData() ?? ''));
  await profile.setOffline(false);
  await page.getByText('Said in a tunnel.', { exact: true }).first().waitFor();
  await page.waitForURL(/posted=reply/);
  // What is sent anyway is not kept as a draft beside that: it could arrive after it.
  expect(drafts).toEqual([]);
  await page.goto(thread);
  expect(await page.locator('#words').inputValue()).toBe('');
  expect(await posts('Said in a tunnel.')).toBe(1);
});

test('it is sent from another page after that one was closed; not by somebody else, and not after it was called off', async () => {
  const profile = await real.profileOf(world.june);
  const page = await sayInATunnel(profile, 'Said and gone.');
  await page.close();
  await profile.setOffline(false);
  const later = await profile.newPage();
  await later.goto('/boards');
  await later.getByText('Your reply was sent.').last().waitFor();
  expect(await posts('Said and gone.')).toBe(1);
  const off = await sayInATunnel(profile, 'Better not.');
  await off.getByRole('button', { name: 'Do not send it' }).click();
  expect(await off.evaluate(() => document.activeElement?.id)).toBe('main');
  await profile.setOffline(false);
  await off.goto('/boards');
  await off.goto(thread);
  expect(await off.locator('#words').inputValue()).toBe('Better not.');
  expect(await posts('Better not.')).toBe(0);
});

test('who goes on writing while a reply waits is left in peace, and loses none of it', async () => {
  const profile = await real.profileOf(world.june, { locale: 'en' });
  const page = await sayInATunnel(profile, 'The first half.');
  await page.locator('#words').fill('And the second.');
  await page.getByText('Kept in this browser.').first().waitFor();
  await profile.setOffline(false);
  await page.getByText('Your reply was sent.').first().waitFor();
  expect(await page.locator('#words').inputValue()).toBe('And the second.');
  await page.locator('[data-draft-line]', { hasText: 'Draft kept' }).waitFor();
  await expect
    .poll(async () => (await readDraft(site.db, world.june, `reply:${thread.split('/')[2]}`))?.fields['words'], { timeout: 20_000 })
    .toBe('And the second.');
  await page.getByRole('button', { name: 'Post reply' }).click();
  await page.waitForURL(/posted=reply/);
  expect([await posts('The first half.'), await posts('And the second.')]).toEqual([1, 1]);
});

test('leaving the page takes what waits away', async () => {
  const profile = await real.profileOf(world.june);
  const page = await sayInATunnel(profile, 'Nobody should find this.');
  await page.evaluate(() => history.replaceState(null, '', location.href));
  for (let n = 0; n < 3; n++) await page.keyboard.press('Escape');
  await expect.poll(() => page.evaluate(() => Object.keys(localStorage)).catch(() => [])).toEqual([]);
  await profile.setOffline(false);
  const later = await profile.newPage();
  await later.goto('/boards', { waitUntil: 'load' });
  expect(await later.evaluate(() => Object.keys(localStorage).filter((k) => k.includes('waiting')))).toEqual([]);
  expect(await posts('Nobody should find this.')).toBe(0);
});
