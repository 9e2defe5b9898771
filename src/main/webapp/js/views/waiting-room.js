/** Where the stranger will be, while there is none: what one waits for, and what one can do about it. */
import { html, nothing } from 'lit-html';
import { expectationOf } from '../status.js';
import { View, icon } from './view.js';

/** @import { Scene } from './view.js' */

class WaitingRoom extends View {
  /** @override @param {Scene} scene */
  template({ state, words }) {
    if (state.phase !== 'queued') return nothing;
    const key = expectationOf(state);
    const { title, text } = words.pane[key];
    return html`<section class="pane" aria-label=${words.pane.stranger}>
      <div class="expectation" data-mood=${key === 'queuedAway' ? 'away' : 'queued'}>
        <div class="pulse" aria-hidden="true">
          <i></i><i></i><i></i><svg><use href="#icon-person"></use></svg>
        </div>
        <h2>${title}</h2>
        <p>${text}</p>
        ${state.connection === 'online' ? this.#forget(words) : nothing}
      </div>
    </section>`;
  }

  /** Skips belong to the connection: without one there is nothing to forget. @param {Scene['words']} words */
  #forget({ action }) {
    return html`<button
      id="forget"
      class="quiet small"
      @click=${() => this.wish('forget', undefined)}
    >
      ${icon('forget')}<span>${action.forget}</span>
    </button>`;
  }
}

customElements.define('waiting-room', WaitingRoom);
