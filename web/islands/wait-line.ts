import { announce } from './announce.ts';
import { drop, read } from './kept.ts';
import { endWaiting, send, waitingOf, type Waiting } from './waiting.ts';

/**
 * Tells of replies that wait for a connection, and sends each once when there is one: on any page, also after the
 * browser was closed. What is refused is a draft again.
 */
class WaitLine extends HTMLElement {
  #sending = false;

  connectedCallback() {
    addEventListener('online', this.#look);
    addEventListener('companionway-waits', this.#look);
    this.#look();
  }

  disconnectedCallback() {
    removeEventListener('online', this.#look);
    removeEventListener('companionway-waits', this.#look);
  }

  #look = () => void this.#sendAll();

  async #sendAll() {
    const waiting = waitingOf(this.getAttribute('owner') ?? '');
    if (waiting.size === 0) return;
    this.#say(this.dataset.waits, waiting);
    if (!navigator.onLine || this.#sending) return;
    this.#sending = true;
    for (const [name, one] of waiting) await this.#sendOne(name, one);
    this.#sending = false;
  }

  async #sendOne(name: string, one: Waiting) {
    const sent = await send(one);
    if (sent.is === 'away') return;
    endWaiting(name, one);
    if (sent.is === 'refused') return this.#say(this.dataset.refused, null, one.action.replace(/\/replies$/, '#reply'));
    const own = `draft:${one.draft}@${this.getAttribute('owner')}`;
    const kept = read(own);
    const wentOn = kept && lines(kept.fields['words']) !== lines(new URLSearchParams(one.body).get('words'));
    if (wentOn) dispatchEvent(new CustomEvent('companionway-sent', { detail: one.draft }));
    else drop(own);
    // Where it was written, one is led to it, unless somebody goes on writing there; elsewhere it is told.
    if (!wentOn && document.querySelector(`keep-draft[form="${one.draft}"]`)) return location.assign(sent.url);
    this.#say(this.dataset.sent, null, sent.url);
  }

  #say(words: string | undefined, waiting: Map<string, Waiting> | null, href?: string) {
    const line = document.createElement('p');
    line.className = 'wait-line';
    line.append(words ?? '', ' ');
    if (href) line.append(Object.assign(document.createElement('a'), { href, textContent: this.dataset.read ?? '' }));
    if (waiting) line.append(this.#stopButton(waiting));
    this.textContent = '';
    this.append(line);
    announce(words ?? '');
  }

  #stopButton(waiting: Map<string, Waiting>): HTMLButtonElement {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'button button-plain';
    button.textContent = this.dataset.stop ?? '';
    button.addEventListener('click', () => {
      for (const name of waiting.keys()) endWaiting(name);
      this.textContent = '';
      this.closest('main')?.focus();
      announce(this.dataset.stopped ?? '');
    });
    return button;
  }
}

/** Some browsers end the lines of a form in two signs. */
const lines = (words: string | null | undefined) => (words ?? '').replace(/\r\n?/g, '\n');

customElements.define('wait-line', WaitLine);
