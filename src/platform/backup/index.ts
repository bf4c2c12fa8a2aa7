/** Writes one consistent snapshot of everything while people go on writing. */
export { backUp } from './back-up.ts';
/** Brings a backup into an empty database and proves that all of it arrived. */
export { restore } from './restore.ts';
/** What is saved and where: a database and a few files. */
export type { Belongings } from './format.ts';
