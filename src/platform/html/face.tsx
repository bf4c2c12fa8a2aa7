import { scenes } from './scenes.tsx';
import { unchanging } from './unchanging.ts';

/** Sky, far, near and light of a landscape, as they are at one hour of the day. */
export type Palette = readonly [sky: string, far: string, near: string, light: string];

const palettes: readonly Palette[] = [
  ['#d5e8e8', '#5f9ea3', '#0b5361', '#f2b880'],
  ['#f6e4cd', '#c98a52', '#7d3d0c', '#fff8ea'],
  ['#e2ecd6', '#87a86c', '#2f5a23', '#f0c36d'],
  ['#e3e0f1', '#8d82b8', '#453a73', '#f3c9a0'],
  ['#24404c', '#4b7280', '#142831', '#f2d59b'],
  ['#f3ddcf', '#bd7a66', '#6d3327', '#e9a25f'],
  ['#cfdfee', '#6f93b8', '#274a70', '#fbf1d9'],
];

const fog: Palette = ['#dfe3e1', '#b9c2c1', '#8d9a9a', '#eef0ee'];

/** FNV-1a, enough to spread names over a few landscapes. */
function spread(seed: string): number {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(seed)) hash = Math.imul(hash ^ byte, 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

function draw(palette: Palette, scene: (typeof scenes)[number], mirrored: boolean) {
  return unchanging(
    <>
      <rect width="48" height="48" fill={palette[0]} />
      <g transform={mirrored ? 'matrix(-1 0 0 1 48 0)' : undefined}>{scene(palette)}</g>
    </>,
  );
}

/** Every face there is, drawn once: a page shows twenty, and each would cost as much as its post's words. */
const faces = [false, true].flatMap((mirrored) => scenes.flatMap((scene) => palettes.map((palette) => draw(palette, scene, mirrored))));

const inFog = draw(fog, scenes[0]!, false);

/** A small landscape that is always the same for the same seed; fog for someone who is not named. */
export function Face({ seed }: { seed: string | null }) {
  const drawing = seed === null ? inFog : faces[spread(seed) % faces.length];
  return <svg class="face" viewBox="0 0 48 48" aria-hidden="true" dangerouslySetInnerHTML={drawing} />;
}
