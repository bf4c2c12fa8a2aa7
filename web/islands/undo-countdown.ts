/** A way back that is there for a while; it does not vanish from under a finger or the focus. */
class UndoCountdown extends HTMLElement {
  connectedCallback() {
    const seconds = Number(this.getAttribute('seconds') ?? 30);
    setTimeout(() => this.#end(), seconds * 1000);
  }

  #end() {
    if (!this.contains(document.activeElement)) this.hidden = true;
    else this.addEventListener('focusout', () => (this.hidden = true), { once: true });
  }
}

customElements.define('undo-countdown', UndoCountdown);
