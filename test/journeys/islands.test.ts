import type { BrowserContext, Page } from 'playwright-core';
import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { readDraft } from '../../src/people/index.ts';
import { addMember, endMembership } from '../../src/spaces/index.ts';
import { openSite, type TestSite } from '../site.ts';
import { buildWorld, type World } from '../world/index.ts';
import { openRealBrowser, type RealBrowser } from './real-browser.ts';

let site: TestSite;
let world: World;
let real: RealBrowser;
let profile: BrowserContext;

/** Two cores may be busy; nothing here is a measure of time. */
const soon = <Found>(find: () => Found | Promise<Found>) => expect.poll(find, { timeout: 20_000 });

beforeAll(async () => {
  site = await openSite();
  world = await buildWorld(site);
  real = await openRealBrowser(site);
});
afterAll(async () => {
  await real.close();
  await site.close();
});
beforeEach(async () => {
  profile = await real.profileOf(world.june);
});
afterEach(async () => {
  await profile.close();
  await soon(() => site.app.house.live.count()).toBe(0);
});

let serial = 0;
const key = () => `00000000-0000-4000-8000-${String(++serial).padStart(12, '0')}`;

async function startThread(personId: string, board = 'bowel-cancer', replies = 0): Promise<string> {
  const browser = await site.browserOf(personId);
  const made = await browser.post(`/boards/${board}/threads`, {
    title: 'Numb fingers',
    words: 'Does it ever go?',
    intent: 'advice',
    idempotency_key: key(),
  });
  const thread = /threads\/([0-9a-f-]{36})/.exec(made.location ?? '')?.[1] ?? '';
  for (let n = 1; n <= replies; n += 1) await reply(world.mira, thread, `Line one of ${n}\n\nLine two\n\nLine three`);
  return thread;
}

async function reply(personId: string, thread: string, words: string): Promise<void> {
  const said = await (await site.browserOf(personId)).post(`/threads/${thread}/replies`, { words, idempotency_key: key() });
  expect(said.status).toBe(303);
}

const box = (page: Page) => page.getByRole('textbox');
const line = (page: Page) => page.locator('[data-draft-line]');
const stored = (page: Page) => page.evaluate(() => Object.keys(localStorage).filter((k) => k.startsWith('companionway:draft:')));
const said = (thread: string, words: string) =>
  site.db.selectFrom('post').select('id').where('scope_id', '=', thread).where('words', '=', words).execute();

/** The thread before June's eyes. */
async function open(thread: string): Promise<Page> {
  const page = await profile.newPage();
  await page.goto(`/threads/${thread}`);
  return page;
}

test('what every page loads is small', () => {
  expect(gzipSync(real.scripts.get('app.js')!).length).toBeLessThanOrEqual(10 * 1024);
});

test('what is typed is kept on the server, is there again, and is gone once it is said', async () => {
  const thread = await startThread(world.mira);
  const page = await open(thread);
  await box(page).fill('Mine eased after');
  await line(page).getByText('Draft kept at 18:00').waitFor();
  expect((await readDraft(site.db, world.june, `reply:${thread}`))?.fields).toMatchObject({ words: 'Mine eased after' });
  await page.reload();
  expect(await box(page).inputValue()).toBe('Mine eased after');
  await page.getByRole('button', { name: 'Post reply' }).click();
  await page.waitForURL(/at=/);
  expect(await stored(page)).toEqual([]);
  expect(await readDraft(site.db, world.june, `reply:${thread}`)).toBeUndefined();
  expect(await said(thread, 'Mine eased after')).toHaveLength(1);
});

test('a draft is thrown away, and brought back', async () => {
  const thread = await startThread(world.mira);
  const page = await open(thread);
  await box(page).fill('Perhaps not');
  await page.getByRole('button', { name: 'Throw this draft away' }).click();
  await page.getByText('The draft is thrown away').waitFor();
  expect(await box(page).inputValue()).toBe('');
  expect(await stored(page)).toEqual([]);
  await page.getByRole('button', { name: 'Bring it back' }).click();
  await page.getByText('Your draft is back').waitFor();
  expect(await box(page).inputValue()).toBe('Perhaps not');
});

test('with no connection the words stay, and are said once when it is back', async () => {
  const thread = await startThread(world.mira);
  const page = await open(thread);
  await profile.setOffline(true);
  await box(page).fill('From the train');
  await line(page).getByText('Kept in this browser').waitFor();
  await page.getByRole('button', { name: 'Post reply' }).click();
  await page.locator('.wait-line').getByText('No connection. Your reply will be sent').waitFor();
  expect(await box(page).inputValue()).toBe('From the train');
  await profile.setOffline(false);
  await page.waitForURL(/at=/);
  expect(await said(thread, 'From the train')).toHaveLength(1);
  expect(await stored(page)).toEqual([]);
});

