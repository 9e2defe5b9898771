/**
 * What every view is: a custom element in light DOM. The scene comes in by `show`, wishes go out as
 * bubbling `wish` events that name what is wanted.
 *
 * @import { Dialog, State } from '../state.js'
 * @import { StatusKey } from '../status.js'
 * @import { Words } from '../words.js'
 * @import { Settings } from '../settings.js'
 * @import { ReportReason } from '../protocol.js'
 * @typedef {{ state: State, status: StatusKey, words: Words, self: string, stranger: string,
 *   fill: (words: string, values?: Record<string, string | number>) => string }} Scene
 *   fill: puts in the stranger's name, and other values
 *
 * @typedef {object} Wishes what can be wanted, and what has to be said with it
 * @property {void} openCamera
 * @property {void} goWithout in without a camera: by voice, or by text alone
 * @property {void} closeCamera
 * @property {void} join
 * @property {void} stop
 * @property {void} next
 * @property {void} forget
 * @property {void} block
 * @property {ReportReason} report
 * @property {void} unblockAll
 * @property {boolean} notices that the system calls one back; the browser asks for leave only in a press
 * @property {void} retryNow
 * @property {void} reconnect another way to the other
 * @property {void} allowDirect the other may learn one's address
 * @property {void} toggleCamera
 * @property {void} toggleMicrophone
 * @property {void} flipCamera
 * @property {boolean} shareScreen
 * @property {void} pictureInPicture
 * @property {void} fullScreen
 * @property {string} say a line of text
 * @property {boolean} typing
 * @property {boolean} showChat
 * @property {Partial<Settings>} set
 * @property {Dialog} dialog the one to open
 * @typedef {keyof Wishes} Wish
 * @typedef {{ [W in Wish]: (value: Wishes[W]) => unknown }} Fulfilment
 * @typedef {{ [W in Wish]: { name: W, value: Wishes[W] } }[Wish]} WishDetail
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

  /**
   * @template {Wish} W
   * @param {W} name @param {Wishes[W]} value
   */
  wish(name, value) {
    this.dispatchEvent(new CustomEvent('wish', { bubbles: true, detail: { name, value } }));
  }
}

/**
 * Changes the page without losing the keyboard's place: when the focused button goes, its region is
 * next, or the one that leads on. Never another button: a key that is still held would press it.
 * A view that gave the focus to something itself has the last word.
 * @param {() => void} change
 */
export function keepingPlace(change) {
  const place = document.activeElement;
  const view = place?.closest('[data-view]');
  change();
  if (!view || place?.isConnected || document.activeElement !== document.body) return;
  const region = '[tabindex="-1"]';
  const next =
    view.querySelector(region) ??
    document.querySelector(`nav${region}`) ??
    document.querySelector(region);
  // What is to be seen first stays in sight.
  if (next instanceof HTMLElement) next.focus({ preventScroll: true });
}

/** One of the pictures in index.html. @param {string} name */
export const icon = (name) =>
  html`<svg class="icon" aria-hidden="true"><use href=${`#icon-${name}`}></use></svg>`;
