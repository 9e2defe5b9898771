/** Before one joins: what one likes to talk about, and the people one skipped. */
import { nothing } from 'lit-html';
import { View } from './view.js';

/** Before one joins: what one likes to talk about, and the people one skipped. */

/** @import { Scene } from './view.js' */

class InterestPicker extends View {
  /** @override @param {Scene} _scene @returns {unknown} */
  template(_scene) {
    return nothing;
  }
}

customElements.define('interest-picker', InterestPicker);