test('words that never reached the server come back after a crash, only to their writer', async () => {
  const thread = await startThread(world.mira);
  const page = await open(thread);
  await profile.route('**/drafts', (route) => route.abort());
  await box(page).fill('Cut off in the mid');
  await soon(() => stored(page)).toHaveLength(1);
  await page.goto('chrome://crash').catch(() => {});
  const again = await profile.newPage();
  await again.goto(`/threads/${thread}`);
  await line(again).getByText('These are the words you had begun').waitFor();
  expect(await box(again).inputValue()).toBe('Cut off in the mid');
  const [session] = [...(await site.browserOf(world.mira)).cookies];
  await profile.addCookies([{ name: session![0], value: session![1], url: real.origin }]);
  await again.goto(`/threads/${thread}`);
  expect(await box(again).inputValue()).toBe('');
});

test('words that were said, though the answer was lost, do not come back', async () => {
  const thread = await startThread(world.mira);
  const page = await open(thread);
  await profile.route('**/replies', async (route) => {
    await route.fetch({ maxRedirects: 0, headers: { ...route.request().headers(), 'sec-fetch-site': 'same-origin' } });
    await route.abort();
  });
  await box(page).fill('Said in a tunnel');
  await page.getByRole('button', { name: 'Post reply' }).click();
  await soon(() => said(thread, 'Said in a tunnel')).toHaveLength(1);
  const again = await profile.newPage();
  await again.goto(`/threads/${thread}`);
  await soon(() => stored(again)).toEqual([]);
  expect(await box(again).inputValue()).toBe('');
});

test('a double click says it once, and the button tells that it is on its way', async () => {
  const thread = await startThread(world.mira);
  const page = await open(thread);
  let sent = 0;
  await profile.route('**/replies', async (route) => {
    sent += 1;
    await route.continue();
  });
  await box(page).fill('Only once');
  const words = await page.evaluate(() => {
    const button = document.querySelector<HTMLButtonElement>('form[data-once] button[type="submit"]:not(.reaction)')!;
    const box = document.querySelector('keep-draft form')!.querySelector<HTMLButtonElement>('button.button-primary')!;
    box.click();
    box.click();
    return [button.form?.method, box.textContent];
  });
  expect(words).toEqual(['post', 'Sending…']);
  await page.waitForURL(/at=/);
  expect(sent).toBe(1);
});

test('a new reply appears in two tabs over one stream, and moves nothing that is read or typed', async () => {
  const thread = await startThread(world.mira, 'bowel-cancer', 8);
  const page = await open(thread);
  const second = await profile.newPage();
  await second.goto(`/threads/${thread}`);
  await box(page).fill('half a sen');
  await page.evaluate(() => (document.activeElement as HTMLElement).blur());
  await page.locator('#posts > li:nth-child(4)').evaluate((li) => li.scrollIntoView());
  const at = () => page.locator('#posts > li:nth-child(4)').evaluate((li) => li.getBoundingClientRect().top);
  const before = await at();
  await soon(() => site.app.house.live.count()).toBe(1);
  await reply(world.mira, thread, 'Something new');
  await page.getByText('Something new').waitFor({ state: 'attached' });
  await second.getByText('Something new').waitFor({ state: 'attached' });
  expect(Math.abs((await at()) - before)).toBeLessThan(2);
  expect(await box(page).inputValue()).toBe('half a sen');
  await soon(() => page.locator('#live').textContent()).toBe('1 new reply');
  await page.getByRole('link', { name: '1 new reply' }).click();
  await soon(() => page.getByRole('link', { name: '1 new reply' }).count()).toBe(0);
  expect(await page.getByText('Something new').isVisible()).toBe(true);
});

test('when the tab that held the stream closes, another takes it over; one tab that lost its thread silences no other', async () => {
  const thread = await startThread(world.mira);
  const secret = await startThread(world.mira, 'in-treatment-together');
  await site.act((tx) => addMember(tx, world.places['in-treatment-together'], world.june, 'member', site.clock.now()));
  const first = await open(secret);
  await soon(() => site.app.house.live.count()).toBe(1);
  const second = await open(thread);
  await site.act((tx) => endMembership(tx, world.places['in-treatment-together'], world.june));
  await site.app.house.live.recheck();
  await first.getByText('There is nothing here').waitFor();
  await first.close();
  await soon(() => site.app.house.live.count()).toBe(1);
  await reply(world.mira, thread, 'Still with you');
  await second.getByText('Still with you').waitFor({ state: 'attached' });
});

