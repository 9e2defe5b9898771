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

  /** @param {DrainState} state */
  #turn(state) {
    this.#state = state;
    render(this.#template(), this.#place);
  }

  #template() {
    if (this.#state === 'draining' || this.#state === 'sent')
      return html`<p class="draining" role="status">This node is being emptied</p>`;
    if (this.#state === 'asked')
      return html`
        <p class="hidden-words" role="status">All pages are told to connect elsewhere.</p>
        <button class="small" @click=${() => this.#turn('open')}>Cancel</button>
        <button class="small danger" @click=${() => this.#send()}>Empty it now</button>
      `;
    return html`
      ${this.#state === 'failed' ? html`<p role="alert">That did not work.</p>` : ''}
      <button class="quiet small" @click=${() => this.#turn('asked')}>Empty this node…</button>
    `;
  }

  async #send() {
    this.#turn('sent');
    if (!(await this.#begin())) this.#turn('failed');
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
