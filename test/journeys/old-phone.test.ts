import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { photograph } from '../send-files.ts';
import { openSite, type TestSite } from '../site.ts';
import { buildWorld, type World } from '../world/index.ts';
import { openRealBrowser, type RealBrowser } from './real-browser.ts';

let site: TestSite;
let world: World;
let real: RealBrowser;
let profile: BrowserContext;
let page: Page;
const faults: string[] = [];

beforeAll(async () => {
  site = await openSite();
  world = await buildWorld(site);
  real = await openRealBrowser(site);
  profile = await real.profileOf(world.june, { locale: 'en' });
  await profile.addInitScript(forget);
  page = await profile.newPage();
  page.on('pageerror', (error) => faults.push(String(error)));
});
afterEach(() => expect(faults.splice(0)).toEqual([]));
afterAll(async () => {
  await profile.close();
  await real.close();
  await site.close();
});

/** What the phones of 2018 that our styles are made for had not learnt. */
function forget(): void {
  const unknown: [object, string[]][] = [
    [Array.prototype, ['at', 'toSorted', 'toReversed', 'toSpliced', 'with', 'findLast', 'findLastIndex']],
    [String.prototype, ['at', 'replaceAll', 'matchAll']],
    [Element.prototype, ['replaceChildren']],
    [Document.prototype, ['replaceChildren']],
    [HTMLFormElement.prototype, ['requestSubmit']],
    [SubmitEvent.prototype, ['submitter']],
    [Object, ['fromEntries', 'groupBy', 'hasOwn']],
    [Promise, ['allSettled', 'any', 'withResolvers', 'try']],
    [URL, ['canParse', 'parse']],
    [Intl, ['Segmenter']],
    [Crypto.prototype, ['randomUUID']],
    [window, ['structuredClone', 'HTMLDialogElement', 'BroadcastChannel', 'queueMicrotask']],
    [Navigator.prototype, ['locks']],
  ];
  for (const [things, names] of unknown) for (const name of names) Reflect.deleteProperty(things, name);
}

let serial = 0;
const key = () => `0b0b0b0b-0000-4000-8000-${String(++serial).padStart(12, '0')}`;

async function openThread(): Promise<string> {
  const fields = { title: 'Nights', words: 'Awake again. And you?', intent: 'listen', idempotency_key: key() };
  const made = await (await site.browserOf(world.mira)).post('/boards/bowel-cancer/threads', fields);
  const thread = /threads\/([0-9a-f-]{36})/.exec(made.location ?? '')![1]!;
  await page.goto(`/threads/${thread}`);
  return thread;
}

const box = () => page.getByRole('textbox', { name: 'What you would like to say' });
const press = (name: string) => page.getByRole('button', { name }).click();
const isPosted = (words: string) => page.locator('.posts').getByText(words).waitFor();

test('words, names, a paste and a picture come through, and what is said about it', async () => {
  await openThread();
  await box().pressSequentially('Thank you @mi');
  await page.getByRole('option', { name: 'Mira' }).click();
  await box().evaluate((field) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/html', '<p>One</p><p>Two</p>');
    field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  });
  expect(await box().inputValue()).toBe('Thank you @Mira One\n\nTwo');
  const { name, bytes: buffer } = await photograph();
  await page.locator('input[type="file"]').setInputFiles({ name, mimeType: 'image/jpeg', buffer });
  await page.locator('.picture-item textarea').fill('The harbour at six');
  await press('Post reply');
  await isPosted('Two');
  expect(await page.locator('.posts img[alt="The harbour at six"]').count()).toBe(1);
});

test('what is written with the formatting editor is posted', async () => {
  await openThread();
  await press('Format');
  const editor = page.locator('.editor [role="textbox"]');
  await editor.pressSequentially('Slept ');
  await page.keyboard.press('Control+b');
  await editor.pressSequentially('four * hours');
  await press('Post reply');
  await isPosted('four * hours');
  expect(await page.locator('.posts strong').allTextContents()).toEqual(['four * hours']);
});

test('without a line a reply waits and is sent; a press that only looks at it never posts it', async () => {
  const thread = await openThread();
  const words = () => site.db.selectFrom('post').select('words').where('scope_id', '=', thread).where('position', '>', 0).execute();
  await profile.setOffline(true);
  await box().fill('Only to look at.');
  await press('Look at it first');
  await page.getByText('Your words are kept here.').waitFor();
  expect(await page.locator('.wait-line').count()).toBe(0);
  await box().fill('To be sent.');
  await press('Post reply');
  await page.getByText('Your reply will be sent when there is one again.').waitFor();
  await profile.setOffline(false);
  await isPosted('To be sent.');
  expect(await words()).toEqual([{ words: 'To be sent.' }]);
  await box().fill('Looked at with a line.');
  await press('Look at it first');
  await page.locator('#look').waitFor();
  expect(await words()).toHaveLength(1);
});
