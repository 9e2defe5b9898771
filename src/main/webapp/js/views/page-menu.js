/** Top right: help and settings, in reach in every state. */
import { html } from 'lit-html';
import { View, icon } from './view.js';

/** @import { Scene } from './view.js' */

class PageMenu extends View {
  /** @override @param {Scene} scene */
  template({ words }) {
    return html`${this.#button('help', words.action.help)}${this.#button('settings', words.action.settings)}`;
  }

  /** @param {'help' | 'settings'} dialog @param {string} name */
  #button(dialog, name) {
    return html`<button
      id=${dialog}
      class="round"
      aria-haspopup="dialog"
      aria-label=${name}
      title=${name}
      @click=${() => this.wish('dialog', dialog)}
    >
      ${icon(dialog)}
    </button>`;
  }
}

customElements.define('page-menu', PageMenu);
