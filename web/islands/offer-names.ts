import { announce } from './announce.ts';
import { insert } from './plain-paste.ts';

const most = 6;
const begun = /(?:^|[^\p{L}\p{M}\p{N}@])@([\p{L}\p{M}\p{N} .'’_-]{0,40})$/u;

/** The names of those who speak on this very page; nobody else is asked for. */
function namesHere(): string[] {
  const names = [...document.querySelectorAll('#posts .byline-name bdi')].map((name) => name.textContent ?? '');
  const own = document.querySelector('.viewer bdi')?.textContent;
  return [...new Set(names)].filter((name) => name && name !== own);
}

/** After an @, the names that go on so: with the arrows and Enter, or by a press. Who goes on typing is left alone. */
export function offerNames(field: HTMLTextAreaElement, label: string): void {
  const list = document.createElement('ul');
  Object.assign(list, { className: 'names', id: `${field.id}-names`, hidden: true });
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', label);
  field.after(list);
  field.setAttribute('aria-autocomplete', 'list');
  field.setAttribute('aria-controls', list.id);
  let chosen = -1;

  const choose = (n: number) => {
    chosen = n;
    [...list.children].forEach((option, at) => option.setAttribute('aria-selected', String(at === n)));
    const option = list.children[n];
    if (option) field.setAttribute('aria-activedescendant', option.id);
    else field.removeAttribute('aria-activedescendant');
  };
  const close = () => {
    list.hidden = true;
    list.replaceChildren();
    choose(-1);
  };
  const typed = () => begun.exec(field.value.slice(0, field.selectionStart))?.[1];
  const take = (name: string) => {
    field.selectionStart -= (typed() ?? '').length;
    insert(field, `${name} `);
    close();
  };
  const offer = () => {
    const begins = typed()?.toLowerCase();
    const names =
      begins === undefined ? [] : namesHere().filter((n) => n.toLowerCase().startsWith(begins) && n.toLowerCase() !== begins.trimEnd());
    close();
    if (names.length === 0) return;
    list.append(...names.slice(0, most).map((name, n) => optionOf(name, `${list.id}-${n}`, take)));
    list.hidden = false;
    announce(`${label}: ${names.slice(0, most).join(', ')}`);
  };

  field.addEventListener('input', offer);
  field.addEventListener('blur', close);
  field.addEventListener('keydown', (event) => {
    const { key } = event;
    const step = { ArrowDown: 1, ArrowUp: -1 }[key];
    const taken = key === 'Enter' && chosen >= 0;
    if (list.hidden || (!step && !taken && key !== 'Escape')) return;
    event.preventDefault();
    if (step) choose((chosen + step + list.children.length) % list.children.length);
    else if (taken) take(list.children[chosen]?.textContent ?? '');
    else close();
  });
}

function optionOf(name: string, id: string, take: (name: string) => void): HTMLElement {
  const option = Object.assign(document.createElement('li'), { id, textContent: name });
  option.setAttribute('role', 'option');
  option.setAttribute('aria-selected', 'false');
  // The caret stays in the words.
  option.addEventListener('mousedown', (event) => event.preventDefault());
  option.addEventListener('click', () => take(name));
  return option;
}
