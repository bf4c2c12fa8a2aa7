import { spawn } from 'node:child_process';
import { chown } from 'node:fs/promises';

export type RunAs = { readonly uid: number; readonly gid: number };

export async function give(path: string, runAs: RunAs | undefined): Promise<void> {
  if (runAs) await chown(path, runAs.uid, runAs.gid);
}

/** Runs a program to its end; resolves with its exit code (127 when it could not start) and what it said. */
export function run(program: string, args: readonly string[], runAs?: RunAs): Promise<{ code: number; output: string }> {
  return new Promise((resolve) => {
    const child = spawn(program, args, { ...runAs, cwd: '/', stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    const hear = (chunk: Buffer): void => {
      output += chunk.toString();
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('error', (error) => resolve({ code: 127, output: error.message }));
    child.once('close', (code) => resolve({ code: code ?? 1, output }));
  });
}
