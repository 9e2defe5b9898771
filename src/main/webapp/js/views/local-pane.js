/** Oneself, as in a mirror. */
import { html } from 'lit-html';
import { View } from './view.js';

/** @import { Scene } from './view.js' */

class LocalPane extends View {
  /** @override @param {Scene} scene */
  template({ state, words, self }) {
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
        <p class="nameplate" ?hidden=${state.phase !== 'ready'}><bdi>${self}</bdi></p>
      </section>
    `;
  }
}

customElements.define('local-pane', LocalPane);
