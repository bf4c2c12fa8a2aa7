import { rm } from 'node:fs/promises';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { temporaryFolder } from '../machine.ts';
import { photograph } from '../send-files.ts';
import { openSite, type TestSite } from '../site.ts';
import { buildWorld, type World } from '../world/index.ts';
import { openRealBrowser, type RealBrowser } from './real-browser.ts';

let folder: string;
let site: TestSite;
let world: World;
let real: RealBrowser;
let thread: string;
beforeAll(async () => {
  folder = await temporaryFolder();
  site = await openSite({ env: { DATA_DIR: folder } });
  world = await buildWorld(site);
  const mira = await site.browserOf(world.mira);
  const key = '0aaaaaaa-0000-4000-8000-000000000001';
  const started = await mira.post('/boards/welcome/threads', {
    title: 'Gardens',
    words: 'Show yours.',
    intent: 'good-news',
    idempotency_key: key,
  });
  thread = /\/threads\/[0-9a-f-]{36}/.exec(started.location ?? '')?.[0] ?? '';
  real = await openRealBrowser(site);
});
afterAll(async () => {
  await real.close();
  await site.close();
  await rm(folder, { recursive: true });
});

async function writing(javaScriptEnabled = true, personId = world.june): Promise<{ page: Page; field: Locator }> {
  const profile = await real.profileOf(personId, { javaScriptEnabled });
  const page = await profile.newPage();
  await page.goto(thread);
  return { page, field: page.locator('pictures-field') };
}

/** As many bytes as a phone's picture has: what stands after its end is not read. */
async function large(name: string): Promise<{ name: string; mimeType: string; buffer: Buffer }> {
  return { name, mimeType: 'image/jpeg', buffer: Buffer.concat([(await photograph()).bytes, Buffer.alloc(3_000_000)]) };
}

const ready = (field: Locator, n: number) => expect.poll(() => field.locator('.picture-item img').count(), { timeout: 20_000 }).toBe(n);

test('pictures are chosen where one writes, described, ordered and removed, and are there again after a reload', async () => {
  const { page, field } = await writing();
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await field.locator('input[type=file]').setInputFiles([await large('one.jpg'), await large('two.jpg')]);
  await ready(field, 2);
  expect(asked.filter((path) => path === '/assets/pictures.js')).toHaveLength(1);
  const items = field.locator('.picture-item');
  await items.nth(0).getByRole('textbox', { name: 'What does it show?' }).fill('The roses by the gate');
  await items.nth(0).getByText('Your description is kept.').waitFor();
  await items.nth(1).getByRole('button', { name: 'Move up' }).click();
  expect(await items.nth(1).getByRole('textbox').inputValue()).toBe('The roses by the gate');
  const saved = page.waitForResponse(
    (answered) => answered.url().endsWith('/drafts') && (answered.request().postData() ?? '').includes('Two+of+them'),
  );
  await page.locator('#words').fill('Two of them.');
  await saved;
  await page.reload();
  expect(await field.locator('li img').count()).toBe(2);
  await field.getByRole('button', { name: 'Describe, order or remove pictures' }).click();
  await expect.poll(() => items.count()).toBe(2);
  await items.nth(0).getByRole('button', { name: 'Remove' }).click();
  await page.getByRole('button', { name: 'Post reply' }).click();
  const shown = page.locator('.post .picture');
  await shown.waitFor();
  expect(await shown.getAttribute('alt')).toBe('The roses by the gate');
  expect(await shown.evaluate((image: HTMLImageElement) => image.complete && image.naturalWidth)).toBe(480);
  expect(await page.locator('keep-draft [data-picture]').count()).toBe(0);
  await page.context().close();
});

