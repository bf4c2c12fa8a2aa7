/** The name of the hidden field that lets a form happen once. */
const keyField = 'idempotency_key';

export type Typed = Record<string, string>;

type TextField = HTMLInputElement | HTMLTextAreaElement;

const outliving = 60_000;
const wordy = ['text', 'textarea', 'email', 'url', 'search', 'tel', 'number'];

function textFields(form: HTMLFormElement): TextField[] {
  return [...form.elements].filter(
    (e): e is TextField => 'defaultValue' in e && !!(e as TextField).name && wordy.includes((e as TextField).type),
  );
}

export function readTyped(form: HTMLFormElement): Typed {
  const typed: Typed = {};
  for (const field of textFields(form)) typed[field.name] = field.value;
  return typed;
}

export function fillTyped(form: HTMLFormElement, typed: Typed): void {
  for (const field of textFields(form)) field.value = typed[field.name] ?? field.value;
}

/** Whether the fields are as the server sent them. */
export function untouched(form: HTMLFormElement): boolean {
  return textFields(form).every((f) => f.value === f.defaultValue);
}

export function isBlank(typed: Typed): boolean {
  return Object.values(typed).every((text) => !text.trim());
}

export function keyOf(form: HTMLFormElement): string {
  return form.querySelector<HTMLInputElement>(`[name="${keyField}"]`)?.value ?? '';
}

/** What became of words sent to be kept. `dropped`: there were none. `posted`: they were already said under this key. */
export type Outcome = { is: 'kept'; at: string; time: string } | { is: 'dropped' | 'posted' | 'signed-out' | 'away' };

export async function keepOnServer(name: string, typed: Typed, key: string, signal: AbortSignal): Promise<Outcome> {
  const body = new URLSearchParams(typed);
  body.set('form', name);
  body.set(keyField, key);
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
