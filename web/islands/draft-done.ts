import { draftName, drop, read } from './kept.ts';

/**
 * On the page after the words were said: they need not be kept any longer. What was typed since then is not those
 * words, also when this page is opened again; nor does an address that somebody made up drop any.
 */
class DraftDone extends HTMLElement {
  connectedCallback() {
    const name = draftName(this);
    const sent = read(name)?.sent;
    if (sent && sent === this.getAttribute('sent-as')) drop(name);
  }
}

customElements.define('draft-done', DraftDone);
