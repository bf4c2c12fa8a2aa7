/** Writes one consistent snapshot of everything while people go on writing. */
export { backUp } from './back-up.ts';
/** Brings a backup into an empty database and proves that all of it arrived. */
export { restore } from './restore.ts';
/** The same two as commands: for the community of a configuration, with a line for the person who asked. */
export { backUpCommunity, restoreCommunity } from './command.ts';
