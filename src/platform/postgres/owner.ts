import { readFile, rm, writeFile } from 'node:fs/promises';

export class AlreadyRunning extends Error {}

/** When a process began, in the kernel's ticks: with its number, an identity that is never used again. */
async function beganAt(pid: number): Promise<string | undefined> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  // The name in brackets may hold spaces; counted from its end, the beginning is field 20.
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
}

function ownerFile(cluster: string): string {
  return `${cluster}.owner`;
}

/** The living process that runs this data folder's database. */
export async function ownerOf(cluster: string): Promise<number | undefined> {
  const [pid = '', began] = (await readFile(ownerFile(cluster), 'utf8').catch(() => '')).split(' ');
  return began && (await beganAt(Number(pid))) === began ? Number(pid) : undefined;
}

/** Writes down that this process runs the database. */
export async function claim(cluster: string): Promise<void> {
  const owner = await ownerOf(cluster);
  if (owner && owner !== process.pid) throw new AlreadyRunning(`Companionway already runs on this data folder, as process ${owner}.`);
  await writeFile(ownerFile(cluster), `${process.pid} ${await beganAt(process.pid)}`);
}

export function disclaim(cluster: string): Promise<void> {
  return rm(ownerFile(cluster), { force: true });
}
