/** What both like, to begin with: said when they meet, and gone when they have begun. */
import { html, nothing } from 'lit-html';
import { inWords } from '../lounge/interests.js';
import { View } from './view.js';

/**
 * @import { Scene } from './view.js'
 * @import { Room } from '../state.js'
 */

const SHOWN_MS = 30_000;

class SharedInterests extends View {
  /** @type {Scene | null} */
  #scene = null;
  /** @type {Room | null} the room that is told of */
  #room = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} from the first picture on */
  #ending;

  disconnectedCallback() {
    clearTimeout(this.#ending);
  }

  /** @override @param {Scene} scene */
  show(scene) {
    const { phase, room } = scene.state;
    if (room !== this.#scene?.state.room) this.#begin(room);
    if (phase === 'connected') this.#ending ??= setTimeout(() => this.#end(), SHOWN_MS);
    this.#scene = scene;
    super.show(scene);
  }

  /** @param {Room | null} room */
  #begin(room) {
    clearTimeout(this.#ending);
    this.#ending = undefined;
    this.#room = room;
  }

  #end() {
    this.#room = null;
    if (this.#scene) super.show(this.#scene);
  }

  /** @override @param {Scene} scene */
  template({ words, fill }) {
    if (!this.#room || this.#room.interests.length === 0) return nothing;
    const { named, more } = inWords(this.#room.interests, document.documentElement.lang);
    const { both, bothMore } = words.interests;
    return html`<p class="shared">${fill(more ? bothMore : both, { interests: named })}</p>`;
  }
}

customElements.define('shared-interests', SharedInterests);
