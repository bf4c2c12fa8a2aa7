import { isId } from '../platform/ids.ts';
import type { Form } from '../platform/http/index.ts';

/** Fields of the request that are not fields of the draft. */
const ours = ['form', 'idempotency_key', 'back'];
const mostFields = 12;
const longestDraft = 100_000;

export type DraftForm = { name: string; key: string | null; fields: Record<string, string> };

/** A name such as `reply:<id>`; what was thrown away has a name that no form can ask for. */
export function isDraftName(text: string): boolean {
  return text.length <= 120 && /^[a-z]+(:[\w-]+)*$/.test(text);
}

/** @returns null for what no page of ours sends */
export function readDraftForm(form: Form): DraftForm | null {
  const name = form.get('form');
  const key = form.get('idempotency_key');
  const typed = form.entries().filter(([field]) => !ours.includes(field));
  const length = typed.reduce((sum, [field, text]) => sum + field.length + text.length, 0);
  if (!isDraftName(name) || typed.length > mostFields || length > longestDraft) return null;
  return { name, key: isId(key) ? key : null, fields: Object.fromEntries(typed) };
}
