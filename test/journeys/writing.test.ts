import type { BrowserContext, Page } from 'playwright-core';
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { readDraft } from '../../src/people/index.ts';
import { openSite, type TestSite } from '../site.ts';
import { buildWorld, type World } from '../world/index.ts';
import { copied } from './copied.ts';
import { freshBuild } from './fresh-build.ts';
import { axeFaults, layoutFaults } from './look-at.ts';
import { openRealBrowser, type RealBrowser } from './real-browser.ts';

let site: TestSite;
let world: World;
let real: RealBrowser;
let profile: BrowserContext;
let asked: string[];

const soon = <Found>(find: () => Found | Promise<Found>) => expect.poll(find, { timeout: 20_000 });

beforeAll(async () => {
  await freshBuild();
  site = await openSite();
  world = await buildWorld(site);
  real = await openRealBrowser(site);
}, 180_000);
afterAll(async () => {
  await real.close();
  await site.close();
});
beforeEach(async () => {
  profile = await real.profileOf(world.june);
  profile.setDefaultTimeout(15_000);
  asked = [];
  profile.on('request', (request) => void asked.push(new URL(request.url()).pathname));
});
afterEach(() => profile.close());

let serial = 0;
const key = () => `0fafafaf-0000-4000-8000-${String(++serial).padStart(12, '0')}`;

async function startThread(words = 'Does it ever go?'): Promise<string> {
  const mira = await site.browserOf(world.mira);
  const fields = { title: 'Numb fingers', words, intent: 'advice', idempotency_key: key() };
  const made = await mira.post('/boards/bowel-cancer/threads', fields);
  return /threads\/([0-9a-f-]{36})/.exec(made.location ?? '')?.[1] ?? '';
}

async function reply(person: string, thread: string, words: string): Promise<void> {
  await (await site.browserOf(person)).post(`/threads/${thread}/replies`, { words, idempotency_key: key() });
}

async function open(thread: string): Promise<Page> {
  const page = await profile.newPage();
  await page.goto(`/threads/${thread}`);
  return page;
}

const plain = (page: Page) => page.locator('textarea[name="words"]');
const rich = (page: Page) => page.locator('.editor [contenteditable]');
const words = (page: Page) => plain(page).inputValue();
const tool = (page: Page, name: string) => page.getByRole('toolbar').getByRole('button', { name, exact: true });

async function openEditor(thread: string): Promise<Page> {
  const page = await open(thread);
  await page.getByRole('button', { name: 'Formatting' }).click();
  await rich(page).waitFor();
  return page;
}

/** What helps in the plain box has come and has woken: the page's own import is done before this one is. */
async function isAwake(page: Page): Promise<void> {
  await soon(() => asked).toContain('/assets/words.js');
  // Words, not a function: the test runner would make an import of its own of it.
  await page.evaluate(`import('/assets/words.js').then(() => null)`);
}

/** As if it came from the clipboard, whatever made it. */
async function paste(page: Page, field: 'plain' | 'rich', { html = '', text = '' }: { html?: string; text?: string }): Promise<void> {
  const at = field === 'plain' ? plain(page) : rich(page);
  await at.focus();
  await at.evaluate(
    (element, given) => {
      const clipboardData = new DataTransfer();
      if (given.html) clipboardData.setData('text/html', given.html);
      clipboardData.setData('text/plain', given.text);
      element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    },
    { html, text },
  );
}

test('the editor is small, and nothing of it is loaded before somebody asks', async () => {
  expect(gzipSync(real.scripts.get('editor.js')!).length).toBeLessThanOrEqual(150 * 1024);
  expect(gzipSync(real.scripts.get('words.js')!).length).toBeLessThanOrEqual(4 * 1024);
  expect(gzipSync(real.scripts.get('names.js')!).length).toBeLessThanOrEqual(3 * 1024);
  const page = await open(await startThread());
  await page.getByRole('button', { name: 'Formatting' }).waitFor();
  expect(asked.filter((path) => /editor|words/.test(path))).toEqual([]);
  await plain(page).focus();
  await soon(() => asked.filter((path) => path.includes('/words'))).toHaveLength(1);
  expect(asked.some((path) => path.includes('editor'))).toBe(false);
});

