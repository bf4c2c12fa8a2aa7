import './older-phones.ts';
import { announce } from './announce.ts';

/** Where somebody writes: the plain box, or the editor in its place. */
export type Writing = {
  readonly element: HTMLElement;
  /** The words before the caret, in its paragraph. */
  before(): string;
  /** Puts this in the place of so many letters before the caret. */
  replace(letters: number, words: string): void;
};

const begun = /(?:^|[^\p{L}\p{M}\p{N}@])@([\p{L}\p{M}\p{N} .'’_-]{0,40})$/u;
const pauseMs = 150;
/** Whoever listens is not told while they still type. */
const calmMs = 600;

/**
 * Offers names after an @: with the arrows and Enter, or by a press. Nothing is chosen unless somebody chooses it: Enter
 * is a line end until then, and who goes on typing is left alone.
 */
export function offerNames(box: HTMLElement, writing: () => Writing): void {
  const { names: label = '', how = '', namesAt = '' } = box.dataset;
  const list = Object.assign(document.createElement('ul'), { className: 'names', id: 'words-names', hidden: true });
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', label);
  box.querySelector('textarea')?.after(list);
  const known = new Map<string, string[]>();
  let [chosen, later, told, said] = [-1, 0, 0, ''];

  const typed = () => begun.exec(writing().before())?.[1];

  /** Where nobody was called so, nobody is who is called that and more: words after a name ask nothing. */
  const nobodyBefore = (begins: string) => [...known].some(([one, names]) => one !== '' && names.length === 0 && begins.startsWith(one));

  function choose(n: number) {
    chosen = n;
    const { element } = writing();
    [...list.children].forEach((option, at) => option.setAttribute('aria-selected', String(at === n)));
    const option = list.children[n];
    if (option) element.setAttribute('aria-activedescendant', option.id);
    else element.removeAttribute('aria-activedescendant');
  }

  function close() {
    clearTimeout(told);
    said = '';
    list.hidden = true;
    list.replaceChildren();
    choose(-1);
  }

  function take(name: string) {
    writing().replace((typed() ?? '').length, `${name} `);
    close();
    // Not every reader of screens says what another than the keyboard put into a field.
    announce(name);
  }

  function show(names: readonly string[]) {
    if (names.length === 0) return close();
    const { element } = writing();
    for (const [attribute, value] of [
      ['aria-autocomplete', 'list'],
      ['aria-haspopup', 'listbox'],
      ['aria-controls', list.id],
    ] as const)
      element.setAttribute(attribute, value);
    list.replaceChildren(...names.map((name, n) => optionOf(name, `${list.id}-${n}`, take)));
    choose(-1);
    list.hidden = false;
    list.scrollIntoView({ block: 'nearest' });
    const words = `${label}: ${names.join(', ')}. ${how}`;
    clearTimeout(told);
    if (words !== said) told = window.setTimeout(() => announce((said = words)), calmMs);
  }

  async function offer() {
    const begins = typed();
    if (begins === undefined) return close();
    const found = known.get(begins) ?? (nobodyBefore(begins) ? [] : await askFor(namesAt, begins));
    if (found) known.set(begins, found);
    // Meanwhile more was typed, and that has asked for itself.
    if (typed() !== begins) return;
    show((known.get(begins) ?? []).filter((name) => name.toLowerCase() !== begins.trimEnd().toLowerCase()));
  }

  function soon() {
    clearTimeout(later);
    if (typed() === undefined) return close();
    later = window.setTimeout(() => void offer(), pauseMs);
  }

  function press(event: KeyboardEvent) {
    const { key } = event;
    if (list.hidden || event.isComposing || event.target !== writing().element) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[key];
    const taken = key === 'Enter' && chosen >= 0;
    if (['ArrowLeft', 'ArrowRight', 'Home', 'End'].includes(key)) return close();
    if (!step && !taken && key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    const { length } = list.children;
    if (step) choose(chosen < 0 && step < 0 ? length - 1 : (chosen + step + length) % length);
    else if (taken) take(list.children[chosen]?.textContent ?? '');
    else close();
  }

  box.addEventListener('input', soon);
  // Before the editor's own keys.
  box.addEventListener('keydown', press, true);
  box.addEventListener('focusout', close);
  box.addEventListener('pointerdown', ({ target }) => target instanceof Node && !list.contains(target) && close());
  soon();
}

/** Null where the line is cut: the next letter asks again. Nobody where they may not be asked for. */
async function askFor(address: string, begins: string): Promise<string[] | null> {
  try {
    const answered = await fetch(address, { method: 'POST', body: new URLSearchParams({ begins }) });
    return answered.ok ? ((await answered.json()) as { names: string[] }).names : [];
  } catch {
    return null;
  }
}

function optionOf(name: string, id: string, take: (name: string) => void): HTMLElement {
  const option = Object.assign(document.createElement('li'), { id, textContent: name, dir: 'auto' });
  option.setAttribute('role', 'option');
  option.setAttribute('aria-selected', 'false');
  // The caret stays in the words.
  option.addEventListener('mousedown', (event) => event.preventDefault());
  option.addEventListener('click', () => take(name));
  return option;
}
