import type { Readable, Writable } from 'node:stream';
import type { Config } from '../config.ts';
import { withDatabase } from '../postgres/index.ts';
import { backUp } from './back-up.ts';
import { restore } from './restore.ts';

type Place = Pick<Config, 'databaseDirectUrl' | 'dataDir' | 'masterKeyFile'>;
type Say = (line: string) => void;

function files({ masterKeyFile }: Place): Record<string, string> {
  return { 'master.key': masterKeyFile };
}

function counted(rows: Record<string, number>): string {
  const total = Object.values(rows).reduce((sum, each) => sum + each, 0);
  return `${total} rows in ${Object.keys(rows).length} tables`;
}

/** Backs the community up, whether it runs or not. @returns the exit code */
export async function backUpCommunity(place: Place, out: Writable, say: Say): Promise<number> {
  const rows = await withDatabase(place, (url) => backUp({ url, files: files(place) }, out));
  say(`Saved ${counted(rows)}.`);
  return 0;
}

/** Restores into an empty database. @returns the exit code */
export async function restoreCommunity(place: Place, migrations: string, input: Readable, say: Say): Promise<number> {
  const rows = await withDatabase(place, (url) => restore({ url, files: files(place) }, migrations, input));
  say(`Restored ${counted(rows)}, and compared each with what was saved.`);
  return 0;
}
