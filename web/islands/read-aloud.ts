import { announce } from './announce.ts';
import { loadPart } from './load-part.ts';

/** A button that has the page's posts read by the browser's own voice. What does it is loaded when it is pressed. */
class ReadAloud extends HTMLElement {
  connectedCallback() {
    const button = this.querySelector('button');
    if (!button || !('speechSynthesis' in window)) return;
    button.hidden = false;
    const { away = '' } = this.dataset;
    button.addEventListener(
      'click',
      () =>
        void loadPart('aloud').then(
          (part) => part.begin(this),
          () => announce(away),
        ),
    );
  }
}

customElements.define('read-aloud', ReadAloud);
