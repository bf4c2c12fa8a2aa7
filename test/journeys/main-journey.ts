import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Hands } from './hands.ts';

const seen = (page: Page, words: string | RegExp) => page.getByText(words).first().waitFor();

/** Somebody who was never here comes in, under a name of their own. */
export async function join(page: Page, { press, write, choose }: Hands, name: string): Promise<void> {
  await page.goto('/');
  await press(page.getByRole('link', { name: 'Join', exact: true }));
  await write(page.getByRole('textbox', { name: /^The name you go by here/ }), name);
  await write(page.getByLabel('Password', { exact: true }), 'four plain words here');
  await choose(page.getByRole('checkbox', { name: 'I am 18 or older' }));
  await choose(page.getByRole('checkbox', { name: /^I agree to the house rules/ }));
  await press(page.getByRole('button', { name: 'Join' }));
  await seen(page, 'Welcome. You can look around');
}

/** Reads a conversation, and replies; answers one reply; says a warm word. */
export async function takePart(page: Page, { press, write }: Hands): Promise<void> {
  await press(page.getByRole('navigation', { name: 'Places' }).getByRole('link', { name: 'Boards' }));
  await press(page.getByRole('link', { name: 'Everyday things' }));
  await press(page.getByRole('link', { name: /^Parking/ }));
  await seen(page, 'Halifax. Fourteen dollars a visit.');
  await seen(page, 'Anyone on the internet');
  await write(page.getByRole('textbox'), 'Ours takes coins only.');
  await press(page.getByRole('button', { name: 'Post reply' }));
  await seen(page, 'Your reply is posted.');
  await seen(page, 'Ours takes coins only.');
  await press(page.getByRole('link', { name: 'Answer to Tomás' }));
  await page.getByRole('heading', { name: 'Your reply to Tomás' }).waitFor();
  await write(page.getByRole('textbox'), 'A tram would be fine.');
  await press(page.getByRole('button', { name: 'Post reply' }));
  await page.getByRole('link', { name: 'Answers Tomás' }).waitFor();
  const hug = page.getByRole('article', { name: 'Mira' }).getByRole('button', { name: /^Hug/ });
  expect(await hug.getAttribute('aria-pressed')).toBe('false');
  await press(hug);
  await expect.poll(() => hug.getAttribute('aria-pressed'), { timeout: 20_000 }).toBe('true');
}

/** Reports a post from the conversation where one is. */
export async function report(page: Page, { press, write, choose }: Hands): Promise<void> {
  await press(page.locator('summary', { hasText: 'More for what Mira wrote' }).first());
  await press(page.getByRole('link', { name: 'Report' }));
  await choose(page.getByRole('radio', { name: 'It is unkind' }));
  await write(page.getByRole('textbox'), 'Only a trial of the button.');
  await press(page.getByRole('button', { name: 'Send the report' }));
  await seen(page, 'Your report is with the moderators.');
}

/** Finds somebody to call, then leaves without a trace on the screen. */
export async function findHelpAndLeave(page: Page, { press }: Hands): Promise<void> {
  await press(page.getByRole('link', { name: 'I need help now' }));
  await page.getByRole('heading', { name: 'If you or someone near you is in danger' }).waitFor();
  expect(await page.getByRole('link', { name: '116 123' }).first().getAttribute('href')).toMatch(/^tel:/);
  await press(page.getByRole('button', { name: 'Leave this page' }));
  await page.getByRole('heading', { name: 'This page is closed' }).waitFor();
  expect(await page.content()).not.toContain('Harbour');
}
