/** The way to empty the node: a press, and a second one that means it. */
import { html, render } from 'lit-html';

/** @typedef {'open' | 'asked' | 'sent' | 'failed' | 'draining'} DrainState */

export class Drain {
  /** @type {DrainState} */
  #state = 'open';
  #place;
  #begin;

  /** @param {HTMLElement} place @param {() => Promise<boolean>} begin tells the server; false: it did not do it */
  constructor(place, begin) {
    this.#place = place;
    this.#begin = begin;
  }

  /** @param {number | null} draining as the server says: 1, 0, or null where it cannot be emptied */
  show(draining) {
    if (draining === null) return;
    if (draining === 1) this.#turn('draining');
    // It was restarted.
    else if (this.#state === 'draining') this.#turn('open');
    else this.#turn(this.#state);
  }

  /** The server tells everything anew: it may be another process, to which nothing was sent. */
  renew() {
    if (this.#state === 'sent') this.#turn('open');
  }

  /** @param {DrainState} state */
  #turn(state) {
    this.#state = state;
    render(this.#template(), this.#place);
  }

  /** What was pressed is not there any more; what comes in its place has the focus. @param {DrainState} state */
  #press(state) {
    this.#turn(state);
    /** @type {HTMLElement | null} */ (this.#place.querySelector('button, [tabindex]'))?.focus();
  }

  #template() {
    if (this.#state === 'draining' || this.#state === 'sent')
      return html`<p class="draining" role="status" tabindex="-1">This node is being emptied</p>`;
    if (this.#state === 'asked')
      return html`
        <p id="drain-means">All pages are told to connect elsewhere.</p>
        <button class="small" aria-describedby="drain-means" @click=${() => this.#press('open')}>
          Cancel
        </button>
        <button class="small danger" aria-describedby="drain-means" @click=${() => this.#send()}>
          Empty it now
        </button>
      `;
    return html`
      ${this.#state === 'failed' ? html`<p role="alert">That did not work.</p>` : ''}
      <button class="quiet small" @click=${() => this.#press('asked')}>Empty this node…</button>
    `;
  }

  async #send() {
    this.#press('sent');
    if (!(await this.#begin())) this.#press('failed');
  }
}

/** @returns {Promise<boolean>} */
export const beginDraining = () =>
  fetch('drain', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: '{}',
  }).then(
    ({ ok }) => ok,
    () => false,
  );
