/**
 * What one can do now. Each button has its own place, so that a second, hurried press never lands on a
 * button that means the opposite: onward is always on the far side, out always on the near one.
 */
import { html, nothing } from 'lit-html';
import { View, icon } from './view.js';

/** @import { Scene } from './view.js' */

class ControlBar extends View {
  /** @override @param {Scene} scene */
  template({ state, words }) {
    const { phase, room, connection } = state;
    const { action, pane } = words;
    if (phase === 'idle' || phase === 'opening') return nothing;
    const ready = phase === 'ready';
    const queued = phase === 'queued';
    const online = connection === 'online';
    return html`<nav class="bar" tabindex="-1" aria-label=${action.controls}>
      ${ready ? this.#button('close-camera', 'camera-off', action.closeCamera, 'closeCamera') : nothing}
      ${queued ? this.#button('leave-queue', 'close', action.leaveQueue, 'stop') : nothing}
      ${room ? this.#button('stop', 'stop', action.stop, 'stop') : nothing}
      ${ready ? this.#button('join-queue', 'join', action.join, 'join', 'main') : nothing}
      ${queued ? waiting(online ? pane.looking : pane.reconnecting) : nothing}
      ${room ? this.#button('next', 'next', action.next, 'next', 'main') : nothing}
    </nav>`;
  }

  /** @param {string} id @param {string} picture @param {string} words @param {'closeCamera' | 'join' | 'stop' | 'next'} wish @param {string} rank */
  #button(id, picture, words, wish, rank = 'quiet') {
    return html`<button id=${id} class=${rank} @click=${() => this.wish(wish, undefined)}>
      ${icon(picture)}<span>${words}</span>
    </button>`;
  }
}

/** Seen only: the status says the same. @param {string} words */
const waiting = (words) => html`<p class="looking" aria-hidden="true"><i></i>${words}</p>`;

customElements.define('control-bar', ControlBar);
