import { loadPart } from './load-part.ts';

/** The pictures of a composer. Its button leads to a page for them; with this they are chosen where one writes. */
class PicturesField extends HTMLElement {
  #link: HTMLButtonElement | null = null;

  connectedCallback() {
    const pick = this.querySelector<HTMLElement>('[data-pick]');
    const input = pick?.querySelector('input');
    this.#link = this.querySelector('button[formaction]');
    if (!pick || !input || !this.#link) return;
    pick.hidden = false;
    this.#link.hidden = this.querySelector('[data-picture]') === null;
    input.addEventListener('change', () => {
      const files = [...(input.files ?? [])];
      // The same file may be chosen again after it was removed.
      input.value = '';
      void this.#choose(files);
    });
    this.#link.addEventListener('click', this.#change);
  }

  #change = (event: Event) => {
    event.preventDefault();
    void this.#choose([]);
  };

  /** Where it cannot be loaded, the page for pictures is there all the same. */
  async #choose(files: readonly File[]) {
    const link = this.#link!;
    try {
      const { choose } = await loadPart('pictures');
      await choose(this, files);
      link.hidden = true;
    } catch {
      link.removeEventListener('click', this.#change);
      link.hidden = false;
      link.click();
    }
  }
}

customElements.define('pictures-field', PicturesField);
