import type { BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ensureSetUpLink } from '../../src/operator/index.ts';
import { isLanguage, wordsFor } from '../../src/platform/i18n/index.ts';
import { openSite } from '../site.ts';
import { openDemoSite, type DemoSite } from './demo-site.ts';
import { byPointer } from './hands.ts';
import { findHelpAndLeave, join, report, takePart } from './main-journey.ts';
import { openRealBrowser, type RealBrowser } from './real-browser.ts';

const minutes = 60_000;
const smallPhone = { javaScriptEnabled: false, locale: 'en', viewport: { width: 320, height: 640 } };

let demo: DemoSite;
let real: RealBrowser;

beforeAll(async () => {
  demo = await openDemoSite();
  real = await openRealBrowser(demo.site);
}, 5 * minutes);
afterAll(async () => {
  await real.close();
  await demo.site.close();
});

async function on<Result>(profile: BrowserContext, act: (page: Awaited<ReturnType<BrowserContext['newPage']>>) => Promise<Result>) {
  await act(await profile.newPage());
  await profile.close();
}

test(
  'join, read, reply, answer one, say a warm word, report, find help, leave',
  async () => {
    await on(await real.profileOf(null, smallPhone), async (page) => {
      await join(page, byPointer, 'Willow');
      await takePart(page, byPointer);
      await report(page, byPointer);
      await findHelpAndLeave(page, byPointer);
    });
  },
  2 * minutes,
);

test.each([
  { language: 'es', who: 'lucia', title: 'Volver al aula', direction: 'ltr', words: 'Gracias por contarlo.' },
  { language: 'ar', who: 'yusuf', title: 'بورت كريم', direction: 'rtl', words: 'شكرًا لكم جميعًا.' },
])(
  'in $language: read and reply',
  async ({ language, who, title, direction, words }) => {
    if (!isLanguage(language)) throw new Error(language);
    const { t } = wordsFor(language, 'UTC', true, demo.site.clock.now());
    await on(await real.profileOf(demo.idOf(who), smallPhone), async (page) => {
      await page.goto(`/threads/${await demo.threadOf(title)}`);
      expect(await page.locator('html').getAttribute('lang')).toBe(language);
      expect(await page.locator('html').getAttribute('dir')).toBe(direction);
      await page.getByRole('textbox', { name: t('forum.reply.words') }).fill(words);
      await page.getByRole('button', { name: t('forum.reply.submit') }).click();
      await page.getByText(t('forum.flash.replied')).waitFor();
      expect(await page.getByText(words).isVisible()).toBe(true);
    });
  },
  2 * minutes,
);

test(
  'from the set-up link to an open community',
  async () => {
    const site = await openSite();
    const empty = await openRealBrowser(site);
    const link = await ensureSetUpLink(site.db, site.ids, site.clock.now(), '');
    await on(await empty.profileOf(null, smallPhone), async (page) => {
      const goOn = () => page.getByRole('button', { name: 'Save and go on' }).click();
      await page.goto(link!);
      await page.getByRole('textbox', { name: /^A name you like/ }).fill('Ruth');
      await page.getByRole('textbox', { name: /^Your e-mail address/ }).fill('ruth@example.org');
      await page.getByLabel('A password', { exact: true }).fill('four plain words here');
      await goOn();
      await page.getByRole('textbox', { name: 'What is your community called?' }).fill('Harbour Lights');
      await page.getByRole('textbox', { name: /^Who can people ask/ }).fill('Ruth at the front desk');
      await page.getByRole('textbox', { name: /^How do they reach them/ }).fill('Ring on weekdays.');
      await goOn();
      await page.getByRole('heading', { name: 'Who may join', level: 1 }).waitFor();
      await byPointer.choose(page.getByRole('radio', { name: 'Anyone may join' }));
      await goOn();
      await byPointer.choose(page.getByRole('checkbox', { name: 'Bowel cancer' }));
      await goOn();
      await page.getByRole('heading', { name: 'House rules and privacy notice' }).waitFor();
      await goOn();
      await page.getByRole('heading', { name: 'Mail', level: 1 }).waitFor();
      await goOn();
      await page.getByRole('button', { name: 'Open the community' }).click();
      await page.getByRole('link', { name: 'Invite people' }).waitFor();
      await page.goto('/boards');
      expect(await page.getByRole('link', { name: 'Bowel cancer' }).isVisible()).toBe(true);
    });
    await empty.close();
    await site.close();
  },
  2 * minutes,
);
