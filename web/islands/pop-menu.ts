/** A details element that closes by Escape, and when the press or the focus goes elsewhere. */
class PopMenu extends HTMLElement {
  get #details() {
    return this.querySelector('details');
  }

  #close = () => {
    if (this.#details) this.#details.open = false;
  };

  #elsewhere = (event: Event) => {
    if (event.target instanceof Node && !this.contains(event.target)) this.#close();
  };

  #escape = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !this.#details?.open) return;
    this.#close();
    this.querySelector('summary')?.focus();
  };

  connectedCallback() {
    this.addEventListener('keydown', this.#escape);
    document.addEventListener('pointerdown', this.#elsewhere);
    document.addEventListener('focusin', this.#elsewhere);
  }

  disconnectedCallback() {
    this.removeEventListener('keydown', this.#escape);
    document.removeEventListener('pointerdown', this.#elsewhere);
    document.removeEventListener('focusin', this.#elsewhere);
  }
}

customElements.define('pop-menu', PopMenu);