test('what the reader opened stays open, and a hidden page holds no stream', async () => {
  const thread = await startThread(world.june, 'bowel-cancer', 1);
  const page = await open(thread);
  await page.locator('#posts summary').first().click();
  await soon(() => site.app.house.live.count()).toBe(1);
  await reply(world.mira, thread, 'One more');
  await page.getByText('One more').waitFor({ state: 'attached' });
  expect(await page.locator('#posts details').first().getAttribute('open')).not.toBeNull();
  await page.evaluate(() => {
    Object.defineProperty(document, 'hidden', { get: () => true, configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
  });
  await soon(() => site.app.house.live.count()).toBe(0);
  await reply(world.mira, thread, 'While away');
  await page.evaluate(() => {
    Object.defineProperty(document, 'hidden', { get: () => false, configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
  });
  await page.getByText('While away').waitFor({ state: 'attached' });
});

test('while somebody types, the box stays where it is', async () => {
  const thread = await startThread(world.mira, 'bowel-cancer', 3);
  const page = await open(thread);
  await box(page).click();
  const at = () => box(page).evaluate((b) => b.getBoundingClientRect().top);
  const before = await at();
  await soon(() => site.app.house.live.count()).toBe(1);
  await reply(world.mira, thread, 'A tall one\n\nA tall one\n\nA tall one');
  await page.getByText('A tall one').first().waitFor({ state: 'attached' });
  expect(Math.abs((await at()) - before)).toBeLessThan(2);
  expect(await box(page).evaluate((b) => b === document.activeElement)).toBe(true);
});

test('a stream that broke is opened again, and what was missed is there', async () => {
  const thread = await startThread(world.mira);
  const page = await open(thread);
  await soon(() => site.app.house.live.count()).toBe(1);
  await profile.setOffline(true);
  await reply(world.mira, thread, 'Said meanwhile');
  await profile.setOffline(false);
  await page.evaluate(() => dispatchEvent(new Event('online')));
  await page.getByText('Said meanwhile').waitFor({ state: 'attached' });
});

test('a stream that was given up before it began is not held', async () => {
  const thread = await startThread(world.mira);
  const cookie = [...(await site.browserOf(world.june)).cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  for (let n = 0; n < 20; n += 1) {
    const socket = connect(Number(new URL(real.origin).port), '127.0.0.1');
    socket.end(`GET /live?watch=${thread} HTTP/1.1\r\nhost: x\r\ncookie: ${cookie}\r\n\r\n`, () => socket.destroy());
    await new Promise((then) => socket.once('close', then));
  }
  const page = await open(thread);
  await soon(() => site.app.house.live.count()).toBe(1);
  await page.close();
  await soon(() => site.app.house.live.count()).toBe(0);
});

test('who loses access has it no longer on the screen', async () => {
  const thread = await startThread(world.mira, 'in-treatment-together');
  await site.act((tx) => addMember(tx, world.places['in-treatment-together'], world.june, 'member', site.clock.now()));
  const page = await open(thread);
  await page.getByText('Does it ever go?').waitFor();
  await soon(() => site.app.house.live.count()).toBe(1);
  await site.act((tx) => endMembership(tx, world.places['in-treatment-together'], world.june));
  await site.app.house.live.recheck();
  await page.getByText('There is nothing here').waitFor();
  expect(await page.content()).not.toContain('Does it ever go?');
});

test('signing out and leaving take what this browser kept', async () => {
  const thread = await startThread(world.mira);
  const page = await open(thread);
  await profile.route('**/sign-out', (route) => route.fulfill({ contentType: 'text/html', body: 'out' }));
  await profile.route('**/left', (route) => route.fulfill({ contentType: 'text/html', body: 'left' }));
  for (const leave of ['sign-out', 'Escape']) {
    await page.goto(`/threads/${thread}`);
    await box(page).fill(`not to be found ${leave}`);
    await soon(() => stored(page)).toHaveLength(1);
    await box(page).press('x');
    if (leave === 'sign-out')
      await page.evaluate(() =>
        document.body.append(Object.assign(document.createElement('form'), { action: '/sign-out', method: 'post' })),
      );
    if (leave === 'sign-out')
      await page.evaluate(() => document.querySelector<HTMLFormElement>('form[action="/sign-out"]')?.requestSubmit());
    else for (let n = 0; n < 3; n += 1) await page.keyboard.press('Escape');
    await page.waitForURL(/sign-out|left/);
    expect(await stored(page)).toEqual([]);
  }
});

test('an address in somebody’s post takes no words from this browser; what was posted, and the button, do', async () => {
  const thread = await startThread(world.mira);
  const page = await open(thread);
  const write = async (words: string) => {
    await page.goto(`/threads/${thread}`);
    await box(page).fill(words);
    await soon(() => line(page).textContent()).toContain('Draft kept');
  };
  const sent = key();
  await write('sent, and nobody knows whether it came');
  await page.evaluate((as) => {
    for (const [name, kept] of Object.entries(localStorage) as [string, string][])
      localStorage.setItem(name, JSON.stringify({ ...(JSON.parse(kept) as object), sent: as }));
  }, sent);
  for (const address of [
    '/leave-page',
    `/threads/${thread}?posted=reply:${thread}`,
    `/threads/${thread}?posted=reply:${thread}&key=${key()}`,
  ]) {
    await page.goto(address);
    expect(await stored(page), address).toHaveLength(1);
  }
  await page.goto(`/threads/${thread}?posted=reply:${thread}&key=${sent}`);
  expect(await stored(page)).toEqual([]);
  await write('not for whoever comes next');
  await page.getByRole('button', { name: 'Leave this page' }).click();
  await page.getByRole('heading', { name: 'This page is closed' }).waitFor();
  expect(await stored(page)).toEqual([]);
});
