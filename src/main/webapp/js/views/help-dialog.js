/** Which keys do what, the rules, and where to turn. */
import { nothing } from 'lit-html';
import { View } from './view.js';

/** @import { Scene } from './view.js' */

class HelpDialog extends View {
  /** @override @param {Scene} _scene @returns {unknown} */
  template(_scene) {
    return nothing;
  }
}

customElements.define('help-dialog', HelpDialog);
