import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { home } from '../papers/sources.ts';

/** What a browser gets comes from dist/: built anew when a source has changed, by one run at a time. */
export async function freshBuild(): Promise<void> {
  await promisify(execFile)('bash', ['-c', '. bin/lib/prepare.sh && make_program'], { cwd: home });
}
