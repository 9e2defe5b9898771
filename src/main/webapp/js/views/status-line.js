/** The state in words, always in the same place, and the way out of a server that is not there. */
import { html, nothing } from 'lit-html';
import { View } from './view.js';

/** @import { Scene } from './view.js' */

/** @param {Scene} scene how the words are meant: all well, under way, or wrong */
function tone({ state }) {
  if (state.problem || (state.attempts > 0 && state.connection !== 'online')) return 'wrong';
  if (state.phase === 'connected') return state.unsteady ? 'wrong' : 'well';
  return state.phase === 'idle' || state.phase === 'ready' ? 'calm' : 'busy';
}

class StatusLine extends View {
  /** @override @param {Scene} scene */
  template(scene) {
    const { state, status, words, fill } = scene;
    const away = state.attempts > 0 && state.connection !== 'online' && state.phase !== 'idle';
    return html`
      <p id="status" role="status" aria-live="polite" data-tone=${tone(scene)}>
        <span class="said">${fill(words.status[status])}</span>
        ${state.aside ? html`<span class="aside">${words.aside[state.aside]}</span>` : nothing}
      </p>
      ${
        away
          ? html`<button id="retry" class="quiet small" @click=${() => this.wish('retryNow')}>
              ${words.action.retry}
            </button>`
          : nothing
      }
    `;
  }
}

customElements.define('status-line', StatusLine);
