import './older-phones.ts';
import { announce } from './announce.ts';
import { bringPictures } from './editor/bring-pictures.ts';
import type { Writing } from './names.entry.ts';
import { insert, plainPaste } from './plain-paste.ts';

type Names = { offerNames(box: HTMLElement, writing: () => Writing): void };

/** What helps in the plain box, once somebody writes there. */
export function wake(box: HTMLElement, load: () => Promise<Names>): void {
  const field = box.querySelector('textarea');
  if (!field) return;
  if (box.dataset['namesAt']) awaitNames(box, field, load);
  field.addEventListener('paste', (event) => {
    const words = plainPaste(event);
    if (!bringPictures(field.form, event) && words === null) return;
    event.preventDefault();
    if (words !== null) insert(field, words);
  });
}

/** Names are offered from the first @ on; most words hold none. */
function awaitNames(box: HTMLElement, field: HTMLTextAreaElement, load: () => Promise<Names>): void {
  const writing = () => editors.get(box)?.writing ?? plainly(field);
  const look = () => {
    if (!writing().before().includes('@')) return;
    box.removeEventListener('input', look);
    load().then(
      (part) => part.offerNames(box, writing),
      () => box.addEventListener('input', look),
    );
  };
  box.addEventListener('input', look);
  // Somebody may have typed one while this was on its way.
  look();
}

const plainly = (field: HTMLTextAreaElement): Writing => ({
  element: field,
  before: () => field.value.slice(0, field.selectionStart),
  replace(letters, words) {
    field.selectionStart -= letters;
    insert(field, words);
  },
});

type Editor = { turnOff(): void; writing: Writing };
type EditorPart = { turnOn(box: HTMLElement): Editor | null };

const editors = new WeakMap<HTMLElement, Editor>();

/** To the editor, and back to the plain box: the words are the same. Where it cannot be loaded, the plain box goes on. */
export async function format(box: HTMLElement, load: () => Promise<EditorPart>): Promise<void> {
  const label = box.querySelector('[data-format] span');
  const editor = editors.get(box);
  const { plain = '', rich = '' } = box.dataset;
  if (!label) return;
  editors.delete(box);
  editor?.turnOff();
  try {
    const on = editor ? null : (await load()).turnOn(box);
    if (on) editors.set(box, on);
    label.textContent = on ? plain : rich;
  } catch {
    label.textContent = box.dataset['away'] ?? '';
    announce(label.textContent);
  }
}
