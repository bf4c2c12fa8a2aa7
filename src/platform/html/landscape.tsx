import { unchanging } from './unchanging.ts';

/** Light that thins out with distance. */
function Beam({ id }: { id: string }) {
  return (
    <linearGradient id={id}>
      <stop class="land-beam-far" offset="0" />
      <stop class="land-beam" offset="1" />
    </linearGradient>
  );
}

/** A lamp over still water: what an empty page shows. Its colours come from the theme. */
export function Landscape() {
  return (
    <svg class="landscape" viewBox="0 0 240 104" aria-hidden="true">
      <Beam id="beam-near" />
      <path fill="url(#beam-near)" d="M176 30 16-4v66z" />
      <path class="land-far" d="M0 76c18-2 30-16 50-16s28 12 42 12 26-18 50-18 34 14 48 14 30-8 50-8v16z" />
      <path class="land-near" d="M140 76c12-8 22-12 34-12s26 4 40 12z" />
      <path class="land-near" d="M170 38h12l3 30h-18z" />
      <path class="land-lamp" d="M170 25h12v10h-12z" />
      <path class="land-near" d="m168 25 8-8 8 8zM168 35h16v4h-16z" />
      <path class="land-water" d="M20 84h72M112 84h96M52 93h92M164 93h30M88 102h50" />
    </svg>
  );
}

const hills = unchanging(
  <>
    <Beam id="beam-foot" />
    <path fill="url(#beam-foot)" d="M1220 22 742 4v40z" />
    <path class="land-far" d="M0 66c90 0 130-34 230-34s150 30 240 30 150-40 260-40 170 40 270 40 140-26 230-26 120 18 210 18v44H0z" />
    <path class="land-near" d="M0 84c120 0 190-16 320-16s190 18 320 18 190-14 290-14 150-6 290-6 110 10 220 12v20H0z" />
    <path class="land-near" d="M1213 30h14l4 42h-22z" />
    <path class="land-lamp" d="M1214 17h12v10h-12z" />
    <path class="land-near" d="m1211 17 9-9 9 9zM1211 27h18v4h-18z" />
  </>,
);

/** The line of hills and water at the foot of every page. */
export function Horizon() {
  return (
    <svg class="horizon" viewBox="0 0 1440 96" preserveAspectRatio="xMaxYMax slice" aria-hidden="true" dangerouslySetInnerHTML={hills} />
  );
}
