import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const read = (file: string) => readFileSync(join(import.meta.dirname, file), 'utf8');

type Colours = Record<string, { light: string; dark: string }>;

function coloursIn(css: string): Colours {
  const found = css.matchAll(/--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)/g);
  return Object.fromEntries([...found].map(([, name, light, dark]) => [name, { light: light!, dark: dark! }]));
}

function luminance(hex: string): number {
  const channel = (at: number) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}

/** WCAG 2 contrast ratio. */
function contrast(a: string, b: string): number {
  const [darker, lighter] = [luminance(a), luminance(b)].toSorted((x, y) => x - y) as [number, number];
  return (lighter + 0.05) / (darker + 0.05);
}

const grounds = ['paper', 'card', 'sunk'];
const washes = ['sea-wash', 'lamp-wash', 'leaf-wash', 'alarm-wash'];

/** Each text colour with the grounds it stands on. */
const texts: [text: string, on: string[]][] = [
  ['ink', [...grounds, ...washes, 'hill-near']],
  ['soft', [...grounds, 'sea-wash']],
  ['sea', [...grounds, 'sea-wash']],
  ['sea-deep', [...grounds, 'sea-wash']],
  ['on-sea', ['sea', 'sea-deep']],
  ['lamp', ['paper', 'card', 'lamp-wash']],
  ['leaf', ['paper', 'card', 'leaf-wash']],
  ['alarm', ['paper', 'card', 'alarm-wash']],
];

const usual = coloursIn(read('tokens.css'));
const themes: [string, Colours][] = [
  ['the usual theme', usual],
  ['high contrast', { ...usual, ...coloursIn(read('themes.css').split('@media')[0]!) }],
];

describe.each(themes)('%s', (_, colours) => {
  test.each(['light', 'dark'] as const)('%s: every text stands out 7:1, every edge of a control 3:1', (scheme) => {
    const ratio = (a: string, b: string) => contrast(colours[a]![scheme], colours[b]![scheme]);
    const weakTexts = texts.flatMap(([text, on]) => on.filter((ground) => ratio(text, ground) < 7).map((ground) => `${text} on ${ground}`));
    const weakEdges = ['edge', 'sea', 'lamp', 'alarm', 'focus'].flatMap((edge) =>
      grounds.filter((ground) => ratio(edge, ground) < 3).map((ground) => `${edge} on ${ground}`),
    );
    expect([...weakTexts, ...weakEdges]).toEqual([]);
  });
});
