import type { z } from 'zod';

/** Fields as they were typed, cleaned of what no person types. */
export type Form = {
  get(name: string): string;
  all(name: string): string[];
  entries(): [string, string][];
};

/** Reads URL-encoded fields. NUL and other control characters go; line ends become one; letters are composed (NFC). */
export function readForm(body: URLSearchParams | undefined): Form {
  const fields: [string, string][] = [...(body ?? [])].map(([k, v]) => [k, clean(v)]);
  return {
    get: (name) => fields.find(([k]) => k === name)?.[1] ?? '',
    all: (name) => fields.filter(([k]) => k === name).map(([, v]) => v),
    entries: () => fields,
  };
}

function clean(text: string): string {
  return text
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[^\P{Cc}\t\n]|\ufeff/gu, '')
    .normalize('NFC');
}

/** For each field with a fault, the key of the sentence to show beside it. */
export type Faults = Record<string, string>;

export type Parsed<T> = { ok: true; value: T } | { ok: false; faults: Faults };

/**
 * @param schema a zod object whose messages are message keys
 * @param lists names of fields that may come several times
 */
export function parseForm<T>(schema: z.ZodType<T>, form: Form, lists: readonly string[] = []): Parsed<T> {
  const typed: Record<string, string | string[]> = {};
  for (const [name, value] of form.entries()) typed[name] ??= lists.includes(name) ? form.all(name) : value;
  const read = schema.safeParse(typed);
  if (read.success) return { ok: true, value: read.data };
  const faults: Faults = {};
  for (const issue of read.error.issues) faults[String(issue.path[0] ?? '')] ??= issue.message;
  return { ok: false, faults };
}
