import type { VNode } from 'preact';
import type { Palette } from './face.tsx';

type Scene = (palette: Palette) => VNode;

const hills: Scene = ([, far, near, light]) => (
  <>
    <circle cx="33" cy="16" r="7" fill={light} />
    <path d="M0 31c9-9 19-8 27-2s14 5 21-1v20H0z" fill={far} />
    <path d="M0 40c12-9 27-8 48 1v7H0z" fill={near} />
  </>
);

const sea: Scene = ([, far, near, light]) => (
  <>
    <circle cx="24" cy="26" r="9" fill={light} />
    <path d="M0 26h48v22H0z" fill={far} />
    <path d="M0 36c6-3 10-3 16 0s10 3 16 0 10-3 16 0v12H0z" fill={near} />
  </>
);

const mountain: Scene = ([, far, near, light]) => (
  <>
    <path d="M30 14 52 44H8z" fill={far} />
    <path d="m30 14 6 8-6 3-6-3z" fill={light} />
    <path d="M12 24 32 48H-8z" fill={near} />
    <path d="M0 43h48v5H0z" fill={near} />
  </>
);

const lighthouse: Scene = ([, far, near, light]) => (
  <>
    <path d="m30 15-30-7v14z" fill={light} opacity=".55" />
    <path d="M28 19h8l2 21H26z" fill={near} />
    <path d="M28 12h8v6h-8z" fill={light} />
    <path d="m27 12 5-5 5 5z" fill={near} />
    <path d="M0 39c16-4 32-4 48 0v9H0z" fill={far} />
  </>
);

const trees: Scene = ([, far, near, light]) => (
  <>
    <circle cx="13" cy="14" r="6" fill={light} />
    <path d="M0 37c16-6 32-6 48 0v11H0z" fill={far} />
    <path d="m31 10 9 25H22z" fill={near} />
    <path d="m17 21 7 18H10z" fill={near} />
  </>
);

const path: Scene = ([, far, near, light]) => (
  <>
    <path d="M0 25c14-9 34-9 48 0v23H0z" fill={far} />
    <path d="M27 19c9 4 2 8-4 12-5 4-9 9-9 17h21c-2-7-1-11 3-16 4-6 0-11-11-13z" fill={light} />
    <path d="m9 17 6 14H3z" fill={near} />
  </>
);

const boat: Scene = ([, far, near, light]) => (
  <>
    <path d="M0 33h48v15H0z" fill={far} />
    <path d="M24 7v23H11z" fill={light} />
    <path d="M27 13v17h9z" fill={near} />
    <path d="M10 33h29l-5 7H15z" fill={near} />
  </>
);

const dunes: Scene = ([, far, near, light]) => (
  <>
    <circle cx="15" cy="15" r="5" fill={light} />
    <path d="M0 30c10-7 20-6 27 0 7-6 14-8 21-7v25H0z" fill={far} />
    <path d="M48 32C34 31 22 36 12 48h36z" fill={near} />
  </>
);

export const scenes: readonly Scene[] = [hills, sea, mountain, lighthouse, trees, path, boat, dunes];
