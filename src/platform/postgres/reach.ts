import { realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { addressesOf } from './cluster.ts';
import { ownerOf } from './owner.ts';
import { socketFolder } from './socket-folder.ts';
import { startEmbedded } from './start-embedded.ts';

type Place = { readonly databaseDirectUrl: string | null; readonly dataDir: string };

/** The living process that runs the database of a data folder. */
export async function ownerOfFolder(dataDir: string): Promise<number | undefined> {
  return ownerOf(join(await realpath(dataDir).catch(() => dataDir), 'postgresql'));
}

/** The address of the embedded database, while a supervisor runs it. */
async function runningAddress(dataDir: string): Promise<string | undefined> {
  const real = await realpath(dataDir).catch(() => dataDir);
  const cluster = join(real, 'postgresql');
  if (!(await ownerOf(cluster))) return undefined;
  return (await addressesOf(cluster, socketFolder(real))).url;
}

export async function withDatabase<T>({ databaseDirectUrl, dataDir }: Place, use: (url: string) => Promise<T>): Promise<T> {
  const address = databaseDirectUrl ?? (await runningAddress(dataDir));
  if (address) return use(address);
  const server = await startEmbedded({ dataDir });
  try {
    return await use(server.url);
  } finally {
    await server.stop();
  }
}
