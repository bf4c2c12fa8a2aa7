import { announce } from './announce.ts';

/** A button that copies the text of the element or field whose id is in `for`; hidden until it can. */
class CopyText extends HTMLElement {
  connectedCallback() {
    const button = this.querySelector('button');
    if (!button) return;
    button.hidden = false;
    button.addEventListener('click', () => void this.#copy(button));
  }

  async #copy(button: HTMLButtonElement) {
    const source = document.getElementById(this.getAttribute('for') ?? '');
    if (!source) return;
    const copied = await copy(source);
    const label = button.querySelector('span') ?? button;
    if (!copied || !this.dataset.copied) return;
    label.textContent = this.dataset.copied;
    announce(this.dataset.copied);
  }
}

const textOf = (source: HTMLElement) =>
  source instanceof HTMLInputElement || source instanceof HTMLTextAreaElement ? source.value : (source.textContent ?? '').trim();

/** Over plain http the clipboard is closed; marking the text and the old command still work. */
async function copy(source: HTMLElement): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(textOf(source));
    return true;
  } catch {
    if (source instanceof HTMLInputElement || source instanceof HTMLTextAreaElement) source.select();
    else getSelection()?.selectAllChildren(source);
    return document.execCommand('copy');
  }
}

customElements.define('copy-text', CopyText);
