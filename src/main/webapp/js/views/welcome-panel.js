/** Before there is a camera: what this is, or what stands in the way, and the ways on. */
import { html, nothing } from 'lit-html';
import { View, icon } from './view.js';

/**
 * @import { CameraProblem } from '../state.js'
 * @import { Scene } from './view.js'
 */

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
        ${phase === 'opening' ? this.#cancel(words) : this.#ways(words, problem)}
        ${phase === 'idle' && !problem ? [rules(words), promises(words)] : nothing}
      </section>
    `;
  }

  /** @param {Scene['words']} words @param {CameraProblem | null} problem */
  #ways({ action }, problem) {
    const again = problem === 'overconstrained' ? action.openAny : action.openAgain;
    return html`<div class="ways">
      <button id="open-camera" class="main" @click=${() => this.wish('openCamera', undefined)}>
        ${icon('camera')}<span>${problem ? again : action.openCamera}</span>
      </button>
      ${problem && problem !== 'unloaded' ? this.#without(action.goWithout) : nothing}
    </div>`;
  }

  /** @param {string} words */
  #without(words) {
    return html`<button
      id="go-without"
      class="quiet"
      @click=${() => this.wish('goWithout', undefined)}
    >
      ${icon('camera-off')}<span>${words}</span>
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

/** Whoever opens the camera has them before the eyes. @param {Scene['words']} words */
const rules = ({ rules: { agree, list } }) =>
  html`<div class="rules">
    <p>${agree}</p>
    <ul>
      ${list.map((rule) => html`<li>${rule}</li>`)}
    </ul>
  </div>`;

/** @param {Scene['words']} words */
const promises = (words) =>
  html`<ul class="promises">
    ${words.promises.map((promise) => html`<li>${promise}</li>`)}
  </ul>`;

customElements.define('welcome-panel', WelcomePanel);
