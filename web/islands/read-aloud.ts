import { announce } from './announce.ts';
import { loadPart } from './load-part.ts';

/** A button that has the page's posts read by the browser's own voice. What does it is loaded when it is pressed. */
class ReadAloud extends HTMLElement {
  connectedCallback() {
    const button = this.querySelector('button');
    if (!button || !('speechSynthesis' in window)) return;
    button.hidden = false;
    const label = button.querySelector('span') ?? button;
    const { textContent: begin } = label;
    button.addEventListener('click', () => {
      loadPart('aloud').then(
        (part) => {
          label.textContent = begin;
          part.begin(this);
        },
        () => {
          label.textContent = this.dataset.away ?? '';
          announce(label.textContent);
        },
      );
    });
  }
}

customElements.define('read-aloud', ReadAloud);
