import { draftName, drop, read } from './kept.ts';

/**
 * On the page after the words were said: they need not be kept any longer. What was typed since then is not those
 * words, also when this page is opened again.
 */
class DraftDone extends HTMLElement {
  connectedCallback() {
    const name = draftName(this);
    if (read(name)?.sent !== undefined) drop(name);
  }
}

customElements.define('draft-done', DraftDone);
