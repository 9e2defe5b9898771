/** Before one joins: how one is seen and heard, and by which devices. */
import { nothing } from 'lit-html';
import { View } from './view.js';

/** @import { Scene } from './view.js' */

class DevicePicker extends View {
  /** @override @param {Scene} _scene @returns {unknown} */
  template(_scene) {
    return nothing;
  }
}

customElements.define('device-picker', DevicePicker);
