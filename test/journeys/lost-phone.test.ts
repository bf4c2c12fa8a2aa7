import { Secret, TOTP } from 'otpauth';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { hashPassword, setPassword } from '../../src/people/index.ts';
import { newestLetter } from '../letters.ts';
import { openSite, type TestSite } from '../site.ts';
import { buildWorld } from '../world/index.ts';
import { freshBuild } from './fresh-build.ts';
import { byPointer, Keyboard, type Hands } from './hands.ts';
import { openRealBrowser, type RealBrowser } from './real-browser.ts';

const minutes = 60_000;
const hour = 60 * minutes;
const password = 'four plain words here';

let site: TestSite;
let real: RealBrowser;

beforeAll(async () => {
  await freshBuild();
  site = await openSite();
  const world = await buildWorld(site);
  const hash = await hashPassword(password);
  for (const person of [world.mira, world.june]) await site.act((tx) => setPassword(tx, person, hash, site.clock.now()));
  real = await openRealBrowser(site);
}, 2 * minutes);
afterAll(async () => {
  await real.close();
  await site.close();
});

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

async function signIn(page: Page, hands: Hands, who: string): Promise<void> {
  await page.goto('/sign-in');
  await hands.write(page.locator('#who'), who);
  await hands.write(page.getByLabel('Password', { exact: true }), password);
  await hands.press(button(page, 'Sign in'));
}

async function signOut(page: Page, hands: Hands): Promise<void> {
  await page.goto('/you');
  await hands.press(button(page, 'Sign out').last());
  await page.getByRole('heading', { name: 'You are signed out' }).waitFor();
}

/** @returns the codes for the drawer at home */
async function setUpCode(page: Page, hands: Hands): Promise<string[]> {
  await page.goto('/you/code');
  await hands.press(button(page, 'Set it up'));
  const key = (await page.locator('#key').innerText()).replaceAll(' ', '');
  const code = new TOTP({ secret: Secret.fromBase32(key) }).generate({ timestamp: site.clock.now().getTime() });
  await hands.write(page.getByLabel('Code that the app shows'), code);
  await hands.press(button(page, 'Turn it on'));
  await page.getByText('The code from your app is on.').waitFor();
  return page.locator('#codes code').allInnerTexts();
}

/** A phone is lost, then the paper as well: each time there is a way in, and nothing on it needs a script. */
async function loseAll(page: Page, hands: Hands, who: string): Promise<void> {
  await signIn(page, hands, who);
  await page.waitForURL('**/');
  const codes = await setUpCode(page, hands);
  await signOut(page, hands);
  site.clock.pass(hour);
  await signIn(page, hands, who);
  await hands.write(page.getByLabel('Code', { exact: true }), codes[4]!);
  await hands.press(button(page, 'Go on'));
  await page.waitForURL('**/');
  await signOut(page, hands);
  await site.house.jobs.drain();
  site.clock.pass(hour);
  await signIn(page, hands, who);
  await hands.press(page.getByText('I have neither my phone nor a recovery code'));
  await hands.press(button(page, 'Begin the wait'));
  await page.getByText('You can come in without a code from').waitFor();
  await site.house.jobs.drain();
  expect((await newestLetter(site, `${who}@example.org`)).words).toContain('It was not me: stop it');
  site.clock.pass(49 * hour);
  await signIn(page, hands, who);
  await hands.press(button(page, 'Come in without a code'));
  await page.waitForURL('**/');
  await page.goto('/you/code');
  await button(page, 'Set it up').waitFor();
}

test(
  'a lost phone is survived without a script, on a small screen',
  async () => {
    const profile = await real.profileOf(null, { javaScriptEnabled: false, locale: 'en', viewport: { width: 320, height: 640 } });
    await loseAll(await profile.newPage(), byPointer, 'mira');
    await profile.close();
  },
  2 * minutes,
);

test(
  'and by keyboard alone; every stop shows where one is',
  async () => {
    const profile = await real.profileOf(null, { locale: 'en', viewport: { width: 1280, height: 800 } });
    const page = await profile.newPage();
    await loseAll(page, new Keyboard(page), 'june');
    await profile.close();
  },
  3 * minutes,
);
