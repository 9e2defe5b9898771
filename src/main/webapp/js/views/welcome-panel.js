/** Before there is a camera: what this is, or what stands in the way, and the one button on. */
import { html, nothing } from 'lit-html';
import { View, icon } from './view.js';

/** @import { Scene } from './view.js' */

class WelcomePanel extends View {
  /** @override @param {Scene} scene */
  template({ state, words }) {
    const { phase, problem } = state;
    if (phase !== 'idle' && phase !== 'opening') return nothing;
    const { title, text } = words.welcome[phase === 'opening' ? 'opening' : (problem ?? 'idle')];
    return html`
      <section
        class="welcome"
        tabindex="-1"
        aria-label=${title}
        data-problem=${problem ?? 'none yet'}
      >
        <svg class="emblem" aria-hidden="true">
          <use href=${problem ? '#icon-camera-off' : '#icon-emblem'}></use>
        </svg>
        <h2>${title}</h2>
        <p>${text}</p>
        ${phase === 'opening' ? this.#cancel(words) : this.#open(words, problem !== null)}
        ${phase === 'idle' && !problem ? promises(words) : nothing}
      </section>
    `;
  }

  /** @param {Scene['words']} words @param {boolean} again */
  #open({ action }, again) {
    return html`<button
      id="open-camera"
      class="main"
      @click=${() => this.wish('openCamera', undefined)}
    >
      ${icon('camera')}<span>${again ? action.openAgain : action.openCamera}</span>
    </button>`;
  }

  /** @param {Scene['words']} words */
  #cancel({ action }) {
    return html`<button
      id="cancel"
      class="quiet"
      @click=${() => this.wish('closeCamera', undefined)}
    >
      ${icon('close')}<span>${action.cancel}</span>
    </button>`;
  }
}

/** @param {Scene['words']} words */
const promises = (words) =>
  html`<ul class="promises">
    ${words.promises.map((promise) => html`<li>${promise}</li>`)}
  </ul>`;

customElements.define('welcome-panel', WelcomePanel);
