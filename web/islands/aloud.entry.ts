import './older-phones.ts';
import { announce } from './announce.ts';
import { spokenOf, type Spoken } from './spoken.ts';

/** What is read now, and what comes after it. */
let posts: Element[] = [];
let at = 0;
/** Rises with each new beginning, so that the end of what was broken off is not taken for the end of what is read now. */
let round = 0;
let bar: HTMLElement | null = null;

/** Begins with the post that stands highest on the screen. Nothing is read that nobody asked for. */
export function begin(element: HTMLElement): void {
  posts = [...document.querySelectorAll('#posts article.post')];
  at = Math.max(
    0,
    posts.findIndex((post) => post.getBoundingClientRect().bottom > 80),
  );
  if (posts.length === 0) return;
  bar ??= makeBar(element);
  bar.hidden = false;
  bar.querySelector('button')?.focus();
  addEventListener('pagehide', stop, { once: true });
  read();
}

function read(): void {
  speechSynthesis.cancel();
  mark(posts[at]);
  const mine = ++round;
  say(spokenOf(posts[at]!, document.documentElement.lang), () => mine === round && next());
}

function say(stretches: readonly Spoken[], then: () => void): void {
  for (const [n, { words, lang }] of stretches.entries()) {
    const utterance = new SpeechSynthesisUtterance(words);
    utterance.lang = lang;
    utterance.voice = speechSynthesis.getVoices().find((voice) => voice.lang.slice(0, 2) === lang.slice(0, 2)) ?? null;
    if (n === stretches.length - 1) utterance.addEventListener('end', then);
    speechSynthesis.speak(utterance);
  }
}

function next(): void {
  if (at + 1 >= posts.length) return stop();
  at += 1;
  read();
}

function pause(button: HTMLElement, words: DOMStringMap): void {
  const paused = button.getAttribute('aria-pressed') === 'true';
  if (paused) speechSynthesis.resume();
  else speechSynthesis.pause();
  button.setAttribute('aria-pressed', String(!paused));
  button.textContent = (paused ? words.pause : words.goOn) ?? '';
}

function stop(): void {
  round += 1;
  speechSynthesis.cancel();
  mark(undefined);
  const home = bar?.parentElement;
  const held = bar?.contains(document.activeElement);
  bar?.remove();
  bar = null;
  // At the end of the last post nobody pressed anything, and still nobody is to lose their place.
  if (held) home?.querySelector('button')?.focus();
  announce(home?.dataset.stopped ?? '');
}

function mark(post: Element | undefined): void {
  document.querySelector('.post-aloud')?.classList.remove('post-aloud');
  post?.classList.add('post-aloud');
  post?.scrollIntoView({ block: 'nearest' });
}

function makeBar(element: HTMLElement): HTMLElement {
  const made = document.createElement('div');
  made.className = 'aloud-bar';
  made.setAttribute('role', 'group');
  made.setAttribute('aria-label', element.dataset.label ?? '');
  const button = (words: string | undefined, press: (button: HTMLElement) => void) => {
    const one = document.createElement('button');
    one.type = 'button';
    one.className = 'button button-quiet';
    one.textContent = words ?? '';
    one.addEventListener('click', () => press(one));
    made.append(one);
  };
  button(element.dataset.pause, (pressed) => pause(pressed, element.dataset));
  button(element.dataset.next, next);
  button(element.dataset.stop, stop);
  made.addEventListener('keydown', ({ key }) => key === 'Escape' && stop());
  element.append(made);
  return made;
}
