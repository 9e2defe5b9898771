/** What one can do about people one has met: meet the skipped again, and part from the last for good. */
import { html, nothing } from 'lit-html';
import { icon } from './view.js';

/** @import { Scene, View } from './view.js' */

/**
 * Skips belong to the connection: without one there is nothing to forget.
 * @param {View} view @param {Scene} scene
 */
export const forgetting = (view, { state, words }) =>
  state.connection === 'online'
    ? html`<button id="forget" class="quiet small" @click=${() => view.wish('forget', undefined)}>
        ${icon('forget')}<span>${words.action.forget}</span>
      </button>`
    : nothing;

/**
 * Who has just left may have been the worst, and cannot be reached any more in the call.
 * @param {View} view @param {Scene} scene
 */
export function parting(view, { state, words: { waiting } }) {
  const { lastRoomId, room, dealt } = state;
  if (!lastRoomId || room || dealt.length === 2) return nothing;
  const block = () => view.wish('block', undefined);
  const report = () => view.wish('dialog', 'report');
  return html`<div class="parting" role="group" aria-label=${waiting.last}>
    <p aria-hidden="true">${waiting.last}</p>
    ${dealt.includes('blocked') ? nothing : button('block', waiting.block, waiting.blockLast, block)}
    ${dealt.includes('reported') ? nothing : button('flag', waiting.report, waiting.reportLast, report)}
  </div>`;
}

/** @param {string} picture @param {string} words @param {string} name @param {() => void} press */
const button = (picture, words, name, press) =>
  html`<button class="quiet small" aria-label=${name} @click=${press}>
    ${icon(picture)}<span>${words}</span>
  </button>`;
