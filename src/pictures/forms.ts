import { ownPath, type Form, type Visit } from '../platform/http/index.ts';
import type { ForDraft } from './draft-pictures.ts';

const mostFields = 24;
const longestDraft = 100_000;

/** From the address; null when it names no draft. */
export function forDraft({ query }: Visit): ForDraft | null {
  const form = query['form'] ?? '';
  return form.length <= 120 && /^[a-z]+(:[\w-]+)+$/.test(form) ? { form, back: ownPath(query['back'] ?? '') } : null;
}

/** Fields of a composer that are no part of its draft. */
const notTyped = ['idempotency_key', 'base', 'look', 'form', 'back'];

/** What was typed in a composer, as a draft keeps it; null for what no composer of ours sends. */
export function typedIn(form: Form): Record<string, string> | null {
  const entries = form.entries().filter(([name]) => !notTyped.includes(name));
  const length = entries.reduce((sum, [name, text]) => sum + name.length + text.length, 0);
  if (entries.length > mostFields || length > longestDraft) return null;
  return Object.fromEntries(entries.map(([name]) => [name, form.all(name).join(',')]));
}

/** What each picture is said to show: fields of one name stand in the order of the pictures. */
export function describedIn(form: Form): { id: string; alt: string; decoration: boolean }[] {
  const alts = form.all('alt');
  const decorations = form.all('decoration');
  return form.all('picture').map((id, at) => ({ id, alt: (alts[at] ?? '').trim(), decoration: decorations.includes(id) }));
}

/** The order and choice after a button was pressed: one goes, or changes places with its neighbour. */
export function rearranged(ids: readonly string[], form: Form): string[] {
  const kept = ids.filter((id) => id !== form.get('remove'));
  const swap = (at: number, to: number) => (at < 0 || to < 0 || to >= kept.length ? kept : kept.with(at, kept[to]!).with(to, kept[at]!));
  const [earlier, later] = [kept.indexOf(form.get('earlier')), kept.indexOf(form.get('later'))];
  return earlier >= 0 ? swap(earlier, earlier - 1) : swap(later, later + 1);
}
