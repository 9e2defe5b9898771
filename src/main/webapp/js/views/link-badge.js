/** How good the connection is, in words and bars; and what one can do when the picture is not. */
import { nothing } from 'lit-html';
import { View } from './view.js';

/** @import { Scene } from './view.js' */

class LinkBadge extends View {
  /** @override @param {Scene} _scene @returns {unknown} */
  template(_scene) {
    return nothing;
  }
}

customElements.define('link-badge', LinkBadge);
