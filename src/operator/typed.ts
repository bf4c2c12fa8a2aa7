import type { Faults, Form } from '../platform/http/index.ts';

/** What a form shows in its fields: what is stored, or what was typed and refused, with the fault beside it. */
export type Typed = {
  value(name: string): string;
  all(name: string): string[];
  /** The key of the sentence, for the translator. */
  fault(name: string): string | undefined;
  faults: Faults;
};

export type Stored = Record<string, string | readonly string[]>;

export function asStored(stored: Stored): Typed {
  const all = (name: string) => [stored[name] ?? []].flat();
  return { value: (name) => all(name)[0] ?? '', all, fault: () => undefined, faults: {} };
}

export function asTyped(form: Form, faults: Faults): Typed {
  return { value: (name) => form.get(name), all: (name) => form.all(name), fault: (name) => faults[name], faults };
}
