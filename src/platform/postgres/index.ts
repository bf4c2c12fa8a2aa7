/** Starts the PostgreSQL that comes with the program; resolves once it takes connections. */
export { startEmbedded } from './start-embedded.ts';
export type { Embedded, EmbeddedOptions } from './start-embedded.ts';
/** The system user that child processes run as when we are root. */
export type { RunAs } from './run-as.ts';
/** The same address with another database's name. */
export { onDatabase } from './address.ts';
