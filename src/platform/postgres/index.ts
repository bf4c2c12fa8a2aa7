/** Starts the PostgreSQL that comes with the program; resolves once it takes connections. */
export { startEmbedded, type Embedded } from './start-embedded.ts';
/** The database for one errand: the operator's, the running embedded one, or the embedded one started for it. And who runs it. */
export { ownerOfFolder, withDatabase } from './reach.ts';
/** Thrown when another process already runs the database of a data folder. */
export { AlreadyRunning } from './owner.ts';
/** The system user that servers run as when we are root. */
export type { RunAs } from './run-as.ts';
/** The same address with another database's name. */
export { onDatabase } from './address.ts';