test('a line that is cut while a picture is on its way loses nothing, and nothing is posted without it', async () => {
  const { page, field } = await writing();
  let pieces = 0;
  await page.route('**/pictures/uploads/*', async (route) => {
    if (route.request().method() === 'PATCH' && ++pieces === 2) await page.context().setOffline(true);
    await route.continue().catch(() => undefined);
  });
  await field.locator('input[type=file]').setInputFiles(await large('cut.jpg'));
  await field.getByText('The line was cut.').waitFor();
  await page.locator('#words').fill('With a picture.');
  await page.getByRole('button', { name: 'Post reply' }).click();
  await field.getByText('A picture is still on its way.').waitFor();
  expect(new URL(page.url()).pathname).toBe(thread);
  await page.context().setOffline(false);
  await ready(field, 1);
  expect(pieces).toBeLessThan(10);
  await page.getByRole('button', { name: 'Post reply' }).click();
  await page.locator('.post .picture').nth(1).waitFor();
  await page.context().close();
});

test('a picture alone is posted with what was said about it at the last moment, and not before that is kept', async () => {
  const { page, field } = await writing();
  await field.locator('input[type=file]').setInputFiles(await large('alone.jpg'));
  await ready(field, 1);
  const went: string[] = [];
  page.on('request', (request) => request.url().endsWith('/replies') && went.push('posted'));
  await page.route('**/describe', async (route) => {
    const response = await route.fetch();
    went.push('described');
    await route.fulfill({ response });
  });
  await field.getByRole('textbox', { name: /What does it show/ }).fill('A gate, ajar');
  await page.getByRole('button', { name: 'Post reply' }).click();
  await page.locator('.post .picture[alt="A gate, ajar"]').waitFor();
  expect(went).toEqual(['described', 'posted']);
  await page.context().close();
});

test('what cannot be a picture is said beside it, and the others go on', async () => {
  const { page, field } = await writing();
  const page1 = { name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('Words, not a picture.') };
  const huge = { name: 'huge.jpg', mimeType: 'image/jpeg', buffer: Buffer.alloc(12_000_001) };
  await field.locator('input[type=file]').setInputFiles([page1, huge, await large('good.jpg')]);
  await ready(field, 1);
  await field.getByText('notes.txt: we cannot read this kind of file.').waitFor();
  await field.getByText('huge.jpg: this picture is larger than 12 MB.').waitFor();
  await page.context().close();
});

test('without JavaScript a real browser does the same on a page of its own', async () => {
  const { page } = await writing(false);
  await page.locator('#words').fill('Without a script.');
  await page.getByRole('button', { name: /pictures/i }).click();
  await page.locator('#files').setInputFiles([await large('three.jpg')]);
  await page.getByRole('button', { name: 'Add these pictures' }).click();
  await page
    .getByRole('textbox', { name: /What does picture \d show\?/ })
    .last()
    .fill('A bench in the sun');
  await page.getByRole('button', { name: 'Keep this and go on writing' }).click();
  expect(await page.locator('#words').inputValue()).toBe('Without a script.');
  await page.getByRole('button', { name: 'Post reply' }).click();
  await vi.waitFor(async () => expect(await page.locator('.post .picture[alt="A bench in the sun"]').count()).toBe(1));
  await page.context().close();
});

test('as many as a post may have are brought one after the other, and one more is not', async () => {
  const { page, field } = await writing(true, world.oskar);
  let [under, most] = [0, 0];
  page.on('request', (request) => request.method() === 'PATCH' && (most = Math.max(most, ++under)));
  page.on('requestfinished', (request) => request.method() === 'PATCH' && (under -= 1));
  const many = await Promise.all(
    Array.from({ length: 9 }, (_, n) => photograph().then(({ bytes }) => ({ name: `${n}.jpg`, mimeType: 'image/jpeg', buffer: bytes }))),
  );
  await field.locator('input[type=file]').setInputFiles(many);
  await expect.poll(() => field.locator('.picture-item img').count(), { timeout: 50_000 }).toBe(8);
  await field.getByText('a post has room for 8 pictures.').waitFor();
  expect(most).toBeLessThanOrEqual(2);
  await page.context().close();
});
