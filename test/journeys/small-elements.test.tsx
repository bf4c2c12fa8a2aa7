import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { modules } from '../../src/app.ts';
import { CopyText, Form } from '../../src/platform/html/index.ts';
import { goTo, show } from '../../src/platform/http/index.ts';
import type { Module } from '../../src/platform/module.ts';
import { openSite, type TestSite } from '../site.ts';
import { buildWorld } from '../world/index.ts';
import { openRealBrowser, type RealBrowser } from './real-browser.ts';

/** One page with each of the small elements on it. */
const elements: Module = {
  name: 'elements',
  routes: [
    {
      method: 'GET',
      path: '/elements',
      door: 'anyone',
      ids: {},
      handle: async ({ query }) =>
        show(
          'Elements',
          <>
            <Form action="/elements">
              <time-zone-field>
                <input type="hidden" name="time_zone" value="UTC" />
              </time-zone-field>
              <button type="submit">Send</button>
            </Form>
            <code id="link">https://harbour.example/join/abc</code>
            <CopyText from="link" copied="Copied">
              Copy the link
            </CopyText>
            <output>{query['zone']}</output>
          </>,
        ),
    },
    {
      method: 'POST',
      path: '/elements',
      door: 'anyone',
      ids: {},
      handle: async ({ form }) =>
        goTo(`/elements?zone=${form.get('time_zone')}`, {
          kind: 'done',
          key: 'islands.draft.gone',
          undo: { action: '/elements', key: 'islands.draft.bring_back', fields: {} },
        }),
    },
  ],
};

let site: TestSite;
let real: RealBrowser;
let profile: BrowserContext;
let page: Page;

beforeAll(async () => {
  site = await openSite({ list: [...modules, elements] });
  await buildWorld(site);
  real = await openRealBrowser(site);
});
afterAll(async () => {
  await real.close();
  await site.close();
});
beforeEach(async () => {
  profile = await real.profileOf(null, { timezoneId: 'Asia/Kolkata', permissions: ['clipboard-read', 'clipboard-write'] });
  page = await profile.newPage();
});
afterEach(() => profile.close());

test('a way back is there for half a minute, and longer under the focus', async () => {
  await page.clock.install();
  await page.goto('/elements');
  await page.getByRole('button', { name: 'Send' }).click();
  const undo = page.getByRole('button', { name: 'Bring it back' });
  await undo.waitFor();
  await page.clock.fastForward(20_000);
  expect(await undo.isVisible()).toBe(true);
  await undo.focus();
  await page.clock.fastForward(20_000);
  expect(await undo.isVisible()).toBe(true);
  await page.getByRole('button', { name: 'Send' }).focus();
  await undo.waitFor({ state: 'hidden' });
});

test('a form says in which time zone it was filled in', async () => {
  await page.goto('/elements');
  await page.getByRole('button', { name: 'Send' }).click();
  expect(await page.locator('output').textContent()).toMatch(/^Asia\/(Kolkata|Calcutta)$/);
});

test('a link is copied, and the button says so', async () => {
  await page.goto('/elements');
  await page.getByRole('button', { name: 'Copy the link' }).click();
  await page.getByRole('button', { name: 'Copied' }).waitFor();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('https://harbour.example/join/abc');
});

test('without JavaScript nothing stands there that does nothing', async () => {
  const plain = await real.profileOf(null, { javaScriptEnabled: false });
  const still = await plain.newPage();
  await still.goto('/elements');
  expect(await still.getByRole('button', { name: 'Copy the link' }).isVisible()).toBe(false);
  await still.getByRole('button', { name: 'Send' }).click();
  expect(await still.getByRole('button', { name: 'Bring it back' }).isVisible()).toBe(true);
  expect(await still.locator('output').textContent()).toBe('UTC');
  await plain.close();
});

test('a form names the site it comes from, for browsers that say nothing else of it', async () => {
  await page.goto('/elements');
  const posted = page.waitForRequest((request) => request.method() === 'POST');
  await page.getByRole('button', { name: 'Send' }).click();
  expect((await (await posted).allHeaders())['origin']).toBe(real.origin);
});
