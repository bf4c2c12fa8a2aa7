import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDemoSite, type DemoSite } from './demo-site.ts';
import { Keyboard } from './hands.ts';
import { findHelpAndLeave, join, report, takePart } from './main-journey.ts';
import { openRealBrowser, type RealBrowser } from './real-browser.ts';

const minutes = 60_000;

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

async function pageOf(who: string | null): Promise<Page> {
  const profile = await real.profileOf(who && demo.idOf(who), { locale: 'en', viewport: { width: 1280, height: 800 } });
  return profile.newPage();
}

test(
  'join, read, reply, answer one, say a warm word, report, find help, leave; every stop shows where one is',
  async () => {
    const page = await pageOf(null);
    const keyboard = new Keyboard(page);
    await join(page, keyboard, 'Rowan');
    await takePart(page, keyboard);
    await report(page, keyboard);
    await findHelpAndLeave(page, keyboard);
    await page.context().close();
  },
  4 * minutes,
);

test('from home to where a reply is written in at most 25 stops', async () => {
  const page = await pageOf('mira');
  const keyboard = new Keyboard(page);
  await page.goto('/');
  await keyboard.skip();
  await keyboard.press(page.getByRole('link', { name: 'Bowel cancer' }));
  await page.getByRole('heading', { name: 'Bowel cancer', level: 1 }).waitFor();
  await keyboard.skip();
  await keyboard.press(page.getByRole('link', { name: /^Numb fingers/ }));
  await page.getByRole('heading', { name: /^Numb fingers/, level: 1 }).waitFor();
  await keyboard.skip();
  await keyboard.press(page.getByRole('link', { name: 'Write a reply' }));
  await keyboard.reach(page.getByRole('textbox'));
  expect(keyboard.stops).toBeLessThanOrEqual(25);
  await page.context().close();
});

test('nothing holds the focus: through a whole conversation and out of it, forwards and backwards', async () => {
  const page = await pageOf('mira');
  await page.goto(`/threads/${await demo.threadOf('Numb fingers')}`);
  const links = await page.evaluate(
    () =>
      // Of several round ones the chosen is reached by Tab, the others by arrows.
      [
        ...document.querySelectorAll(
          'a[href], button, input:not([type=hidden], [type=radio]), :checked[type=radio], select, textarea, summary',
        ),
      ].filter((e) => e.checkVisibility()).length,
  );
  for (const key of ['Tab', 'Shift+Tab']) {
    await page.evaluate(() => (document.activeElement as HTMLElement).blur());
    const reached = new Set<string>();
    for (let n = 0; n < links; n += 1) {
      await page.keyboard.press(key);
      reached.add(await page.evaluate(() => `${[...document.querySelectorAll('*')].indexOf(document.activeElement!)}`));
    }
    expect(reached.size).toBe(links);
  }
  await page.context().close();
});
