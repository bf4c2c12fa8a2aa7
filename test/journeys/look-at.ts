import { AxeBuilder } from '@axe-core/playwright';
import axe from 'axe-core';
import type { BrowserContext, Page } from 'playwright-core';

/** What is wrong with a page, in words that lead to the place; nothing when all is well. */
export type Faults = string[];

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];

/** WCAG A and AA, the best practices, and contrast as AAA asks for it. */
export async function axeFaults(page: Page): Promise<Faults> {
  // The other mode opens a second page for each look, for frames that we have not.
  const { violations } = await new AxeBuilder({ page, axeSource: axe.source })
    .setLegacyMode(true)
    .withTags(tags)
    .options({ resultTypes: ['violations'], rules: { 'color-contrast-enhanced': { enabled: true } } })
    .analyze();
  return violations.flatMap((v) => v.nodes.map((n) => `${v.id}: ${n.target.join(' ')} ${n.any[0]?.message ?? ''}`));
}

/** What can be pressed is at least 44 px high and wide; links within a line of text are as high as the line. */
function smallTargets(): Faults {
  const targets = [...document.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, summary')];
  return targets.flatMap((target) => {
    const pressed = target.closest<HTMLElement>('.choice, label.button') ?? target;
    const isSeen = pressed.checkVisibility({ visibilityProperty: true }) && !target.matches('.skip, [type="hidden"]');
    if (!isSeen || getComputedStyle(target).display === 'inline') return [];
    const { width, height } = pressed.getBoundingClientRect();
    return width < 44 || height < 44
      ? [`small target, ${Math.round(width)} × ${Math.round(height)}: ${target.outerHTML.slice(0, 120)}`]
      : [];
  });
}

/** Nothing runs over the edge, and no words are cut off by the box they stand in. */
function cutOff(): Faults {
  const { scrollWidth, clientWidth } = document.documentElement;
  const over = scrollWidth > clientWidth ? [`scrolls sideways: ${scrollWidth} in ${clientWidth}`] : [];
  const boxes = [...document.querySelectorAll<HTMLElement>('body *:not(.aloud, .skip, .aloud *, svg, svg *, input, textarea, select)')];
  const clipped = boxes.filter((box) => {
    const { overflowX, overflowY, textOverflow } = getComputedStyle(box);
    const hides = (how: string) => how === 'hidden' || how === 'clip';
    if (textOverflow === 'ellipsis' || box.closest('[aria-hidden]') || box.innerText.trim() === '') return false;
    return (hides(overflowX) && box.scrollWidth > box.clientWidth + 1) || (hides(overflowY) && box.scrollHeight > box.clientHeight + 1);
  });
  return [...over, ...clipped.map((box) => `cut off: ${box.outerHTML.slice(0, 120)}`)];
}

/** As in the settings of the browser itself: 16 px is what everybody has. */
async function setTextSize(page: Page, standard: number): Promise<void> {
  const settings = await page.context().newCDPSession(page);
  await settings.send('Page.setFontSizes', { fontSizes: { standard } });
  await settings.detach();
}

/** One title of the first level, targets large enough, and nothing cut off. */
export async function layoutFaults(page: Page): Promise<Faults> {
  const titles = await page.locator('h1').count();
  return [...(titles === 1 ? [] : [`${titles} h1`]), ...(await page.evaluate(smallTargets)), ...(await page.evaluate(cutOff))];
}

/** Nothing is cut off when the text is twice as large. */
export async function largeTextFaults(page: Page): Promise<Faults> {
  await setTextSize(page, 32);
  const faults = await page.evaluate(cutOff);
  await setTextSize(page, 16);
  return faults.map((fault) => `at 200 % text, ${fault}`);
}

/** Collects what a browser asks of others, and what it complains about; `take` gives what came since the last time. */
export function listen(profile: BrowserContext, origin: string): { take(): Faults } {
  const heard: Faults = [];
  profile.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(origin) && !url.startsWith('data:')) heard.push(`asked elsewhere: ${url}`);
  });
  profile.on('console', (message) => {
    // That the address holds nothing, or that something did not work, is what such a page says.
    if (message.type() === 'error' && !/\b(?:404|422)\b/.test(message.text())) heard.push(`console: ${message.text()}`);
  });
  profile.on('weberror', (error) => heard.push(`error: ${error.error().message}`));
  return { take: () => heard.splice(0) };
}
