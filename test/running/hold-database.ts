// Starts the embedded PostgreSQL and keeps it, until killed.
//   node hold-database.ts DATA_DIR [UID GID]
import { startEmbedded } from '../../src/platform/postgres/index.ts';

const [dataDir = '', uid, gid] = process.argv.slice(2);
const runAs = uid ? { runAs: { uid: Number(uid), gid: Number(gid) } } : {};
const { url, pid } = await startEmbedded({ dataDir, ...runAs });
process.send?.({ url, pid });
