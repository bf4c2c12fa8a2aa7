import { announce } from './announce.ts';
import { loadPart } from './load-part.ts';
import { lookAgain } from './look-again.ts';
import { follow } from './share-stream.ts';

const shortestMs = 150;
const jitterMs = 600;

/**
 * Around what changes while it is read. A poke says only that something did; what it was is asked for by the page's
 * own address. `data-new` has the words for one, two, three and more new entries, parted by `|`.
 */
class LiveScope extends HTMLElement {
  #unfollow = () => {};
  #timer = 0;
  #looking = false;
  #again = false;
  #unseen: HTMLElement[] = [];
  #line: HTMLElement | null = null;
  #inSight: IntersectionObserver | null = null;

  connectedCallback() {
    // Both the browser and we would put back what moved, twice as far.
    document.documentElement.style.setProperty('overflow-anchor', 'none');
    this.#unfollow = follow(this.getAttribute('scope') ?? '', this.#poked);
  }

  disconnectedCallback() {
    clearTimeout(this.#timer);
    this.#unfollow();
  }

  /** Everybody who watches is poked at once; they do not all ask at once. */
  #poked = () => {
    if (this.#looking) this.#again = true;
    else this.#timer ||= window.setTimeout(() => void this.#look(), shortestMs + Math.random() * jitterMs);
  };

  async #look() {
    this.#timer = 0;
    this.#looking = true;
    const looked = await lookAgain();
    if (looked.is === 'lost') return this.#lose();
    // Only pages on which something happens need what changes them; where it cannot be had, the next poke asks again.
    const part = looked.is === 'here' && (await loadPart('bring-in').catch(() => null));
    this.#looking = false;
    if (part) this.#show(part.bringIn(looked.page));
    // A poke while the answer was on its way may be about something newer than that answer.
    if (this.#again) this.#poked();
    this.#again = false;
  }

  #show(fresh: HTMLElement[]) {
    this.#unseen = [...this.#unseen, ...fresh].filter((e) => e.isConnected);
    if (fresh.length === 0) return;
    announce(this.#wordsFor(fresh.length));
    this.#watchFirst();
  }

  /** Not one moment longer on the screen than it may be; the page itself then says what it has to say. */
  #lose() {
    this.#unfollow();
    this.textContent = this.dataset.lost ?? '';
    location.reload();
  }

  #wordsFor(n: number): string {
    const words = (this.dataset.new ?? '').split('|');
    return words[Math.min(n, words.length) - 1] ?? '';
  }

  /** A quiet line leads to the first unseen entry, until that is in sight. */
  #watchFirst() {
    const [first] = this.#unseen;
    if (!first) return;
    this.#inSight?.disconnect();
    this.#inSight = new IntersectionObserver(([seen]) => (seen?.isIntersecting ? this.#seen() : this.#offer(first)));
    this.#inSight.observe(first);
  }

  #seen() {
    this.#inSight?.disconnect();
    this.#unseen = [];
    this.#line?.remove();
  }

  #offer(first: HTMLElement) {
    this.#line ??= newLine();
    const link = this.#line.firstElementChild as HTMLAnchorElement;
    link.href = `#${first.id}`;
    link.textContent = this.#wordsFor(this.#unseen.length);
    this.append(this.#line);
  }
}

function newLine(): HTMLElement {
  const line = document.createElement('p');
  line.className = 'new-entries';
  line.append(document.createElement('a'));
  return line;
}

customElements.define('live-scope', LiveScope);
