import { announce } from './announce.ts';
import { canKeep, draftName, drop, keep, read, type Kept } from './kept.ts';
import { pressedFor } from './pressed.ts';
import { bodyOf, letWait, waitingOf } from './waiting.ts';
import { fillTyped, isBlank, keepOnServer, keyOf, readTyped, renewKey, goOnFrom, untouched, type Outcome, type Sent } from './typed.ts';

const soonMs = 300;
const serverMs = 2000;
const longestWaitMs = 60_000;

type Says = 'kept' | 'away' | 'signed-out' | 'offline' | 'nowhere' | 'restored';

const troubles: readonly (Says | null)[] = ['away', 'signed-out', 'offline', 'nowhere'];

/**
 * Around a form: what is typed is kept in this browser at once and on the server within three seconds, and is there
 * again after a crash, an expired session or a lost connection. Its words come in data attributes.
 */
class KeepDraft extends HTMLElement {
  #form: HTMLFormElement | null = null;
  #base = '';
  #soon = 0;
  #later = 0;
  #wait = serverMs;
  /** What the server did not take last time; empty while all is well. */
  #trouble: '' | 'away' | 'signed-out' = '';
  /** The reader is being told something that a routine line must not push away. */
  #quiet = false;
  #underWay: AbortController | null = null;
  /** A form waits for the server's answer before it is sent. */
  #asking = false;

