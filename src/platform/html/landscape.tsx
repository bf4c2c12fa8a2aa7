/** A lamp over still water: what an empty page shows. Its colours come from the theme. */
export function Landscape() {
  return (
    <svg class="landscape" viewBox="0 0 240 104" aria-hidden="true" focusable="false">
      <path class="land-glow" d="M176 30 40 4v52z" />
      <path class="land-far" d="M0 74c30-22 58-24 86-8 22-16 52-18 78 0 26-14 50-16 76-4v14H0z" />
      <path class="land-near" d="M140 76c12-8 22-12 34-12s26 4 40 12z" />
      <path class="land-near" d="M170 38h12l3 30h-18z" />
      <path class="land-lamp" d="M170 25h12v10h-12z" />
      <path class="land-near" d="m168 25 8-8 8 8zM168 35h16v4h-16z" />
      <path class="land-water" d="M20 84h72M112 84h96M52 93h92M164 93h30M88 102h50" />
    </svg>
  );
}

/** The line of hills and water at the foot of every page. */
export function Horizon() {
  return (
    <svg class="horizon" viewBox="0 0 1440 96" preserveAspectRatio="xMidYMax slice" aria-hidden="true" focusable="false">
      <path class="land-glow" d="M1078 22 820 2v44z" />
      <path class="land-far" d="M0 70c120-46 230-44 340-12 90-40 200-44 300-4 130-40 250-30 340 2 150-36 300-34 460 6v34H0z" />
      <path class="land-near" d="M0 88c180-22 330-18 480-4 190-20 330-16 470 0 40-10 76-16 128-16s92 6 132 14c80-6 150-4 230 4v10H0z" />
      <path class="land-near" d="M1071 30h14l4 42h-22z" />
      <path class="land-lamp" d="M1072 17h12v10h-12z" />
      <path class="land-near" d="m1069 17 9-9 9 9zM1069 27h18v4h-18z" />
    </svg>
  );
}
