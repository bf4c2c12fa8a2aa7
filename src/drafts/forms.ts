import { isId } from '../platform/ids.ts';
import type { Form } from '../platform/http/index.ts';

/** Fields of the request that are not fields of the draft. */
const ours = ['form', 'idempotency_key', 'back', 'base', 'beside', 'aside'];
const mostFields = 60;
const longestDraft = 100_000;

export type DraftForm = {
  name: string;
  key: string | null;
  /** Several of one name stand in one text, parted by commas. */
  fields: Record<string, string>;
  /** Fields that are no draft by themselves, such as the language that one writes in. */
  beside: string[];
  /** The stamp of the draft that these words grew from. */
  base: Date | null;
  /** Whether the browser knows that newer words are here: these are kept beside them. */
  older: boolean;
};

/** A name such as `reply:<id>`; what was thrown away has a name that no form can ask for. */
export function isDraftName(text: string): boolean {
  return text.length <= 120 && /^[a-z]+(:[\w-]+)*$/.test(text);
}

/** @returns null for what is no stamp of ours */
function stampOf(text: string): Date | null {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(text) && !Number.isNaN(Date.parse(text)) ? new Date(text) : null;
}

/** @returns null for what no page of ours sends */
export function readDraftForm(form: Form): DraftForm | null {
  const name = form.get('form');
  const key = form.get('idempotency_key');
  const typed = form.entries().filter(([field]) => !ours.includes(field));
  const length = typed.reduce((sum, [field, text]) => sum + field.length + text.length, 0);
  if (!isDraftName(name) || typed.length > mostFields || length > longestDraft) return null;
  return {
    name,
    key: isId(key) ? key : null,
    fields: Object.fromEntries(typed.map(([field]) => [field, form.all(field).join(',')])),
    beside: form.get('beside').split(','),
    base: stampOf(form.get('base')),
    older: form.get('aside') === 'yes',
  };
}
