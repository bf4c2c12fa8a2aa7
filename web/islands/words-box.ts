import { announce } from './announce.ts';
import { loadPart } from './load-part.ts';

type Words = Awaited<ReturnType<typeof loadPart<'words'>>>;

/** Around the field for words. What helps there is loaded when somebody begins to write or asks for formatting. */
class WordsBox extends HTMLElement {
  connectedCallback() {
    const button = this.querySelector<HTMLElement>('[data-format]');
    if (!button) return;
    button.hidden = false;
    button.addEventListener('click', () => this.#use((words) => words.format(this, () => loadPart('editor'))));
    // Whoever is quick stands in the box before this runs.
    if (this.contains(document.activeElement)) this.#wake();
    else this.addEventListener('focusin', () => this.#wake(), { once: true });
  }

  #wake() {
    this.#use((words) => words.wake(this, () => loadPart('names')));
  }

  #use(use: (words: Words) => unknown) {
    loadPart('words').then(use, () => announce(this.dataset.away ?? ''));
  }
}

customElements.define('words-box', WordsBox);

const quoting = ({ target }: Event) => (target as Element).closest<HTMLAnchorElement>('a[data-quote]');

/** Words of a post that are marked when «Quote» is pressed are the ones that are quoted; the press itself unmarks nothing. */
document.addEventListener('mousedown', (event) => quoting(event) && event.preventDefault());
document.addEventListener('click', (event) => {
  const link = quoting(event);
  const marked = getSelection();
  if (marked && link?.closest('article')?.contains(marked.anchorNode))
    link.search = `?words=${encodeURIComponent(String(marked).slice(0, 1500))}`;
});
