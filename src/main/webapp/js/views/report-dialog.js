/** Tells the operator what is wrong with the stranger, and leaves. */
import { nothing } from 'lit-html';
import { View } from './view.js';

/** @import { Scene } from './view.js' */

class ReportDialog extends View {
  /** @override @param {Scene} _scene @returns {unknown} */
  template(_scene) {
    return nothing;
  }
}

customElements.define('report-dialog', ReportDialog);
