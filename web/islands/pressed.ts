type Button = HTMLButtonElement | HTMLInputElement;

let last: Button | null = null;

document.addEventListener('click', ({ target }) => (last = (target as Element).closest<Button>('button, [type="submit"]')), true);

/** The button that sends a form; not every phone says it with the event. */
export function pressedFor({ submitter, target }: SubmitEvent): HTMLElement | null {
  return submitter ?? (last?.form === target ? last : null);
}
