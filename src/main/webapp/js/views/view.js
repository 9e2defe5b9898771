/**
 * What every view is: a custom element in light DOM. The scene comes in by `show`, wishes go out as
 * bubbling `wish` events, the one word in `detail` naming what is wanted.
 *
 * @import { State } from '../state.js'
 * @import { StatusKey } from '../status.js'
 * @import { Words } from '../words.js'
 * @typedef {{ state: State, status: StatusKey, words: Words, self: string, stranger: string,
 *   fill: (words: string) => string }} Scene
 * @typedef {'openCamera' | 'closeCamera' | 'join' | 'stop' | 'next' | 'forget' | 'retryNow'} Wish
 */
import { html, nothing, render } from 'lit-html';

export class View extends HTMLElement {
  /** @param {Scene} scene */
  show(scene) {
    render(this.template(scene), this);
  }

  /** @param {Scene} _scene @returns {unknown} */
  template(_scene) {
    return nothing;
  }

  /** @param {Wish} wish */
  wish(wish) {
    this.dispatchEvent(new CustomEvent('wish', { bubbles: true, detail: wish }));
  }
}

/**
 * Changes the page without losing the keyboard's place: when the focused button goes, its region is
 * next, or the one that came instead. Never another button: a key that is still held would press it.
 * @param {() => void} change
 */
export function keepingPlace(change) {
  const place = document.activeElement;
  const view = place?.closest('[data-view]');
  change();
  if (!view || place?.isConnected) return;
  const region = '[tabindex="-1"]';
  const next = view.querySelector(region) ?? document.querySelector(region);
  if (next instanceof HTMLElement) next.focus();
}

/** One of the pictures in index.html. @param {string} name */
export const icon = (name) =>
  html`<svg class="icon" aria-hidden="true"><use href=${`#icon-${name}`}></use></svg>`;
