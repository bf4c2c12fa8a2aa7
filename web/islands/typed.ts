/** Hidden fields that are the form's own: the key that lets it happen once, and the draft that it was shown with. */
const keyField = 'idempotency_key';
const baseField = 'base';

/** By name; several of one name stand in one text, parted by commas, as the server keeps them. */
export type Typed = Record<string, string>;

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

const outliving = 60_000;
const wordy = ['text', 'textarea', 'email', 'url', 'search', 'tel', 'number'];
const chosen = ['radio', 'checkbox', 'select-one', 'hidden', 'date', 'time'];

function fieldsOf(form: HTMLFormElement): Field[] {
  return [...form.elements].filter(
    (e): e is Field =>
      !!(e as Field).name && ![keyField, baseField].includes((e as Field).name) && [...wordy, ...chosen].includes((e as Field).type),
  );
}

const isBox = (field: Field): field is HTMLInputElement => field.type === 'radio' || field.type === 'checkbox';

const valueOf = (field: Field) => (isBox(field) && !field.checked ? '' : field.value);

export function readTyped(form: HTMLFormElement): Typed {
  const typed: Typed = {};
  for (const field of fieldsOf(form)) {
    const value = valueOf(field);
    typed[field.name] = typed[field.name] && value ? `${typed[field.name]},${value}` : typed[field.name] || value;
  }
  return typed;
}

/** Fields without words: a choice alone is no draft. What `data-counts` marks is one, such as a picture. */
function besideOf(form: HTMLFormElement): string[] {
  const counts = fieldsOf(form).filter((f) => wordy.includes(f.type) || 'counts' in f.dataset);
  return Object.keys(readTyped(form)).filter((name) => !counts.some((field) => field.name === name));
}

/** What is hidden is what the page is about, which the server has put there. */
export function fillTyped(form: HTMLFormElement, typed: Typed): void {
  for (const field of fieldsOf(form)) {
    const value = typed[field.name];
    if (value === undefined || field.type === 'hidden') continue;
    if (isBox(field)) field.checked = value.split(',').includes(field.value);
    else field.value = value;
  }
}

/** Whether the fields are as the server sent them. */
export function untouched(form: HTMLFormElement): boolean {
  return fieldsOf(form).every((field) => {
    if (isBox(field)) return field.checked === field.defaultChecked;
    if (field instanceof HTMLSelectElement) return [...field.options].every((o) => !o.defaultSelected || o.selected);
    return field.value === field.defaultValue;
  });
}

export function isBlank(form: HTMLFormElement): boolean {
  const beside = besideOf(form);
  return Object.entries(readTyped(form)).every(([name, text]) => beside.includes(name) || !text.trim());
}

export function keyOf(form: HTMLFormElement): string {
  return form.querySelector<HTMLInputElement>(`[name="${keyField}"]`)?.value ?? '';
}

const anyKey = '10000000-1000-4000-8000-100000000000';
const anySign = (sign: string) =>
  (Number(sign) ^ (crypto.getRandomValues(new Uint8Array(1))[0]! & (15 >> (Number(sign) / 4)))).toString(16);

export function renewKey(form: HTMLFormElement): void {
  const field = form.querySelector<HTMLInputElement>(`[name="${keyField}"]`);
  if (field) field.value = anyKey.replace(/[018]/g, anySign);
}

/** The form goes on from this draft, also when it is sent without us. */
export function goOnFrom(form: HTMLFormElement, base: string): void {
  const field = form.querySelector<HTMLInputElement>(`[name="${baseField}"]`);
  if (field) field.value = base;
}

/** What became of words sent to be kept. `dropped`: there were none. `posted`: they were already said under this key. */
export type Outcome =
  | { is: 'kept'; at: string; time: string; /** Other words of another device are kept as well. */ beside: boolean }
  | { is: 'dropped' | 'posted' | 'signed-out' | 'away' };

export type Sent = {
  /** The draft's name. */
  form: string;
  typed: Typed;
  key: string;
  base: string;
  /** Whether the server has newer words: these are kept beside them. */
  aside?: boolean;
};

export async function keepOnServer(page: HTMLFormElement, { form, typed, key, base, aside }: Sent, signal: AbortSignal): Promise<Outcome> {
  const body = new URLSearchParams(typed);
  body.set('form', form);
  body.set(keyField, key);
  body.set(baseField, base);
  body.set('beside', besideOf(page).join(','));
  if (aside) body.set('aside', 'yes');
  // Outlives the page where it may; browsers refuse that beyond 64 KB.
  const keepalive = body.toString().length < outliving;
  try {
    const answer = await fetch('/drafts', { method: 'POST', body, signal, keepalive });
    if (answer.ok) return (await answer.json()) as Outcome;
    return { is: answer.status === 401 ? 'signed-out' : 'away' };
  } catch {
    return { is: 'away' };
  }
}
