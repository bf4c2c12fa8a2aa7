import './older-phones.ts';
import { announce } from './announce.ts';
import { pressedFor } from './pressed.ts';
import { makeItem, type Item } from './picture-item.ts';

/** The list of one field: pictures in their order, some of them still on their way. */
type List = {
  field: HTMLElement;
  items: Item[];
  parts: HTMLTemplateElement;
  /** What was said about them is kept: the form may go. */ sure: boolean;
};

const lists = new WeakMap<HTMLElement, Promise<List>>();

/** Takes files into the list of a field, and makes what stands there already one that can be described and ordered here. */
export async function choose(field: HTMLElement, files: readonly File[]): Promise<void> {
  let opening = lists.get(field);
  if (!opening) {
    opening = open(field);
    lists.set(field, opening);
    opening.catch(() => lists.delete(field));
  }
  const list = await opening;
  for (const file of files) take(list, file);
  show(list);
}

async function open(field: HTMLElement): Promise<List> {
  const answered = await fetch('/pictures/parts');
  const page = new DOMParser().parseFromString(answered.ok ? await answered.text() : '', 'text/html');
  const parts = page.querySelector<HTMLTemplateElement>('template[data-picture-parts]');
  if (!parts) throw new Error('the parts did not come');
  const list: List = { field, items: [], parts, sure: false };
  for (const there of field.querySelectorAll<HTMLElement>('[data-picture]')) adopt(list, there);
  field.closest('form')?.addEventListener('submit', (event) => waitForAll(list, event), true);
  return list;
}

/** One that the server put there: as it shows it, so it is described. */
function adopt(list: List, there: HTMLElement): void {
  const { picture: id = '', alt = '', decoration } = there.dataset;
  const image = there.querySelector('img');
  const item = makeItem(list.parts, changed(list));
  list.items.push(item);
  if (image) item.isReady({ id, alt, decoration: decoration !== undefined, width: image.width, height: image.height }, false);
}

function take(list: List, file: File): void {
  const { field, parts, items } = list;
  const item = makeItem(parts, changed(list));
  items.push(item);
  if (items.length > Number(field.getAttribute('most'))) item.isRefused(parts.dataset.tooMany ?? '');
  else if (file.size > Number(field.getAttribute('bytes'))) item.isRefused(`${file.name}: ${parts.dataset.tooLarge}`);
  else item.send(file);
}

/** What an item may ask of its list. */
function changed(list: List) {
  return (item: Item, what: 'state' | 'remove' | 'earlier' | 'later') => {
    const at = list.items.indexOf(item);
    if (what === 'remove') list.items.splice(at, 1);
    const to = what === 'earlier' ? at - 1 : at + 1;
    if ((what === 'earlier' || what === 'later') && list.items[to]) {
      list.items.splice(at, 1);
      list.items.splice(to, 0, item);
    }
    show(list);
    if (what === 'remove') focusAfter(list, at);
    else if (what !== 'state') item.focus(what);
  };
}

/** Whoever removed one by keyboard goes on from where it stood. */
function focusAfter({ field, items, parts }: List, at: number): void {
  announce(parts.dataset.removed ?? '');
  const next = items[Math.min(at, items.length - 1)];
  if (next) next.focus('remove');
  else field.querySelector<HTMLElement>('[data-pick] input')?.focus();
}

/** Puts the list in its order, and its ids where the form and the draft keep them. */
function show({ field, items, parts }: List): void {
  field.querySelector('ol')?.replaceChildren(...items.map(({ element }) => element));
  items.forEach((item, at) => item.stands(at + 1, items.length, parts.dataset.nth ?? ''));
  const input = field.querySelector<HTMLInputElement>('input[name="pictures"]');
  const ids = items.flatMap((item) => item.id() ?? []).join(',');
  if (!input || input.value === ids) return;
  input.value = ids;
  input.dispatchEvent(new Event('input', { bubbles: true }));
}

/** What is posted is what is seen: nothing goes off without a picture that is still coming, or before what was said about one. */
function waitForAll(list: List, event: SubmitEvent): void {
  const { items } = list;
  const keeping = list.sure ? [] : items.flatMap((item) => item.keepWords() ?? []);
  const coming = items.some((item) => item.isComing()) && !pressedFor(event)?.hasAttribute('formaction');
  if (!coming && keeping.length === 0) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  if (coming) tellOfComing(list);
  else void Promise.all(keeping).then(() => goOn(list, event));
}

/** Once more, and by the same button: also where the line is cut, so that the form says so itself. */
function goOn(list: List, event: SubmitEvent): void {
  list.sure = true;
  (pressedFor(event) ?? list.field.closest('form')?.querySelector<HTMLElement>('[type="submit"]:not([formaction])'))?.click();
  list.sure = false;
}

function tellOfComing({ field, items, parts }: List): void {
  const words = parts.dataset.sentOn ?? '';
  announce(words);
  for (const item of items) if (item.isComing()) item.says(words);
  field.scrollIntoView({ block: 'nearest' });
}
