/** Tells the operator of the one in the call, or of the one who has just left. */
import { html } from 'lit-html';
import { reportReasons } from '../protocol.js';
import { DialogView } from './dialog-view.js';

/**
 * @import { Scene } from './view.js'
 * @import { ReportReason } from '../protocol.js'
 */

class ReportDialog extends DialogView {
  /** @override */
  which = /** @type {const} */ ('report');

  /** @override @param {Scene} scene */
  heading({ words }) {
    return words.report.title;
  }

  /** @override @param {Scene} scene */
  content({ words: { report } }) {
    return html`<form class="report" @submit=${(/** @type {SubmitEvent} */ e) => this.#send(e)}>
      <p class="hint">${report.text}</p>
      <fieldset class="choices">
        <legend>${report.reason}</legend>
        ${reportReasons.map(
          (reason) =>
            html`<label>
              <input type="radio" name="reason" value=${reason} required /><span
                >${report[reason]}</span
              >
            </label>`,
        )}
      </fieldset>
      <div class="dialog-actions">
        <button type="button" class="quiet" @click=${() => this.shut()}>${report.cancel}</button>
        <button class="main">${report.send}</button>
      </div>
    </form>`;
  }

  /** @param {SubmitEvent} event */
  #send(event) {
    event.preventDefault();
    const form = /** @type {HTMLFormElement} */ (event.target);
    const reason = /** @type {ReportReason} */ (new FormData(form).get('reason'));
    // Closed only afterwards: as long as it is open nobody new comes.
    this.wish('report', reason);
    this.shut();
  }
}

customElements.define('report-dialog', ReportDialog);
