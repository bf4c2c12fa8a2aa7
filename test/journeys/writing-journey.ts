import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { T } from '../../src/platform/i18n/index.ts';
import type { Hands } from './hands.ts';

/** A picture as it comes out of a telephone. */
export type Photograph = { name: string; mimeType: string; buffer: Buffer };

type Writer = { page: Page; hands: Hands; t: T; thread: string };

const box = ({ page, t }: Writer) => page.getByRole('textbox', { name: t('forum.reply.words') });
const post = ({ page, hands, t }: Writer) => hands.press(page.getByRole('button', { name: t('forum.reply.submit') }));
const hasFocus = (page: Page, selector: string) => page.locator(selector).evaluate((element) => element === document.activeElement);

/** Looks first, is told where nothing is said yet, and says it under an alias; what could tell who it is, is said once. */
export async function writeAnonymously(writer: Writer): Promise<void> {
  const { page, hands, t, thread } = writer;
  await page.goto(`/threads/${thread}`);
  await post(writer);
  expect(await hasFocus(page, '.error-summary')).toBe(true);
  await hands.write(box(writer), '**77** ring 555 123 4567');
  await hands.press(page.getByRole('button', { name: t('forum.look.button') }));
  await page.getByRole('heading', { name: t('forum.look.title') }).waitFor();
  expect(await hasFocus(page, '#look')).toBe(true);
  expect(await page.locator('#look strong').textContent()).toBe('77');
  await hands.choose(page.locator('input[name="anonymous"][value="yes"]'));
  await post(writer);
  await page.getByText(t('forum.clue.title')).waitFor();
  expect(await hasFocus(page, '.clues')).toBe(true);
  expect(await page.locator('input[name="anonymous"][value="yes"]').isChecked()).toBe(true);
  await post(writer);
  const said = page.locator('.post', { hasText: '555 123 4567' });
  await said.waitFor();
  expect(await hasFocus(page, '.post:target')).toBe(true);
  expect(await said.locator('.byline-name a').count()).toBe(0);
}

/** Pictures alone, described in words, which stand for them. */
export async function showPictures(writer: Writer, photograph: Photograph): Promise<void> {
  const { page, hands, t, thread } = writer;
  await page.goto(`/threads/${thread}`);
  await hands.press(page.getByRole('button', { name: t('files.field.add') }));
  await page.locator('#files').setInputFiles([photograph]);
  await hands.press(page.getByRole('button', { name: t('pictures.choose.submit') }));
  const alt = page.getByRole('textbox', { name: t('pictures.alt.label', { n: 1 }) });
  await alt.waitFor();
  await hands.press(page.getByRole('button', { name: t('pictures.choose.keep') }));
  await post(writer);
  await page.getByText(t('forum.fault.undescribed')).first().waitFor();
  await hands.press(page.getByRole('button', { name: t('files.field.change') }));
  await hands.write(alt, '77 gulls');
  await hands.press(page.getByRole('button', { name: t('pictures.choose.keep') }));
  await post(writer);
  await page.locator('.post').getByRole('img', { name: '77 gulls' }).waitFor();
}

/** A note is given; its reader folds it, leaves it out for a week from where it stands, and takes that back. */
export async function filter(writer: Writer): Promise<void> {
  const { page, hands, t } = writer;
  await page.goto('/filters');
  await page.locator('select[name="note-death"]').selectOption('fold');
  await hands.press(page.getByRole('button', { name: t('following.wishes.submit') }));
  await page.locator('.flash').getByText(t('following.flash.kept')).waitFor();
  await page.goto(`/threads/${writer.thread}`);
  const folded = page.locator('.fold').first();
  expect(await folded.locator('.prose').first().isVisible()).toBe(false);
  await hands.press(page.locator('.not-this-week').first());
  await page.getByRole('heading', { name: t('following.away.title') }).waitFor();
  await hands.press(page.getByRole('button', { name: t('following.away.submit') }));
  await page.locator('.flash').getByText(t('following.flash.away')).waitFor();
  await page.locator('.left-out').first().waitFor();
  await page.goto('/filters');
  await hands.press(page.getByRole('button', { name: t('following.away.end') }));
  await page.locator('.flash').getByText(t('following.flash.back')).waitFor();
  await page.goto(`/threads/${writer.thread}`);
  await page.locator('.fold').first().waitFor();
}
