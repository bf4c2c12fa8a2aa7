/** A link to a page with a question; where the same question is a dialog of this page, that opens instead. */
class OpenDialog extends HTMLElement {
  connectedCallback() {
    this.addEventListener('click', (event) => {
      const dialog = document.getElementById(this.getAttribute('for') ?? '') as HTMLDialogElement | null;
      // Phones of 2018 know no dialogs, not by name either.
      if (!dialog?.showModal) return;
      event.preventDefault();
      dialog.showModal();
    });
  }
}

customElements.define('open-dialog', OpenDialog);
