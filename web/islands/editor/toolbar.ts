import type { EditorView } from '@tiptap/pm/view';
import { makeLinkForm } from './link-form.ts';
import { makeButton, type Says } from './tool-button.ts';
import { tools } from './tools.ts';

export type Toolbar = { readonly element: HTMLElement; /** Shows what is so where the caret stands. */ update(view: EditorView): void };

/** One stop for Tab; the arrows go from button to button, as everywhere in toolbars. */
export function makeToolbar(view: () => EditorView, says: Says, editorId: string): Toolbar {
  const element = document.createElement('div');
  const buttons = tools.map(({ says: word, act }) =>
    makeButton(says(word), () => {
      act(view().state, view().dispatch, view());
      view().focus();
    }),
  );
  const link = makeLinkForm(view, says);
  const row = document.createElement('div');
  row.className = 'tools';
  row.setAttribute('role', 'toolbar');
  row.setAttribute('aria-label', says('tools'));
  row.setAttribute('aria-controls', editorId);
  row.append(...buttons, link.button);
  roam(row);
  element.append(row, link.form);
  return {
    element,
    update: ({ state }) => {
      tools.forEach((tool, n) => buttons[n]!.setAttribute('aria-pressed', String(tool.isOn(state))));
      link.update(state);
    },
  };
}

function roam(row: HTMLElement): void {
  const all = [...row.querySelectorAll('button')];
  const stopAt = (at: number) => all.forEach((button, n) => (button.tabIndex = n === at ? 0 : -1));
  stopAt(0);
  row.addEventListener('focusin', (event) => stopAt(all.indexOf(event.target as HTMLButtonElement)));
  row.addEventListener('keydown', (event) => {
    const forward = getComputedStyle(row).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
    const back = forward === 'ArrowLeft' ? 'ArrowRight' : 'ArrowLeft';
    const at = all.indexOf(document.activeElement as HTMLButtonElement);
    const to = { [forward]: at + 1, [back]: at - 1, Home: 0, End: all.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    all[(to + all.length) % all.length]!.focus();
  });
}