describe('formatting', () => {
  test('writes into the plain box, is left with the same words, and drafts go on', async () => {
    const thread = await startThread();
    const page = await open(thread);
    await plain(page).fill('Mine **eased** after\n\n- a year');
    await page.getByRole('button', { name: 'Formatting' }).click();
    await rich(page).waitFor();
    expect(await rich(page).locator('strong').textContent()).toBe('eased');
    expect(await rich(page).locator('li').textContent()).toBe('a year');
    await soon(() => page.locator('#live').textContent()).toContain('Formatting is on');
    await page.keyboard.press('Control+End');
    await page.keyboard.type(' or so');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Control+b');
    await page.keyboard.type('Patience');
    await page.keyboard.press('Control+b');
    await page.keyboard.type(' helps, 2 * 3');
    expect(await words(page)).toBe('Mine **eased** after\n\n- a year or so\n\n**Patience** helps, 2 * 3');
    await soon(async () => (await readDraft(site.db, world.june, `reply:${thread}`))?.fields['words']).toContain('**Patience**');
    await page.getByRole('button', { name: 'Plain box' }).click();
    expect(await plain(page).evaluate((box) => box === document.activeElement)).toBe(true);
    expect(await words(page)).toContain('**Patience** helps');
    await page.getByRole('button', { name: 'Formatting' }).click();
    await page.getByRole('button', { name: 'Post reply' }).click();
    await page.waitForURL(/at=/);
    await page.locator('.posts strong', { hasText: 'Patience' }).waitFor();
  });

  test('by keyboard: one stop for the tools, arrows between them, pressed is said, Tab is not caught', async () => {
    const page = await openEditor(await startThread());
    await page.keyboard.type('word');
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Alt+F10');
    const focused = () => page.evaluate(() => document.activeElement?.textContent);
    expect(await focused()).toBe('Bold');
    await page.keyboard.press('ArrowRight');
    expect(await focused()).toBe('Slanted');
    await page.keyboard.press('Enter');
    expect(await words(page)).toBe('*word*');
    expect(await tool(page, 'Slanted').getAttribute('aria-pressed')).toBe('true');
    expect(await tool(page, 'Bold').getAttribute('aria-pressed')).toBe('false');
    await page.keyboard.press('Control+End');
    await tool(page, 'List').click();
    expect(await words(page)).toBe('- *word*');
    await page.keyboard.press('Tab');
    expect(await rich(page).evaluate((box) => box === document.activeElement)).toBe(false);
    const about = await rich(page).evaluate((box) => [
      box.getAttribute('role'),
      box.getAttribute('spellcheck'),
      document.getElementById(box.getAttribute('aria-labelledby') ?? '')?.textContent?.trim(),
    ]);
    expect(about).toEqual(['textbox', 'true', 'What you would like to say']);
  });

  test('a link is asked for, checked and taken away', async () => {
    const page = await openEditor(await startThread());
    await page.keyboard.type('there');
    await page.keyboard.press('Control+a');
    await tool(page, 'Link').click();
    await page.getByLabel('Where the link leads').fill('javascript:alert(1)');
    await page.keyboard.press('Enter');
    await page.locator('.link-form').getByText('An address begins with https://').waitFor();
    await page.getByLabel('Where the link leads').fill('https://help.example/a_(b)');
    await page.keyboard.press('Enter');
    expect(await words(page)).toBe('[there](<https://help.example/a_(b)>)');
    await tool(page, 'Link').click();
    await page.getByRole('button', { name: 'Take the link away' }).click();
    expect(await words(page)).toBe('there');
  });

  test('right to left', async () => {
    const page = await openEditor(await startThread());
    await page.keyboard.type('شكرًا لكم');
    expect(
      await rich(page)
        .locator('p')
        .first()
        .evaluate((p) => getComputedStyle(p).direction),
    ).toBe('rtl');
  });
});

test('at 320 px: nothing for axe to find and large targets in the editor, its link form, the names, a quotation', async () => {
  const thread = await startThread();
  await reply(world.ana, thread, 'Hello @June');
  const page = await profile.newPage();
  await page.setViewportSize({ width: 320, height: 640 });
  const faults = async () => [...(await axeFaults(page)), ...(await layoutFaults(page))];
  await page.goto(`/threads/${thread}`);
  await plain(page).focus();
  await page.keyboard.type('**Hello** @');
  await page.locator('.names [role="option"]').first().waitFor();
  await page.keyboard.press('ArrowDown');
  expect(await faults()).toEqual([]);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Formatting' }).click();
  await rich(page).waitFor();
  await tool(page, 'Link').click();
  expect(await faults()).toEqual([]);
  await page.goto('/drafts');
  expect(await faults()).toEqual([]);
});

