import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { wordsFor, type Language } from '../../src/platform/i18n/index.ts';
import { photograph } from '../send-files.ts';
import { openSite, type TestSite } from '../site.ts';
import { buildWorld, type World } from '../world/index.ts';
import { byPointer, Keyboard } from './hands.ts';
import { layoutFaults } from './look-at.ts';
import { freshBuild } from './fresh-build.ts';
import { openRealBrowser, type RealBrowser } from './real-browser.ts';
import { filter, showPictures, writeAnonymously } from './writing-journey.ts';

const minutes = 60_000;

let site: TestSite;
let world: World;
let real: RealBrowser;

beforeAll(async () => {
  await freshBuild();
  site = await openSite();
  world = await buildWorld(site);
  await site.db.updateTable('place').set({ anonymous: true }).where('slug', '=', 'bowel-cancer').execute();
  real = await openRealBrowser(site);
}, 2 * minutes);
afterAll(async () => {
  await real.close();
  await site.close();
});

let serial = 0;
const key = () => `0aeaeaea-0000-4000-8000-${String(++serial).padStart(12, '0')}`;

/** With a reply that somebody gave a note. */
async function startThread(): Promise<string> {
  const ana = await site.browserOf(world.ana);
  const made = await ana.post('/boards/bowel-cancer/threads', { title: '7', words: '7', intent: 'listen', idempotency_key: key() });
  const thread = /threads\/([0-9a-f-]{36})/.exec(made.location ?? '')![1]!;
  await ana.post(`/threads/${thread}/replies`, { words: '7 7', notes: 'death', idempotency_key: key() });
  return thread;
}

const ways: { language: Language; by: 'pointer' | 'keyboard' }[] = [
  { language: 'en', by: 'keyboard' },
  { language: 'es', by: 'pointer' },
  { language: 'ar', by: 'keyboard' },
];

test.each(ways)(
  'in $language, by $by, without JavaScript, at 320 px: under an alias, with pictures alone, with filters',
  async ({ language, by }) => {
    const who = by === 'pointer' ? world.june : world.oskar;
    await site.db
      .insertInto('preference')
      .values({ person_id: who, language })
      .onConflict((c) => c.column('person_id').doUpdateSet({ language }))
      .execute();
    const profile = await real.profileOf(who, { javaScriptEnabled: false, viewport: { width: 320, height: 640 } });
    const page: Page = await profile.newPage();
    const hands = by === 'pointer' ? byPointer : new Keyboard(page);
    const { t } = wordsFor(language, 'UTC', true, site.clock.now());
    const writer = { page, hands, t, thread: await startThread() };
    await writeAnonymously(writer);
    expect(await layoutFaults(page)).toEqual([]);
    const { name, bytes, type = '' } = await photograph();
    await showPictures(writer, { name, mimeType: type, buffer: Buffer.from(bytes) });
    await filter(writer);
    expect(await page.locator('html').getAttribute('dir')).toBe(language === 'ar' ? 'rtl' : 'ltr');
    await profile.close();
  },
  4 * minutes,
);
