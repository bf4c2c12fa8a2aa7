import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

/** How somebody works a page. */
export type Hands = {
  press(thing: Locator): Promise<void>;
  write(field: Locator, words: string): Promise<void>;
  /** A box to tick, or one of several to choose. */
  choose(option: Locator): Promise<void>;
};

/** A finger or a mouse. */
export const byPointer: Hands = {
  press: (thing) => thing.click(),
  write: (field, words) => field.fill(words),
  // The label covers the whole row, and takes the press.
  choose: (option) => option.check({ force: true }),
};

/** More than this many stops is as good as unreachable. */
const far = 150;

/** Whether it lies before what has the focus. */
const isBefore = (thing: Locator) =>
  thing.evaluate((element) => {
    const at = document.activeElement;
    return at !== null && at !== document.body && (at.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_PRECEDING) !== 0;
  });

const hasFocus = (thing: Locator) => thing.evaluate((element) => element === document.activeElement);

/** What has the focus shows it, and is not hidden under something else. */
function focusFault(): string | null {
  const at = document.activeElement;
  if (!(at instanceof HTMLElement) || at === document.body) return 'nothing has the focus';
  const name = at.outerHTML.slice(0, 120);
  // A file is chosen by a hidden field; its label is what one sees.
  const shown = (at instanceof HTMLInputElement && at.type === 'file' && at.closest('label')) || at;
  const { outlineStyle, outlineWidth } = getComputedStyle(shown);
  if (outlineStyle === 'none' || Number.parseFloat(outlineWidth) < 2) return `no ring: ${name}`;
  const { left, top, width, height } = shown.getBoundingClientRect();
  const above = document.elementFromPoint(left + Math.min(width, 40) / 2, top + Math.min(height, 40) / 2);
  const within = at.closest('.choice') ?? shown;
  return above && within.contains(above) ? null : `hidden: ${name}`;
}

/** Tab and Shift+Tab, Enter, Space and the arrows; every stop must show where one is. */
export class Keyboard implements Hands {
  readonly page: Page;
  stops = 0;
  constructor(page: Page) {
    this.page = page;
  }

  async tab(key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
    await this.page.keyboard.press(key);
    this.stops += 1;
    expect(await this.page.evaluate(focusFault)).toBeNull();
  }

  async reach(thing: Locator): Promise<void> {
    await thing.waitFor({ state: 'attached' });
    // The words are there before the styles are, and a ring is a style.
    await this.page.waitForLoadState();
    const key = (await isBefore(thing)) ? 'Shift+Tab' : 'Tab';
    for (let stop = 0; stop < far; stop += 1) {
      if (await hasFocus(thing)) return;
      await this.tab(key);
    }
    throw new Error(`not reached in ${far} stops: ${String(thing)}`);
  }

  /** Past the head of the page, to its text. */
  async skip(): Promise<void> {
    await this.tab();
    await this.page.keyboard.press('Enter');
    expect(await hasFocus(this.page.locator('main'))).toBe(true);
  }

  press = async (thing: Locator): Promise<void> => {
    await this.reach(thing);
    await this.page.keyboard.press('Enter');
  };

  write = async (field: Locator, words: string): Promise<void> => {
    await this.reach(field);
    await this.page.keyboard.type(words);
  };

  choose = async (option: Locator): Promise<void> => {
    const group = (await option.getAttribute('name')) ?? '';
    if ((await option.getAttribute('type')) === 'checkbox') {
      await this.reach(option);
      return this.page.keyboard.press('Space');
    }
    await this.reach(this.page.locator(`input[name="${group}"]`).first());
    await this.page.keyboard.press('Space');
    for (let n = 0; !(await option.isChecked()) && n < 20; n += 1) await this.page.keyboard.press('ArrowDown');
    expect(await option.isChecked()).toBe(true);
  };
}
