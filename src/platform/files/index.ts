/** Bytes beside the database: where they lie, and pictures drawn anew before they go there. */
export { clearFolder } from './clear-folder.ts';
export { makeRedraw, type Redraw, type Redrawing, type Redrawn } from './redraw.ts';
export { fitInto, formats, keyOf, renditions, sizes, type Format, type Size } from './renditions.ts';
export { makeResumable, type Resumable } from './resumable.ts';
export type { S3 } from './bucket-storage.ts';
export { makeStorage, type Storage } from './storage.ts';
