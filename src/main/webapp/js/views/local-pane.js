/** Oneself, as in a mirror: large while one gets ready, then a tile that can be moved aside or hidden. */
import { html, nothing } from 'lit-html';
import { cornerAfter, cornerNear } from './corner.js';
import { draggable, letGo } from './drag.js';
import { View, icon } from './view.js';

/**
 * @import { Scene } from './view.js'
 * @import { Corner } from './corner.js'
 */

const SETTLE = { duration: 180, easing: 'ease-out' };

class LocalPane extends View {
  /** @type {Corner} */
  #corner = 'bottom-end';
  #isTile = false;

  constructor() {
    super();
    draggable(
      this,
      () => this.#goTo(this.#nearest()),
      () => this.#isTile,
    );
  }

  /** @override @param {Scene} scene */
  show(scene) {
    const { phase, settings } = scene.state;
    this.#corner = settings.corner;
    this.#isTile = phase !== 'ready';
    super.show(scene);
  }

  /** @override @param {Scene} scene */
  template({ state, words, self }) {
    const { media, localStream, settings } = state;
    const hidden = this.#isTile && settings.hideSelf;
    return html`
      <section class="pane" aria-label=${words.pane.you} ?hidden=${!localStream || hidden}>
        <video
          id="local-video"
          class=${media.own.mirrored ? 'mirrored' : ''}
          autoplay
          playsinline
          .muted=${true}
          .srcObject=${localStream}
        ></video>
        ${localStream?.getVideoTracks().length === 0 ? unseen(state, words) : nothing}
        <p class="nameplate" ?hidden=${this.#isTile}><bdi>${self}</bdi></p>
        ${this.#isTile && localStream ? this.#handles(words) : nothing}
      </section>
      ${localStream && hidden ? this.#hand('show-self', 'person', words.self.show, this.#hide(false)) : nothing}
    `;
  }

  /** @param {Scene['words']} words */
  #handles({ self }) {
    return html`<div class="handles">
      ${this.#hand('move-self', 'corner', self.move, () => this.#goTo(cornerAfter(this.#corner)))}
      ${this.#hand('hide-self', 'hide', self.hide, this.#hide(true))}
    </div>`;
  }

  /** @param {string} id @param {string} picture @param {string} name @param {() => void} press */
  #hand(id, picture, name, press) {
    return html`<button id=${id} class="round" aria-label=${name} title=${name} @click=${press}>
      ${icon(picture)}
    </button>`;
  }

  /** The keyboard goes on where the way back is. @param {boolean} hideSelf */
  #hide(hideSelf) {
    return () => {
      this.wish('set', { hideSelf });
      const way = this.querySelector(hideSelf ? '#show-self' : '#hide-self');
      if (way instanceof HTMLElement) way.focus();
    };
  }

  /** @returns {Corner} to where it is held now */
  #nearest() {
    const own = this.getBoundingClientRect();
    const stage = this.parentElement?.getBoundingClientRect() ?? own;
    const middle = { x: own.left + own.width / 2, y: own.top + own.height / 2 };
    return cornerNear(middle, stage, getComputedStyle(this).direction === 'rtl');
  }

  /** Glides, where motion is welcome. @param {Corner} corner */
  #goTo(corner) {
    const from = this.getBoundingClientRect();
    letGo(this);
    this.wish('set', { corner });
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) return;
    const to = this.getBoundingClientRect();
    const way = `${from.left - to.left}px ${from.top - to.top}px`;
    this.animate([{ translate: way }, { translate: '0 0' }], SETTLE);
  }
}

/** What stands where one would see oneself. @param {Scene['state']} state @param {Scene['words']} words */
function unseen({ media }, { self }) {
  const { camera, microphone } = media.own;
  const without = microphone === 'none' ? self.textOnly : self.soundOnly;
  return html`<div class="expectation" data-mood="unseen">
    ${icon('camera-off')}
    <p>${camera === 'off' ? self.cameraOff : without}</p>
  </div>`;
}

customElements.define('local-pane', LocalPane);
