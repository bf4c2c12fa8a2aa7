import type { EditorState } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { announce } from '../announce.ts';
import { mayLead } from '../../../src/platform/markdown-marks.ts';
import { schema } from './schema.ts';
import { makeButton, type Says } from './tool-button.ts';
import { hasMark } from './tools.ts';

const { link } = schema.marks;

export type LinkForm = { button: HTMLButtonElement; form: HTMLElement; update(state: EditorState): void };

/** Where a link leads is asked in a line below the toolbar; it is no form of its own, since it stands in one. */
export function makeLinkForm(view: () => EditorView, says: Says): LinkForm {
  const form = document.createElement('div');
  form.className = 'link-form';
  form.hidden = true;
  const label = document.createElement('label');
  label.textContent = says('address');
  label.htmlFor = 'words-link';
  const address = Object.assign(document.createElement('input'), { type: 'url', id: 'words-link', className: 'input', dir: 'ltr' });
  const wrong = Object.assign(document.createElement('p'), { className: 'field-error', id: 'words-link-wrong', hidden: true });
  wrong.textContent = says('wrong');
  const close = () => {
    form.hidden = true;
    view().focus();
  };
  const set = () => {
    const href = address.value.trim();
    const right = mayLead(href) && !/\s/.test(href);
    wrong.hidden = right;
    address.toggleAttribute('aria-invalid', !right);
    address.setAttribute('aria-describedby', right ? '' : wrong.id);
    if (!right) return announce(says('wrong'));
    putLink(view(), href);
    close();
  };
  const unset = () => {
    view().dispatch(view().state.tr.removeMark(...linkAround(view().state), link));
    close();
  };
  const button = makeButton(says('link'), () => {
    form.hidden = !form.hidden;
    if (form.hidden) return close();
    address.value = hrefAt(view().state) ?? 'https://';
    address.focus();
  });
  address.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') event.preventDefault();
    if (event.key === 'Enter') set();
    if (event.key === 'Escape') close();
  });
  const actions = Object.assign(document.createElement('div'), { className: 'actions' });
  actions.append(makeButton(says('set'), set), makeButton(says('unset'), unset));
  form.append(label, address, wrong, actions);
  return { button, form, update: (state) => button.setAttribute('aria-pressed', String(hasMark(state, link))) };
}

function hrefAt({ selection: { $from } }: EditorState): string | undefined {
  const mark = link.isInSet($from.marks()) ?? link.isInSet($from.nodeAfter?.marks ?? []);
  return mark && String(mark.attrs['href']);
}

/** The marked words, or the whole link that the caret stands in. */
function linkAround({ selection: { from, to, empty, $from } }: EditorState): [number, number] {
  if (!empty) return [from, to];
  let [start, end] = [from, to];
  const parent = $from.parent;
  parent.forEach((node, offset) => {
    const begins = $from.start() + offset;
    if (link.isInSet(node.marks) && begins <= from && begins + node.nodeSize >= from) [start, end] = [begins, begins + node.nodeSize];
  });
  return [start, end];
}

/** Without marked words the address itself is written. */
function putLink(view: EditorView, href: string): void {
  const [from, to] = linkAround(view.state);
  const mark = link.create({ href });
  const { tr } = view.state;
  view.dispatch(from === to ? tr.insert(from, schema.text(href, [mark])) : tr.removeMark(from, to, link).addMark(from, to, mark));
}