test('a picture that is pasted goes where pictures are chosen', async () => {
  const page = await open(await startThread());
  await plain(page).focus();
  await soon(() => asked.filter((path) => path.includes('/words'))).not.toEqual([]);
  const chosen = await plain(page).evaluate((field: HTMLTextAreaElement) => {
    const input = field.form!.querySelector<HTMLInputElement>('input[type="file"]')!;
    const taken: string[] = [];
    // Before the field itself looks, which takes them out again.
    input.parentElement!.addEventListener('change', () => taken.push(...[...input.files!].map(({ name }) => name)), true);
    const clipboardData = new DataTransfer();
    clipboardData.items.add(new File(['x'], 'beach.png', { type: 'image/png' }));
    field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    return [...taken, field.value];
  });
  expect(chosen).toEqual(['beach.png', '']);
});

test('who only wished to look, and has no connection, has posted nothing when it is back', async () => {
  const thread = await startThread();
  const page = await open(thread);
  await plain(page).fill('Perhaps so');
  await page.locator('[data-draft-line]').getByText('Draft kept').waitFor();
  await profile.setOffline(true);
  await page.getByRole('button', { name: 'Look at it first' }).click();
  await page.locator('[data-draft-line]').getByText('No connection').waitFor();
  await profile.setOffline(false);
  await page.getByRole('button', { name: 'Look at it first' }).click();
  await page.getByRole('heading', { name: 'How it will look' }).waitFor();
  expect(await words(page)).toBe('Perhaps so');
  expect(await site.db.selectFrom('post').select('id').where('scope_id', '=', thread).execute()).toHaveLength(1);
});

describe('what is pasted stays clean', () => {
  test.each(Object.entries(copied))('from %s', async (_, { html, text, rich: inEditor, plain: inBox }) => {
    const thread = await startThread();
    const page = await openEditor(thread);
    await paste(page, 'rich', { html, text });
    expect(await words(page)).toBe(inEditor);
    await page.reload();
    await page.getByRole('button', { name: 'Throw this draft away' }).click();
    await plain(page).focus();
    await isAwake(page);
    await paste(page, 'plain', { html, text });
    expect(await words(page)).toBe(inBox);
  });

  test('text alone: an empty line parts paragraphs', async () => {
    const page = await openEditor(await startThread());
    await paste(page, 'rich', { text: 'one\r\ntwo\r\n\r\n**three**' });
    expect(await words(page)).toBe('one\ntwo\n\n' + String.raw`\*\*three\*\*`);
  });
});

describe('names', () => {
  const options = (page: Page) => page.locator('.names [role="option"]');

  async function withVoices(): Promise<Page> {
    const thread = await startThread();
    await reply(world.ana, thread, 'Hello');
    return open(thread);
  }

  test('are asked for from the first @ on, and never before; what helps to choose is loaded then', async () => {
    const page = await withVoices();
    const forNames = () => asked.filter((path) => path.includes('names'));
    await plain(page).focus();
    await page.keyboard.type('Dear ');
    await soon(() => asked.filter((path) => path.includes('/words'))).toHaveLength(1);
    expect(forNames()).toEqual([]);
    await page.keyboard.type('@');
    await soon(() => options(page).allTextContents()).toEqual(['Ana', 'Mira']);
    expect(forNames()).toEqual(['/assets/names.js', expect.stringMatching(/^\/threads\/[0-9a-f-]+\/names$/)]);
    await page.keyboard.type('os');
    await soon(() => options(page).count()).toBe(0);
    await page.keyboard.type('terman said that it is so');
    await page.locator('[data-draft-line]').getByText('Draft kept').waitFor();
    expect(forNames().length).toBeLessThanOrEqual(4);
  });

  test.each(['plain', 'rich'] as const)('in the %s box: arrows choose, Enter is a line end until then, Escape closes', async (which) => {
    const page = await withVoices();
    if (which === 'rich') await page.getByRole('button', { name: 'Formatting' }).click();
    const box = which === 'plain' ? plain(page) : rich(page);
    await box.focus();
    await page.keyboard.type('Dear @');
    await options(page).first().waitFor();
    await page.keyboard.press('Enter');
    await page.keyboard.type('@');
    await options(page).first().waitFor();
    expect(await box.getAttribute('aria-activedescendant')).toBeNull();
    for (const arrow of ['ArrowDown', 'ArrowUp', 'ArrowDown']) await page.keyboard.press(arrow);
    const active = await box.getAttribute('aria-activedescendant');
    expect(await page.locator(`#${active}`).textContent()).toBe('Ana');
    expect(await page.getByRole('listbox', { name: 'People you could call' }).getByRole('option', { selected: true }).textContent()).toBe(
      'Ana',
    );
    expect(await box.getAttribute('aria-controls')).toBe(await page.locator('.names').getAttribute('id'));
    await page.keyboard.press('Enter');
    expect(await options(page).count()).toBe(0);
    await page.locator('#live').getByText('Ana', { exact: true }).waitFor({ state: 'attached' });
    await page.keyboard.type('and @m');
    await page.locator('.names').getByText('Mira').click();
    await page.keyboard.type('too @');
    await options(page).first().waitFor();
    await page.keyboard.press('Escape');
    expect(await page.locator('.names').isHidden()).toBe(true);
    expect(await box.evaluate((element) => element === document.activeElement)).toBe(true);
    expect((await words(page)).replaceAll(/\n+/g, '|').replaceAll('\\', '')).toBe('Dear @|@Ana and @Mira too @');
  });

  test('are offered also to who typed the @ before what helps had come', async () => {
    const thread = await startThread();
    await reply(world.ana, thread, 'Hello');
    const { promise: typed, resolve: come } = Promise.withResolvers<void>();
    await profile.route(/\/assets\/words/, (route) => typed.then(() => route.fallback()));
    const page = await open(thread);
    await plain(page).focus();
    await page.keyboard.type('Dear @m');
    come();
    await soon(() => options(page).allTextContents()).toEqual(['Mira']);
  });

  test('are said once somebody pauses, with how to choose, and not at each letter', async () => {
    const page = await withVoices();
    await plain(page).focus();
    await page.evaluate(() => {
      const said: string[] = [];
      const region = document.getElementById('live')!;
      new MutationObserver(() => region.textContent && said.push(region.textContent)).observe(region, { childList: true });
      Object.assign(window, { said });
    });
    await page.keyboard.type('@m');
    await options(page).first().waitFor();
    await soon(() => page.locator('#live').textContent()).toBe('People you could call: Mira. Arrow down chooses one.');
    expect(
      await page.evaluate(() => (window as unknown as { said: string[] }).said.filter((words) => words.includes('call'))),
    ).toHaveLength(1);
  });
});

