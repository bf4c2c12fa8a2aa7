import { ownPath, type Visit } from '../platform/http/index.ts';

/** A form that was on its way when the session ended: where it was going, and every field of it. */
export type Carried = { action: string; fields: [name: string, value: string][] };

/** Where to go on after signing in, and the form that waits there. */
export type Onward = { next: string; carried: Carried | null };

/** What is given anew: a password, and the answer of a device. */
const notCarried = /password|^ceremony$|^response$/;

/** What a visitor without a session was about to do. */
export function onwardOf(visit: Visit): Onward {
  const typed = visit.form.entries();
  const fields = typed.filter(([name]) => !notCarried.test(name));
  const asked = new URLSearchParams(visit.query).toString();
  // A button without fields is carried too; where nothing is left to carry, the page of the form asks anew.
  const carries = visit.method === 'POST' && (fields.length > 0 || typed.length === 0);
  if (carries) return { next: '/', carried: { action: ownPath(visit.path), fields } };
  return { next: ownPath(asked ? `${visit.path}?${asked}` : visit.path), carried: null };
}

/** Reads both back from the hidden fields of a form. Anything malformed is nothing. */
export function readOnward(visit: Visit): Onward {
  return { next: ownPath(visit.form.get('next') || visit.query['next'] || '/'), carried: readCarried(visit.form.get('carried')) };
}

function readCarried(text: string): Carried | null {
  try {
    const { action, fields } = JSON.parse(text) as { action?: unknown; fields?: unknown };
    if (typeof action !== 'string' || !Array.isArray(fields) || !fields.every(isField)) return null;
    return { action: ownPath(action), fields };
  } catch {
    return null;
  }
}

function isField(field: unknown): field is [string, string] {
  return Array.isArray(field) && field.length === 2 && field.every((part) => typeof part === 'string');
}

/** The hidden fields that bring both through another form. */
export function asHidden({ next, carried }: Onward): Record<string, string> {
  return carried ? { next, carried: JSON.stringify(carried) } : { next };
}
