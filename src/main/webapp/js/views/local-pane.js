/** Oneself, as in a mirror, and beside the name the button that forgets whom one skipped. */
import { html, nothing } from 'lit-html';
import { View, icon } from './view.js';

/** @import { Scene } from './view.js' */

class LocalPane extends View {
  /** @override @param {Scene} scene */
  template(scene) {
    const { state, words, self } = scene;
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
        <div class="nameplate">
          <bdi>${self}</bdi>
          ${state.connection === 'online' ? this.#forgetButton(scene) : nothing}
        </div>
      </section>
    `;
  }

  /** Skips belong to the connection: without one there is nothing to forget. @param {Scene} scene */
  #forgetButton({ words }) {
    return html`<button id="forget" class="deed" @click=${() => this.wish('forget')}>
      ${icon('forget')}<span>${words.action.forget}</span>
    </button>`;
  }
}

customElements.define('local-pane', LocalPane);