  connectedCallback() {
    this.#form = this.querySelector('form');
    this.#base = this.dataset.keptAt ?? '';
    this.#form?.addEventListener('input', this.#typed);
    this.#form?.addEventListener('submit', this.#submit);
    this.querySelector('form[data-throw-away]')?.addEventListener('submit', this.#throwAway);
    addEventListener('pagehide', this.#flush);
    addEventListener('online', this.#online);
    addEventListener('companionway-sent', this.#sent);
    addEventListener('pageshow', this.#shown);
    document.addEventListener('visibilitychange', this.#flush);
    void this.#restore();
  }

  disconnectedCallback() {
    this.#flush();
    removeEventListener('pagehide', this.#flush);
    removeEventListener('online', this.#online);
    removeEventListener('companionway-sent', this.#sent);
    removeEventListener('pageshow', this.#shown);
    document.removeEventListener('visibilitychange', this.#flush);
  }

  /**
   * Whoever goes back to this page finds in its box what the browser puts there, late: what once stood there, be it said
   * since or changed on another device. What is worth keeping is kept by us.
   */
  #shown = ({ persisted }: PageTransitionEvent) => {
    if (!this.#form || this.#soon || !canKeep()) return;
    if (persisted ? read(draftName(this)) : !cameBack()) return;
    this.#form.reset();
    void this.#restore();
  };

  /** Words that the server does not have come back into the box, unless they were said after all. */
  async #restore() {
    const kept = read(draftName(this));
    const form = this.#form;
    if (!kept || !form) return;
    if (kept.safe) {
      // The server had them and has them no more: they were said, or thrown away, somewhere else.
      if (!this.#base) drop(draftName(this));
      return;
    }
    const newer = !this.#base || kept.base === this.#base || kept.at > Date.parse(this.#base);
    if (JSON.stringify(kept.fields) === JSON.stringify(readTyped(form))) return;
    if (!newer) return this.#putAside(kept);
    if (kept.sent && (await this.#send(kept.fields, kept.sent, kept.base)).is === 'posted') return drop(draftName(this));
    if (!untouched(form)) return;
    fillTyped(form, kept.fields);
    this.#say('restored');
    this.#quiet = true;
    this.#plan(serverMs);
  }

  /** Another device has written since: its words stand in the box, and these are not lost. */
  async #putAside({ fields, base, sent = '' }: Kept) {
    const outcome = await this.#send(fields, sent, base, { aside: true });
    if (outcome.is === 'away' || outcome.is === 'signed-out') return;
    drop(draftName(this));
    if (outcome.is === 'kept') this.#sayBeside();
  }

  #send(typed: Sent['typed'], key: string, base: string, { aside = false, signal = new AbortController().signal } = {}): Promise<Outcome> {
    return keepOnServer(this.#form!, { form: this.getAttribute('form') ?? '', typed, key, base, aside }, signal);
  }

  #typed = () => {
    this.#quiet = false;
    this.#soon ||= window.setTimeout(() => this.#keepHere(), soonMs);
    this.#plan(this.#wait);
  };

  #plan(wait: number) {
    this.#later ||= window.setTimeout(() => void this.#keepThere(), wait);
  }

  #keepHere(more: Partial<Kept> = {}): boolean {
    clearTimeout(this.#soon);
    this.#soon = 0;
    if (!this.#form) return false;
    const fields = readTyped(this.#form);
    if (isBlank(this.#form)) {
      drop(draftName(this));
      return true;
    }
    return keep(draftName(this), { fields, at: Date.now(), base: this.#base, safe: false, ...more });
  }

  /** @returns whether the server has the words now */
  async #keepThere(): Promise<boolean> {
    clearTimeout(this.#later);
    this.#later = 0;
    if (!this.#form || this.#isWaiting()) return false;
    if (this.#underWay) {
      this.#plan(serverMs);
      return false;
    }
    const underWay = (this.#underWay = new AbortController());
    const typed = readTyped(this.#form);
    const outcome = await this.#send(typed, keyOf(this.#form), this.#base, { signal: underWay.signal });
    if (underWay.signal.aborted) return false;
    this.#underWay = null;
    if (outcome.is === 'away' || outcome.is === 'signed-out') return this.#isNotSafe(outcome.is);
    this.#trouble = '';
    this.#wait = serverMs;
    if (outcome.is === 'kept') this.#isSafe(outcome, JSON.stringify(typed));
    else if (outcome.is === 'posted') this.#isPosted(typed);
    else if (!this.#quiet) this.#say(null);
    return true;
  }

  /** These very words are sent by themselves when there is a connection; kept as a draft as well, they would come back after that. */
  #isWaiting(): boolean {
    const waiting = waitingOf(this.getAttribute('owner') ?? '');
    return [...waiting.values()].some(({ body }) => body === bodyOf(this.#form!));
  }

  /** Nothing is new where nothing was typed since it was sent: this browser's copy is of that time, or went when it had arrived. */
  #isPosted(typed: Sent['typed']) {
    const kept = read(draftName(this));
    const same = kept ? Boolean(kept.sent) && JSON.stringify(kept.fields) === JSON.stringify(typed) : canKeep();
    if (same) this.#stop();
    else this.#beginAnew();
  }

  /** Whoever goes back after posting and writes on says something new: it has a key of its own, and is kept under that. */
  #beginAnew() {
    if (this.#form) renewKey(this.#form);
    this.#keepHere();
    this.#plan(serverMs);
  }

  #isSafe({ at, time, beside }: Extract<Outcome, { is: 'kept' }>, typed: string) {
    this.#base = at;
    if (this.#form) goOnFrom(this.#form, at);
    if (!this.#quiet) this.#say('kept', time);
    if (beside) this.#sayBeside();
    if (this.#form && JSON.stringify(readTyped(this.#form)) === typed) this.#keepHere({ safe: true });
    else this.#plan(serverMs);
  }

  #isNotSafe(why: 'signed-out' | 'away'): false {
    const news = why !== this.#trouble;
    this.#trouble = why;
    this.#wait = Math.min(this.#wait * 2, longestWaitMs);
    // What neither side keeps is said whatever else stands there: storage may be full, or closed to us.
    if (!this.#keepHere()) this.#say('nowhere', '', news);
    else if (!this.#quiet) this.#say(why, '', news);
    this.#plan(this.#wait);
    return false;
  }

  #flush = () => {
    if (this.#soon) this.#keepHere();
    if (this.#later && document.hidden) void this.#keepThere();
  };

  #online = () => {
    if (this.#trouble) void this.#keepThere();
  };

  /** What had waited was sent meanwhile, and took its draft along; what was written since then is another. */
  #sent = (event: Event) => {
    if ((event as CustomEvent<string>).detail === this.getAttribute('form')) this.#beginAnew();
  };

  #submit = (event: SubmitEvent) => {
    if (event.defaultPrevented || !this.#form) return;
    if (this.#asking) return event.preventDefault();
    this.#keepHere({ sent: keyOf(this.#form) });
    this.#stop();
    if (navigator.onLine && this.#trouble !== 'away') return;
    event.preventDefault();
    void this.#sendIfBack(pressedFor(event));
  };

  #stop() {
    clearTimeout(this.#soon);
    clearTimeout(this.#later);
    this.#soon = this.#later = 0;
    this.#underWay?.abort();
    this.#underWay = null;
  }

  /** The last word from the server was silence: it is asked again before the page is given up for a form that may not arrive. */
  async #sendIfBack(button: HTMLElement | null) {
    this.#asking = true;
    const back = navigator.onLine && (await this.#keepThere());
    this.#asking = false;
    if (!back || !this.#form) {
      this.#trouble = 'away';
      if (isPlain(button) && this.#waits()) return this.#say(null);
      return this.#say(this.#keepHere({ sent: keyOf(this.#form!) }) ? 'offline' : 'nowhere', '', true);
    }
    if (button instanceof HTMLButtonElement && button.name) this.#form.append(hidden(button.name, button.value));
    if (button instanceof HTMLButtonElement && button.hasAttribute('formaction')) this.#form.action = button.formAction;
    this.#keepHere({ sent: keyOf(this.#form) });
    this.#form.submit();
  }

  /** A reply is sent by itself when there is a connection again; what opens a page of its own is not. */
  #waits(): boolean {
    const draft = this.getAttribute('form') ?? '';
    if (!this.#form || !draft.startsWith('reply:')) return false;
    const action = new URL(this.#form.action).pathname;
    const kept = letWait(this.getAttribute('owner') ?? '', { action, body: bodyOf(this.#form), draft });
    if (kept) dispatchEvent(new Event('companionway-waits'));
    return kept;
  }

  #throwAway = () => {
    this.#stop();
    drop(draftName(this));
  };

  /** Stays until the page is left: nobody should overlook that there are other words. */
  #sayBeside() {
    const line = this.querySelector<HTMLElement>('[data-draft-beside]');
    if (!line?.hidden) return;
    line.hidden = false;
    announce(line.textContent ?? '');
  }

  #say(which: Says | null, time = '', aloud = which === 'restored') {
    const words = (which && this.getAttribute(`data-${which}`)?.replace('{time}', time)) ?? '';
    const line = this.querySelector('[data-draft-line]') ?? this.appendChild(newLine());
    line.textContent = words;
    line.classList.toggle('draft-trouble', troubles.includes(which));
    const throwAway = this.querySelector<HTMLElement>('form[data-throw-away]');
    if (throwAway) throwAway.hidden = which === null;
    if (aloud) announce(words);
  }
}

function cameBack(): boolean {
  const [how] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  return how?.type === 'back_forward';
}

/** Whether the button posts the words: others look at them first, or lead to pictures, and nothing of that waits. */
const isPlain = (button: HTMLElement | null) => !button?.hasAttribute('name') && !button?.hasAttribute('formaction');

function newLine(): Element {
  const line = document.createElement('p');
  line.className = 'draft-line';
  line.dataset.draftLine = '';
  return line;
}

function hidden(name: string, value: string): HTMLInputElement {
  return Object.assign(document.createElement('input'), { type: 'hidden', name, value });
}

customElements.define('keep-draft', KeepDraft);
