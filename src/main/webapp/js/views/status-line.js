/** The state in words, always in the same place; the server's, and what to do while it is not there. */
import { html, nothing } from 'lit-html';
import { View } from './view.js';

/** @import { Scene } from './view.js' */

/** @param {Scene['state']} state */
const isAway = (state) => state.attempts > 0 && state.connection !== 'online';

/** How the words are meant. @param {Scene['state']} state */
function tone(state) {
  if (state.problem || state.unsteady || isAway(state)) return 'wrong';
  if (state.ending === 'unable' || state.ending === 'relayless') return 'wrong';
  if (state.phase === 'connected') return 'well';
  return state.phase === 'idle' || state.phase === 'ready' ? 'calm' : 'busy';
}

class StatusLine extends View {
  /** @override @param {Scene} scene */
  template({ state, status, words, fill }) {
    return html`
      <p id="status" role="status" aria-live="polite" data-tone=${tone(state)}>
        <span>${fill(words.status[status])}</span>
        ${state.aside ? html`<span class="aside">${words.aside[state.aside]}</span>` : nothing}
      </p>
      ${isAway(state) ? this.#retry(words) : nothing}
      ${state.localStream ? badge(words.connection[state.connection]) : nothing}
    `;
  }

  /** @param {Scene['words']} words */
  #retry({ action }) {
    return html`<button
      id="retry"
      class="quiet small"
      @click=${() => this.wish('retryNow', undefined)}
    >
      ${action.retry}
    </button>`;
  }
}

/** @param {string} word */
const badge = (word) => html`<p class="badge">${word}</p>`;

customElements.define('status-line', StatusLine);
