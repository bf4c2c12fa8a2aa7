import './older-phones.ts';
import { history } from '@tiptap/pm/history';
import { Fragment, Slice, type Node } from '@tiptap/pm/model';
import { EditorState } from '@tiptap/pm/state';
import { EditorView } from '@tiptap/pm/view';
import { announce } from './announce.ts';
import { cleanPasted } from './editor/clean-pasted.ts';
import { keys } from './editor/keys.ts';
import { readWords } from './editor/read-words.ts';
import { schema } from './editor/schema.ts';
import { makeToolbar } from './editor/toolbar.ts';
import { writeWords } from './editor/write-words.ts';
import type { Writing } from './names.entry.ts';
import { bringPictures } from './editor/bring-pictures.ts';

/** What the button needs to change back, and where names are offered. */
export type Editor = { turnOff(): void; writing: Writing };

/**
 * Puts the formatting editor in the place of the plain box. It writes into the box as one types: drafts, sending and a
 * crash find the words where they always are.
 */
export function turnOn(box: HTMLElement): Editor | null {
  const field = box.querySelector('textarea');
  const label = field && box.querySelector<HTMLElement>(`label[for="${field.id}"]`);
  if (!field || !label) return null;
  label.id ||= `${field.id}-label`;
  const says = (word: string) => box.getAttribute(`data-${word}`) ?? '';
  const place = Object.assign(document.createElement('div'), { className: 'editor' });
  const toolbar = makeToolbar(() => view, says, `${field.id}-editor`);
  field.before(place);
  const view: EditorView = new EditorView(place, {
    state: EditorState.create({ doc: readWords(field.value), schema, plugins: [history(), ...keys] }),
    attributes: () => attributesOf(field, label.id),
    dispatchTransaction(tr) {
      view.updateState(view.state.apply(tr));
      if (tr.docChanged) write(field, view.state.doc);
      toolbar.update(view);
    },
    transformPastedHTML: cleanPasted,
    clipboardTextParser: paragraphs,
    handlePaste: (_, event) => bringPictures(field.form, event),
    handleDOMEvents: { keydown: (_, event) => toTools(event, toolbar.element) },
  });
  place.prepend(toolbar.element);
  const focus = () => view.focus();
  label.addEventListener('click', focus);
  field.hidden = true;
  toolbar.update(view);
  view.focus();
  announce(says('on'));
  return {
    writing: writingIn(view),
    turnOff() {
      label.removeEventListener('click', focus);
      view.destroy();
      place.remove();
      field.hidden = false;
      field.focus();
      announce(says('off'));
    },
  };
}

const writingIn = (view: EditorView): Writing => ({
  element: view.dom,
  before() {
    const { $from } = view.state.selection;
    return $from.parent.textBetween(0, $from.parentOffset, undefined, '\n');
  },
  replace(letters, words) {
    const { from, to } = view.state.selection;
    view.dispatch(view.state.tr.insertText(words, from - letters, to));
    view.focus();
  },
});

function write(field: HTMLTextAreaElement, doc: Node): void {
  field.value = writeWords(doc);
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

function attributesOf(field: HTMLTextAreaElement, label: string): Record<string, string> {
  const described = field.getAttribute('aria-describedby');
  return {
    id: `${field.id}-editor`,
    class: 'input textarea prose',
    role: 'textbox',
    'aria-multiline': 'true',
    'aria-labelledby': label,
    dir: 'auto',
    spellcheck: 'true',
    ...(described ? { 'aria-describedby': described } : {}),
    ...(field.lang ? { lang: field.lang } : {}),
  };
}

/** Text without marks: an empty line parts paragraphs, a line end is one. */
function paragraphs(text: string): Slice {
  const { paragraph, hard_break: lineEnd } = schema.nodes;
  const parts = text
    .replaceAll(/\r\n?/g, '\n')
    .trim()
    .split(/\n{2,}/);
  const made = parts.map((part) => {
    const lines = part.split('\n').map((line) => (line ? [schema.text(line)] : []));
    return paragraph.create(
      null,
      lines.flatMap((line, n) => (n > 0 ? [lineEnd.create(), ...line] : line)),
    );
  });
  return new Slice(Fragment.from(made), 1, 1);
}

/** Alt+F10, as in other editors. */
function toTools(event: KeyboardEvent, toolbar: HTMLElement): boolean {
  if (event.key !== 'F10' || !event.altKey) return false;
  event.preventDefault();
  toolbar.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
  return true;
}
