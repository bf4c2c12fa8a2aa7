import { forget } from './kept.ts';

const presses = 3;
const within = 1500;
const left = '/left';

function leave() {
  document.documentElement.hidden = true;
  forget();
  location.replace(left);
}

/** Leaves at once, without a trace in the way back: by its button, or by Escape three times. */
class LeavePage extends HTMLElement {
  #times: number[] = [];

  #press = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    this.#times = [...this.#times.filter((time) => event.timeStamp - time < within), event.timeStamp];
    if (this.#times.length >= presses) leave();
  };

  #submit = (event: Event) => {
    event.preventDefault();
    leave();
  };

  connectedCallback() {
    this.addEventListener('submit', this.#submit);
    document.addEventListener('keydown', this.#press, true);
  }

  disconnectedCallback() {
    this.removeEventListener('submit', this.#submit);
    document.removeEventListener('keydown', this.#press, true);
  }
}

customElements.define('leave-page', LeavePage);
