import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSite, type TestSite } from '../../test/site.ts';
import { languages } from '../platform/i18n/index.ts';
import { countriesWithLines, helplines } from './helplines.ts';
import { writeHelpPages } from './write-help-pages.tsx';

let site: TestSite;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

const community = async (change: { country?: string; contact_name?: string; contact_words?: string }) => {
  await site.act((tx) => tx.updateTable('community').set(change).execute());
  Object.assign(site.house.community(), {
    country: change.country,
    contactName: change.contact_name ?? '',
    contactWords: change.contact_words ?? '',
  });
};

test('a country nobody named is asked for, never guessed, and danger comes first all the same', async () => {
  await community({ country: '' });
  const page = await site.browser().get('/help-now', { 'x-forwarded-for': '80.58.61.250', 'accept-language': 'en' });
  expect(page.status).toBe(200);
  expect(page.body).toContain('Where are you?');
  expect(page.body).toContain('In many countries it is 112, 911 or 999');
  expect(page.body).not.toContain('href="tel:');
  expect(page.body.indexOf('In many countries')).toBeLessThan(page.body.indexOf('<select'));
});

test('the community’s own country comes first: emergency, someone to talk to, cancer; then the person here', async () => {
  await community({ country: 'GB', contact_name: 'Ruth', contact_words: 'Ring the front desk on weekdays.' });
  const { body } = await site.browser().get('/help-now');
  const order = [
    'href="tel:999"',
    'href="tel:116123"',
    'href="sms:85258?body=SHOUT"',
    'href="tel:08088080000"',
    'To ask a person here',
    'Ruth',
    'Ring the front desk',
    'In another country',
  ];
  const found = order.map((piece) => body.indexOf(piece));
  expect(found).not.toContain(-1);
  expect(found).toEqual([...found].sort((a, b) => a - b));
  expect(body).toContain('We last checked these numbers on <time datetime="2026-11-23">');
  expect(body).toContain('Every day, 8:00 to 20:00 · English');
});

test('another country can be chosen; a word that is no country is none', async () => {
  await community({ country: 'GB' });
  const spain = await site.browser().get('/help-now?country=ES', { 'accept-language': 'es' });
  expect(spain.body).toContain('href="tel:024"');
  expect(spain.body).not.toContain('href="tel:999"');
  const nonsense = await site.browser().get('/help-now?country=%3Cscript%3E');
  expect(nonsense.body).toContain('href="tel:999"');
  expect(nonsense.body).not.toContain('<script>');
  const without = await site.browser().get('/help-now?country=AD');
  expect(without.body).toContain('We have no checked numbers for Andorra yet.');
});

test('Spanish and Arabic readers find it in their language', async () => {
  await community({ country: 'GB' });
  site.house.community().languages = ['en', 'es', 'ar'];
  const browser = site.browser();
  browser.cookies.set('language', 'es');
  expect((await browser.get('/help-now')).body).toContain('Si tú o alguien cercano está en peligro');
  browser.cookies.set('language', 'ar');
  const arabic = (await browser.get('/help-now')).body;
  expect(arabic).toContain('dir="rtl"');
  expect(arabic).toContain('<bdi dir="ltr">116 123</bdi>');
});

test('only checked lines are shown, each can be pressed, and every country has its emergency number', () => {
  for (const line of helplines()) for (const { href } of line.contacts) expect(href).toMatch(/^(tel|sms):[\d*+]{2,}(\?body=\w+)?$/);
  const withEmergency = helplines()
    .filter((line) => line.kind === 'emergency')
    .map((line) => line.country);
  expect(withEmergency).toEqual(countriesWithLines());
  expect(helplines().some((line) => line.name === 'Umang')).toBe(false);
});

test('the pages for when the application is away hold every country, folded', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'help-'));
  await writeHelpPages(folder, { css: '/assets/app.css', script: '/assets/app.js' });
  for (const language of languages) {
    const page = await readFile(join(folder, `help-now.${language}.html`), 'utf8');
    expect(page.match(/<details/g)).toHaveLength(countriesWithLines().length);
    expect(page).toContain('href="tel:116123"');
  }
  await rm(folder, { recursive: true });
});
