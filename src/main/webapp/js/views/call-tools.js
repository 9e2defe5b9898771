/** What one can do in a call beside leaving it: microphone, camera, screen, chat. */
import { nothing } from 'lit-html';
import { View } from './view.js';

/** @import { Scene } from './view.js' */

class CallTools extends View {
  /** @override @param {Scene} _scene @returns {unknown} */
  template(_scene) {
    return nothing;
  }
}

customElements.define('call-tools', CallTools);
