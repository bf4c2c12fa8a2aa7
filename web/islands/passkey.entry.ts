import { browserSupportsWebAuthn, startAuthentication, startRegistration } from '@simplewebauthn/browser';

type Question = { ceremony?: string; options?: object };

/**
 * A form that a passkey fills in: asks the server for a question, the device for its answer, and posts both. With
 * `data-when` it does so only while the form says so, and is an ordinary form otherwise.
 */
class PassKey extends HTMLElement {
  /** The answer in the form is of this page, and may be used up. */
  #answered = false;

  #submit = (event: SubmitEvent) => {
    const form = this.querySelector('form');
    // Another button of the form leads elsewhere: nothing is to be filled in for it.
    if (event.submitter?.hasAttribute('formaction')) return;
    if (!form || !this.#wanted(form)) return;
    // What the server gave back with another fault stands for the key that the device has made already: it makes no second one.
    const made = this.dataset['mode'] === 'create' && field(form, 'response').value;
    if (made && !this.#answered) return;
    event.preventDefault();
    event.stopPropagation();
    void this.#answer(form);
  };

  connectedCallback() {
    if (!browserSupportsWebAuthn()) return;
    this.hidden = false;
    this.addEventListener('submit', this.#submit, true);
  }

  disconnectedCallback() {
    this.removeEventListener('submit', this.#submit, true);
  }

  #wanted(form: HTMLFormElement): boolean {
    const [name, value] = (this.dataset['when'] ?? '').split('=');
    return !name || new FormData(form).get(name) === value;
  }

  async #answer(form: HTMLFormElement) {
    this.#say('');
    try {
      const { ceremony, options } = await this.#ask(form);
      if (!ceremony || !options) return form.submit();
      const optionsJSON = options as never;
      const answer =
        this.dataset['mode'] === 'create' ? await startRegistration({ optionsJSON }) : await startAuthentication({ optionsJSON });
      field(form, 'ceremony').value = ceremony;
      field(form, 'response').value = JSON.stringify(answer);
      this.#answered = true;
      form.submit();
    } catch {
      this.#say(this.dataset['failed'] ?? '');
    }
  }

  /** An empty question means that the form has another fault first: the server says which. */
  async #ask(form: HTMLFormElement): Promise<Question> {
    const name = form.querySelector<HTMLInputElement>('input[name="name"]')?.value ?? '';
    const answered = await fetch(this.dataset['start'] ?? '', { method: 'POST', body: new URLSearchParams({ name }) });
    return answered.headers.get('content-type')?.startsWith('application/json') ? ((await answered.json()) as Question) : {};
  }

  #say(words: string) {
    const line = this.querySelector<HTMLElement>('[role="alert"]');
    if (!line) return;
    line.textContent = words;
    line.hidden = words === '';
  }
}

function field(form: HTMLFormElement, name: string): HTMLInputElement {
  return form.querySelector<HTMLInputElement>(`input[name="${name}"]`)!;
}

customElements.define('pass-key', PassKey);
