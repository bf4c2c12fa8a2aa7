import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import type { Config } from '../config.ts';
import { makeStorage } from '../files/index.ts';
import { withDatabase } from '../postgres/index.ts';
import { backUp } from './back-up.ts';
import type { Stored } from './format.ts';
import { restore } from './restore.ts';

type Place = Pick<Config, 'databaseDirectUrl' | 'dataDir' | 'masterKeyFile' | 's3'>;
/** Which files belong to the tables; the program knows, and this part of it does not. */
type Files = Omit<Stored, 'storage'>;
type Say = (line: string) => void;

function files({ masterKeyFile }: Place): Record<string, string> {
  return { 'master.key': masterKeyFile };
}

function stored({ dataDir, s3 }: Place, files: Files): Stored {
  return { ...files, storage: makeStorage(join(dataDir, 'files'), s3) };
}

function counted(rows: Record<string, number>): string {
  const total = Object.values(rows).reduce((sum, each) => sum + each, 0);
  return `${total} rows in ${Object.keys(rows).length} tables`;
}

/** What went wrong, in a sentence, and the exit code that says so. */
function failed(say: Say): (error: Error) => number {
  return (error) => {
    say(error.message);
    return 1;
  };
}

/** Backs the community up, whether it runs or not. @returns the exit code */
export function backUpCommunity(place: Place, pictures: Files, out: Writable, say: Say): Promise<number> {
  return withDatabase(place, async (url) => {
    say(`Saved ${counted(await backUp({ url, files: files(place), stored: stored(place, pictures) }, out))}.`);
    return 0;
  }).catch(failed(say));
}

/** Restores into an empty database. @returns the exit code */
export function restoreCommunity(place: Place, pictures: Files, migrations: string, input: Readable, say: Say): Promise<number> {
  return withDatabase(place, async (url) => {
    say(
      `Restored ${counted(await restore({ url, files: files(place), stored: stored(place, pictures) }, migrations, input))}, and compared each with what was saved.`,
    );
    return 0;
  }).catch(failed(say));
}
