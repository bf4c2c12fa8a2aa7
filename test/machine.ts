import { execFileSync } from 'node:child_process';
import { chmod, mkdtemp } from 'node:fs/promises';
import type { RunAs } from '../src/platform/postgres/index.ts';

/** A new folder with a short path that any user may enter. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp('/tmp/companionway-test-');
  await chmod(folder, 0o755);
  return folder;
}

function numberOf(flag: string): number {
  return Number(execFileSync('id', [flag, 'nobody'], { encoding: 'utf8' }));
}

/** As root, the user whom servers run as; otherwise nobody in particular. */
export function anyoneElse(): { runAs?: RunAs } {
  return process.getuid?.() === 0 ? { runAs: { uid: numberOf('-u'), gid: numberOf('-g') } } : {};
}
