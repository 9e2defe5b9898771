/** Oneself, as in a mirror, with the nameplate that forgets whom one skipped. */
import { html } from 'lit-html';
import { View, icon } from './view.js';

/** @import { Scene } from './view.js' */

class LocalPane extends View {
  /** @override @param {Scene} scene */
  template(scene) {
    const { state, words } = scene;
    return html`
      <section class="pane" aria-label=${words.pane.you} ?hidden=${!state.localStream}>
        <video
          id="local-video"
          class="mirrored"
          autoplay
          playsinline
          .muted=${true}
          .srcObject=${state.localStream}
        ></video>
        ${state.connection === 'online' ? this.#nameButton(scene) : nameplate(scene)}
      </section>
    `;
  }

  /** Skips belong to the connection: without one there is nothing to forget. @param {Scene} scene */
  #nameButton({ self, words, fill }) {
    return html`<button
      id="forget"
      class="nameplate"
      aria-description=${fill(words.pane.forgetHint)}
      @click=${() => this.wish('forget')}
    >
      <bdi aria-hidden="true">${self}</bdi>
      <span class="deed">${icon('forget')}<span>${words.action.forget}</span></span>
    </button>`;
  }
}

/** @param {Scene} scene */
const nameplate = ({ self }) => html`<p class="nameplate"><bdi>${self}</bdi></p>`;

customElements.define('local-pane', LocalPane);
