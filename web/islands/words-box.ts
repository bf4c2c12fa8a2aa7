import { announce } from './announce.ts';
import { loadPart } from './load-part.ts';

const labelOf = (button: HTMLElement) => button.querySelector('span') ?? button;

/** Around the field for words. What helps there is loaded when somebody begins to write or asks for formatting. */
class WordsBox extends HTMLElement {
  connectedCallback() {
    const button = this.querySelector<HTMLElement>('[data-format]');
    if (!button) return;
    button.hidden = false;
    this.dataset.rich = labelOf(button).textContent ?? '';
    button.addEventListener('click', () => void this.#format(button));
    // Whoever is quick stands in the box before this runs.
    if (this.contains(document.activeElement)) this.#wake();
    else this.#wakeLater();
  }

  #wakeLater() {
    this.addEventListener('focusin', () => this.#wake(), { once: true });
  }

  /** Nobody asked for it, so that nothing is said where it does not come; it is tried again when somebody comes back. */
  #wake() {
    loadPart('words').then(
      (words) => words.wake(this, () => loadPart('names')),
      () => this.#wakeLater(),
    );
  }

  async #format(button: HTMLElement) {
    const words = await loadPart('words').catch(() => null);
    if (words) return words.format(this, () => loadPart('editor'));
    labelOf(button).textContent = this.dataset.away ?? '';
    announce(this.dataset.away ?? '');
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
