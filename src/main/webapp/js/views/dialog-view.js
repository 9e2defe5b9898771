/**
 * What every dialog is: modal, named by its heading, with a way out by Escape and one by a button, after
 * which the keyboard is where it was before. A dialog says which it is, its heading, and what is in it:
 *
 *   class HelpDialog extends DialogView {
 *     which = 'help';
 *     heading({ words }) { return words.help.title; }
 *     content(scene) { return html`…`; }
 *   }
 *
 * What it looks like, and the classes for what is in it, stand in styles/dialogs.css. There is nothing of
 * it in the page while it is closed.
 *
 * @import { Scene } from './view.js'
 * @import { Dialog } from '../state.js'
 */
import { html, nothing, render } from 'lit-html';
import { View, icon } from './view.js';

export class DialogView extends View {
  /** @type {Dialog} */
  which = null;
  #wanted = false;

  /** @override @param {Scene} scene */
  show(scene) {
    this.#wanted = scene.state.dialog === this.which;
    if (!this.#wanted) return this.#close();
    super.show(scene);
    const dialog = this.#dialog;
    if (dialog && !dialog.open) dialog.showModal();
  }

  /** @override @param {Scene} scene */
  template(scene) {
    const title = `${this.which}-title`;
    return html`<dialog
      class="dialog"
      closedby="any"
      aria-labelledby=${title}
      @close=${() => this.#closed()}
    >
      <div class="dialog-head">
        <h2 id=${title}>${this.heading(scene)}</h2>
        <button
          class="round"
          aria-label=${scene.words.dialog.close}
          title=${scene.words.dialog.close}
          @click=${() => this.shut()}
        >
          ${icon('close')}
        </button>
      </div>
      <div class="dialog-body">${this.content(scene)}</div>
    </dialog>`;
  }

  /** @param {Scene} _scene @returns {string} */
  heading(_scene) {
    return '';
  }

  /** @param {Scene} _scene @returns {unknown} */
  content(_scene) {
    return nothing;
  }

  shut() {
    this.wish('dialog', null);
  }

  /** By Escape or beside it: the browser has closed it already. */
  #closed() {
    if (this.#wanted) this.shut();
  }

  #close() {
    const dialog = this.#dialog;
    if (!dialog) return;
    // Closed before it goes: so the browser gives the focus back to where it was.
    dialog.close();
    render(nothing, this);
    if (document.activeElement === document.body) opener(this.which)?.focus();
  }

  get #dialog() {
    return this.querySelector('dialog');
  }
}

/** Some browsers do not focus what is pressed. @param {Dialog} which @returns {HTMLElement | null} */
const opener = (which) => document.querySelector(`button#${which}`);