test('what was marked on the page is what is quoted', async () => {
  const thread = await startThread('First line of it. **Second** line of it.\n\nAnother thought.');
  const page = await open(thread);
  await page
    .locator('.post .prose')
    .first()
    .evaluate((prose) => {
      const range = document.createRange();
      range.setStart(prose.querySelector('strong')!.firstChild!, 0);
      range.setEnd(prose.querySelectorAll('p')[1]!.firstChild!, 7);
      getSelection()!.removeAllRanges();
      getSelection()!.addRange(range);
    });
  await page.getByRole('link', { name: 'Quote' }).first().click();
  await soon(() => page.url()).toContain('quote=');
  expect(await page.getByRole('group', { name: 'You quote' }).getByRole('checkbox').isChecked()).toBe(true);
  await plain(page).fill('Yes');
  await page.getByRole('button', { name: 'Post reply' }).click();
  await page.locator('.quoted').getByText('Second line of it.').waitFor();
  expect(await page.locator('.quoted p').allTextContents()).toEqual(['Mira wrote', 'Second line of it.', 'Another']);
});

test('two devices: choices go along, the newer words win, the others are said and kept', async () => {
  const thread = await startThread();
  const phone = await open(thread);
  await plain(phone).fill('On the phone');
  await phone.getByText('Do you write in another language?').click();
  await phone.getByLabel('I write in').selectOption('es');
  await soon(async () => (await readDraft(site.db, world.june, `reply:${thread}`))?.fields).toMatchObject({
    words: 'On the phone',
    language: 'es',
  });
  const other = await real.profileOf(world.june);
  const tablet = await other.newPage();
  await tablet.goto(`/threads/${thread}`);
  expect(await words(tablet)).toBe('On the phone');
  expect(await tablet.getByLabel('I write in').inputValue()).toBe('es');
  site.clock.pass(60_000);
  await plain(tablet).fill('On the tablet');
  await soon(async () => (await readDraft(site.db, world.june, `reply:${thread}`))?.fields['words']).toBe('On the tablet');
  site.clock.pass(60_000);
  await plain(phone).fill('On the phone, later');
  await phone.locator('[data-draft-beside]').getByText('Other words for this were kept on another device').waitFor();
  await phone.getByRole('link', { name: 'See both' }).click();
  await phone.getByText('On the tablet').waitFor();
  await phone.getByText('On the phone, later').waitFor();
  await other.close();
});
