import { announce } from './announce.ts';
import { bring, type Bringing } from './bring-picture.ts';
import { keepAlt } from './keep-alt.ts';

export type Shown = { id: string; alt: string; decoration: boolean; width: number; height: number };

/** One picture of the list: on its way, ready, or refused. */
export type Item = {
  element: HTMLElement;
  id(): string | null;
  isComing(): boolean;
  send(file: File): void;
  /** @param aloud not for one that has been there all along */
  isReady(picture: Shown, aloud?: boolean): void;
  isRefused(words: string): void;
  says(words: string): void;
  stands(n: number, of: number, nth: string): void;
  /** @returns null when all that was said about it is kept */
  keepWords(): Promise<void> | null;
  focus(button: 'earlier' | 'later' | 'remove'): void;
};

type Ask = (item: Item, what: 'state' | 'remove' | 'earlier' | 'later') => void;

let made = 0;

/** @param parts the pieces and the words, from the server */
export function makeItem(parts: HTMLTemplateElement, ask: Ask): Item {
  const element = parts.content.firstElementChild!.cloneNode(true) as HTMLElement;
  const words = parts.dataset;
  const find = <E extends HTMLElement>(selector: string) => element.querySelector<E>(selector)!;
  const button = (what: string) => find<HTMLButtonElement>(`[data-do="${what}"]`);
  const [line, bar, alt, box] = [
    find('[data-line]'),
    find<HTMLProgressElement>('progress'),
    find<HTMLTextAreaElement>('textarea'),
    find<HTMLInputElement>('input'),
  ];
  let picture: Shown | null = null;
  let bringing: Bringing | null = null;
  let file: File | null = null;
  const keeper = keepAlt(
    alt,
    box,
    () => picture?.id ?? null,
    (said) => item.says(said ?? words.described ?? ''),
  );
  tie(element, alt, box);

  const item: Item = {
    element,
    id: () => picture?.id ?? null,
    isComing: () => bringing !== null,
    send(chosen) {
      file = chosen;
      if (document.activeElement === button('again')) button('remove').focus();
      button('again').hidden = true;
      bar.hidden = false;
      bringing = bring(chosen, {
        on: (percent) => {
          bar.value = percent;
          item.says((words.sending ?? '').replace('{name}', chosen.name).replace('{percent}', `${percent} %`));
        },
        cut: () => item.says(words.cut ?? ''),
        whole: () => item.says(words.drawing ?? ''),
        ready: (shown) => item.isReady(shown),
        refused: (why) => item.isRefused(`${chosen.name}: ${why}`),
        failed: (why) => stopped(why === 'signed-out' ? words.signedOut : why === 'too-many' ? words.tooManyWaiting : words.failed),
      });
    },
    isReady(shown, aloud = true) {
      [picture, bringing, file] = [shown, null, null];
      bar.hidden = true;
      alt.value = shown.alt;
      box.checked = shown.decoration;
      find('.picture-seen').replaceChildren(imageOf(shown));
      for (const asked of element.querySelectorAll<HTMLElement>('[data-ask]')) asked.hidden = false;
      item.says(aloud ? (words.ready ?? '') : '');
      if (!aloud) return;
      announce(words.ready ?? '');
      ask(item, 'state');
    },
    isRefused(why) {
      bringing = null;
      bar.hidden = true;
      item.says(why);
      announce(why);
    },
    says: (said) => void (line.textContent = said),
    stands(n, of, nth) {
      find('[data-nth-label]').textContent = nth.replace('{n}', String(n));
      button('earlier').hidden = n === 1 || !picture;
      button('later').hidden = n === of || !picture;
    },
    keepWords: () => keeper.now(),
    focus: (what) => (button(what).hidden ? button('remove') : button(what)).focus(),
  };

  function stopped(why: string | undefined) {
    bringing = null;
    bar.hidden = true;
    button('again').hidden = false;
    item.says(why ?? '');
    announce(why ?? '');
  }

  element.addEventListener('click', (event) => {
    const what = (event.target as HTMLElement).closest<HTMLElement>('[data-do]')?.dataset.do;
    if (what === 'again' && file) return item.send(file);
    if (what === 'remove') {
      bringing?.stop();
      if (picture) void fetch(`/pictures/${picture.id}/remove`, { method: 'POST' }).catch(() => {});
    }
    if (what === 'remove' || what === 'earlier' || what === 'later') ask(item, what);
  });
  return item;
}

/** Ties labels and hints to their fields, with names that stand once in the page. */
function tie(element: HTMLElement, alt: HTMLElement, box: HTMLElement): void {
  made += 1;
  const nth = element.querySelector('[data-nth-label]')!;
  const hint = element.querySelector('.hint')!;
  Object.assign(alt, { id: `picture-alt-${made}` });
  Object.assign(box, { id: `picture-decoration-${made}` });
  Object.assign(nth, { id: `picture-nth-${made}` });
  Object.assign(hint, { id: `picture-hint-${made}` });
  alt.setAttribute('aria-describedby', hint.id);
  alt.closest('.field')?.querySelector('label')?.setAttribute('for', alt.id);
  box.closest('.choice')?.querySelector('label')?.setAttribute('for', box.id);
  for (const button of element.querySelectorAll('button')) button.setAttribute('aria-describedby', nth.id);
}

function imageOf({ id, width, height }: Shown): HTMLImageElement {
  const image = new Image(width, height);
  image.className = 'picture';
  // The words for it stand in the box beside it.
  image.alt = '';
  image.src = `/pictures/${id}/480`;
  return image;
}
