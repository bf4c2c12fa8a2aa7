import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type pg from 'pg';
import type * as Program from './program.ts';

/** A statement as it left for the database. */
export type Sent = { name: string | null; text: string; values: unknown[] };

/** The program's own parts, bundled as the build does it, since Node reads no JSX. */
export async function loadProgram(): Promise<typeof Program> {
  const outfile = fileURLToPath(new URL('../dist/bench-program.js', import.meta.url));
  await build({
    entryPoints: [fileURLToPath(new URL('program.ts', import.meta.url))],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node26',
    packages: 'external',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    define: { 'process.env.NODE_ENV': '"production"' },
  });
  return (await import(outfile)) as typeof Program;
}

type Asked = { name?: string | null; text: string; values?: unknown[] };

const toValues = (given: unknown): unknown[] => (Array.isArray(given) ? given : []);

/** Keeps every statement that goes through a pool, whoever sends it: one that is kept is one round trip. */
export function capture(pool: pg.Pool): { sent: Sent[] } {
  const kept: { sent: Sent[] } = { sent: [] };
  pool.on('connect', (client) => {
    const query = client.query.bind(client) as (...given: unknown[]) => unknown;
    Object.assign(client, {
      query: (what: string | Asked, ...rest: unknown[]) => {
        const { name = null, text, values = [] }: Asked = typeof what === 'string' ? { text: what, values: toValues(rest[0]) } : what;
        kept.sent.push({ name, text, values });
        return query(what, ...rest);
      },
    });
  });
  return kept;
}
