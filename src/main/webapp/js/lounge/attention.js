/**
 * Calls somebody back who looks elsewhere when a match comes: by the tab's title, a soft sound and, if it
 * may, the system's notification. Each can be switched off, and all end when the page is looked at.
 *
 * @import { State } from '../state.js'
 * @import { Settings } from '../settings.js'
 * @import { Timers, TimerId } from '../heartbeat.js'
 * @typedef {{ flash: string, title: string, body: string }} Summons what is said: in the tab's title, in a notification
 * @typedef {{ title: boolean, sound: boolean, notification: boolean }} Ways
 * @typedef {object} AttentionWorld
 * @property {Pick<Document, 'hidden' | 'title'>} page
 * @property {Timers} timers
 * @property {{ prepare: () => void, play: () => void }} chime
 * @property {(summons: Summons) => (() => void)} notify what it returns takes it away again
 * @property {(state: State) => Summons} words
 */

const FLASH_MS = 1000;

/**
 * How somebody is to be called; null where there is no reason to.
 * @param {State} state @param {State} before @param {boolean} away the page is not looked at
 * @returns {Ways | null}
 */
export function waysToCall({ room, settings }, before, away) {
  if (!away || !room || room === before.room) return null;
  const { titleFlash, sounds, notifications } = settings;
  return { title: titleFlash, sound: sounds, notification: notifications };
}

export class Attention {
  #world;
  /** @type {TimerId | undefined} */
  #flashing;
  /** The title that is flashed away. */
  #quiet = '';
  #loud = '';
  #unnotify = () => {};

  /** @param {AttentionWorld} world */
  constructor(world) {
    this.#world = world;
  }

  /** @param {State} state @param {State} before */
  changed(state, before) {
    if (state.room !== before.room) this.rest();
    const { page, chime, notify, words } = this.#world;
    const ways = waysToCall(state, before, page.hidden);
    if (ways?.title) this.#flash(words(state).flash);
    if (ways?.sound) chime.play();
    if (ways?.notification) this.#unnotify = notify(words(state));
  }

  /** Browsers let a page sound later only if it began to in a press. @param {Settings} settings */
  pressed({ sounds }) {
    if (sounds) this.#world.chime.prepare();
  }

  /** Looked at again, or nobody is there any more. */
  rest() {
    const { page, timers } = this.#world;
    timers.clearInterval(this.#flashing);
    this.#flashing = undefined;
    if (this.#loud && page.title === this.#loud) page.title = this.#quiet;
    this.#loud = '';
    this.#unnotify();
    this.#unnotify = () => {};
  }

  /** @param {string} title */
  #flash(title) {
    this.#loud = title;
    const turn = () => {
      const { page } = this.#world;
      const isLoud = page.title === title;
      // The page may have given itself another title meanwhile.
      if (!isLoud) this.#quiet = page.title;
      page.title = isLoud ? this.#quiet : title;
    };
    turn();
    this.#flashing = this.#world.timers.setInterval(turn, FLASH_MS);
  }
}
