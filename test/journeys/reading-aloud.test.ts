import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
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
  const key = (n: number) => `0aaaaaaa-0000-4000-8000-00000000000${n}`;
  const given = { title: 'Nights', words: 'I wake at four. Then I listen to the fridge.', intent: 'listen', idempotency_key: key(1) };
  thread = /\/threads\/[0-9a-f-]{36}/.exec((await mira.post('/boards/welcome/threads', given)).location!)![0]!;
  await mira.post(`${thread}/replies`, { words: 'Otra vez las cuatro.', language: 'es', idempotency_key: key(2) });
  await mira.post(`${thread}/replies`, { words: 'Lost another one.', notes: 'death', idempotency_key: key(3) });
  real = await openRealBrowser(site);
});
afterAll(async () => {
  await real.close();
  await site.close();
});

/** Machines that run tests have no voice: this one writes down what it is to say, and says it at once. */
function aVoiceThatWrites(): void {
  const said: { words: string; lang: string }[] = [];
  let silent = false;
  const speak = (u: SpeechSynthesisUtterance) => {
    said.push({ words: u.text, lang: u.lang });
    if (!silent) queueMicrotask(() => u.dispatchEvent(new Event('end')));
  };
  const voice = { speak, cancel: () => {}, pause: () => (silent = true), resume: () => (silent = false), getVoices: () => [] };
  Object.defineProperty(window, 'speechSynthesis', { value: voice });
  Object.defineProperty(window, 'said', { value: said });
}

const said = (page: Page) => page.evaluate(() => (window as unknown as { said: { words: string; lang: string }[] }).said);

test('posts are read one after the other, each in its language, and nothing begins by itself', async () => {
  const page = await (await real.profileOf(world.june)).newPage();
  await page.addInitScript(aVoiceThatWrites);
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await page.goto(thread);
  expect(await said(page)).toEqual([]);
  expect(asked).not.toContain('/assets/aloud.js');
  await page.getByRole('button', { name: 'Read aloud' }).click();
  await expect.poll(async () => (await said(page)).length, { timeout: 20_000 }).toBeGreaterThanOrEqual(6);
  const heard = await said(page);
  expect(heard[0]!.words).toContain('Mira');
  expect(heard[1]).toEqual({ words: 'I wake at four. Then I listen to the fridge.', lang: 'en' });
  expect(heard.some((s) => s.words === 'Otra vez las cuatro.' && s.lang === 'es')).toBe(true);
  expect(heard.findIndex((s) => /death/i.test(s.words))).toBeLessThan(heard.findIndex((s) => s.words.includes('Lost another')));
  await page.getByRole('button', { name: 'Stop' }).waitFor({ state: 'detached' });
  expect(await page.getByRole('button', { name: 'Read aloud' }).evaluate((b) => b === document.activeElement)).toBe(true);
});

test('by keyboard one pauses, goes on and stops; without JavaScript there is no button', async () => {
  const page = await (await real.profileOf(world.june)).newPage();
  await page.addInitScript(aVoiceThatWrites);
  await page.addInitScript(() => window.speechSynthesis.pause());
  await page.goto(thread);
  await page.getByRole('button', { name: 'Read aloud' }).press('Enter');
  const pause = page.getByRole('button', { name: 'Pause' });
  await pause.waitFor();
  expect(await pause.evaluate((b) => b === document.activeElement)).toBe(true);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Go on' }).waitFor();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.locator('.aloud-bar').waitFor({ state: 'detached' });
  expect(await page.locator('.post-aloud').count()).toBe(0);
  await page.getByRole('button', { name: 'Read aloud' }).press('Enter');
  await page.getByRole('button', { name: 'Pause' }).press('Escape');
  await page.locator('.aloud-bar').waitFor({ state: 'detached' });
  expect(await page.getByRole('button', { name: 'Read aloud' }).evaluate((b) => b === document.activeElement)).toBe(true);
  const plain = await (await real.profileOf(world.june, { javaScriptEnabled: false })).newPage();
  await plain.goto(thread);
  expect(await plain.getByRole('button', { name: 'Read aloud' }).count()).toBe(0);
});
