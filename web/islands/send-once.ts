import { pressedFor } from './pressed.ts';

const restMs = 5000;
const resting = new Map<HTMLFormElement, () => void>();

/** A form marked `data-once` is sent once, however often its button is pressed; the button says so meanwhile. */
document.addEventListener('submit', (event) => {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || !('once' in form.dataset) || event.defaultPrevented) return;
  if (resting.has(form)) return event.preventDefault();
  const label = changeLabel(
    pressedFor(event) ?? form.querySelector('button[type="submit"]'),
    form.closest<HTMLElement>('[data-sending]')?.dataset.sending,
  );
  const timer = setTimeout(() => wake(form), restMs);
  resting.set(form, () => {
    clearTimeout(timer);
    label();
  });
});

function wake(form: HTMLFormElement): void {
  resting.get(form)?.();
  resting.delete(form);
}

/** @returns what puts the old words back */
function changeLabel(button: HTMLElement | null, words: string | undefined): () => void {
  const label = button?.querySelector('span') ?? button;
  if (!button || !label || !words) return () => {};
  const before = label.textContent;
  label.textContent = words;
  button.setAttribute('aria-disabled', 'true');
  return () => {
    label.textContent = before;
    button.removeAttribute('aria-disabled');
  };
}

// A page that comes back from the browser's memory may send again.
addEventListener('pageshow', (event) => {
  if (event.persisted) for (const form of resting.keys()) wake(form);
});
