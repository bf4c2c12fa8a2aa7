export {
  attempt,
  connect,
  gotNoAnswer,
  inTransaction,
  keepPrepared,
  row,
  rows,
  statement,
  type Connected,
  type Db,
  type Reads,
  type Statement,
  type Tx,
} from './connect.ts';
export { migrate } from './migrate.ts';
export type { Tables } from './tables.ts';
export { placeholders } from './placeholders.ts';
