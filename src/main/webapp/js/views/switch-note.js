/** Says aloud what a key has switched: nothing else on the page tells it to who does not see. */
import { View } from './view.js';

/**
 * @import { Scene } from './view.js'
 * @import { OwnMedia } from '../state/media.js'
 */

const SOURCES = /** @type {const} */ (['microphone', 'camera']);

class SwitchNote extends View {
  /** @type {OwnMedia | null} */
  #before = null;
  #told = '';

  /** @override @param {Scene} scene */
  template({ state, words: { tools } }) {
    const { own } = state.media;
    for (const source of SOURCES) {
      const known = this.#before && this.#before[source] !== 'none' && own[source] !== 'none';
      if (!known || this.#before?.[source] === own[source]) continue;
      const told = tools[`${source}${own[source] === 'on' ? 'On' : 'Off'}`];
      // On its own button a screen reader says so anyway.
      this.#told = document.activeElement?.id === `tool-${source}` ? '' : told;
    }
    this.#before = own;
    return this.#told;
  }
}

customElements.define('switch-note', SwitchNote);
