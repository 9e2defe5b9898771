/** The tools that are wanted less often: a small sheet that Esc and a press beside it close. */
import { html, nothing } from 'lit-html';
import { canFillTheScreen, canLeaveThePage } from '../media/showing.js';
import { icon } from './view.js';

/**
 * @import { Scene, Wish, Wishes } from './view.js'
 * @typedef {<W extends Wish>(name: W, value: Wishes[W]) => void} Wishing
 */

const SHEET = 'more-tools';

/** @param {Scene} scene @param {Wishing} wish */
export const moreTools = ({ state, words }, wish) => {
  const { tools, action } = words;
  return html`
    <button
      id="tool-more"
      class="round tool"
      popovertarget=${SHEET}
      aria-label=${tools.more}
      title=${tools.more}
    >
      ${icon('more')}
    </button>
    <div id=${SHEET} class="more" popover aria-label=${tools.more} role="group">
      <label class="volume">
        ${icon('sound')}
        <span class="hidden-words">${tools.volume}</span>
        <input
          id="volume"
          type="range"
          min="0"
          max="100"
          .value=${String(Math.round(state.settings.volume * 100))}
          @input=${(/** @type {InputEvent} */ event) => wish('set', { volume: Number(/** @type {HTMLInputElement} */ (event.currentTarget).value) / 100 })}
        />
      </label>
      ${canLeaveThePage() ? line('picture', tools.pictureInPicture, () => wish('pictureInPicture', undefined)) : nothing}
      ${canFillTheScreen() ? line('full', tools.fullScreen, () => wish('fullScreen', undefined)) : nothing}
      <hr />
      ${line('block', tools.block, () => wish('block', undefined))}
      ${line('flag', tools.report, () => wish('dialog', 'report'))}
      <hr />
      ${line('help', action.help, () => wish('dialog', 'help'))}
      ${line('settings', action.settings, () => wish('dialog', 'settings'))}
    </div>
  `;
};

/** @param {string} picture @param {string} name @param {() => void} press */
const line = (picture, name, press) => {
  /** @param {Event} event */
  const chosen = ({ currentTarget }) => {
    const sheet = /** @type {Element} */ (currentTarget).closest('[popover]');
    if (sheet instanceof HTMLElement) sheet.hidePopover?.();
    press();
  };
  return html`<button class="entry" @click=${chosen}>${icon(picture)}<span>${name}</span></button>`;
};
