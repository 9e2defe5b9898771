/**
 * Notice that the other's picture stands still or stays dark, or that nothing comes at all. Pure: they are
 * told what there is to see, at what time, and say what is wrong.
 *
 * @import { Trouble } from '../state/link.js'
 * @typedef {object} Sight
 * @property {number} at milliseconds, of any clock
 * @property {boolean} expected there should be a picture that moves
 * @property {number | null} frames pictures decoded so far
 * @property {number | null} luma mean brightness, 0 to 255; null where nobody has looked
 */

export const FROZEN_MS = 4000;
export const DARK_MS = 6000;
/** A covered lens gives 0 to 4; a face in the light of its screen, in a dark room, more than 15. */
export const DARK_LUMA = 8;
/** Whoever has not looked for so long knows nothing of the time between. */
const GAP_MS = 3000;

export class Watchdog {
  /** @type {number | null} */
  #frames = null;
  /** When it last moved. */
  #moved = 0;
  /** Since when it has been dark. @type {number | null} */
  #darkSince = null;
  #looked = -Infinity;

  /** @param {Sight} sight @returns {Trouble | null} */
  see({ at, expected, frames, luma }) {
    const afresh = !expected || at - this.#looked > GAP_MS;
    this.#looked = expected ? at : -Infinity;
    if (afresh || frames !== this.#frames) this.#moved = at;
    if (afresh || (luma ?? 0) >= DARK_LUMA) this.#darkSince = null;
    if (luma !== null && luma < DARK_LUMA) this.#darkSince ??= at;
    this.#frames = frames;
    if (at - this.#moved >= FROZEN_MS) return 'frozen';
    return this.#darkSince !== null && at - this.#darkSince >= DARK_MS ? 'dark' : null;
  }
}

/** So many looks without a single packet: a way that is dead both ways the browser itself has noticed by then. */
const SILENT_LOOKS = 4;

/**
 * Notices that nothing arrives any more: each side can take the way for a good one while what is sent on it
 * gets lost (seen after restarts between browsers of two kinds).
 */
export class Silence {
  #received = 0;
  #looks = 0;

  /** @param {boolean} expected something should come @param {number} received packets so far @returns {boolean} once for each silence */
  heard(expected, received) {
    const isSilent = expected && received > 0 && received === this.#received;
    this.#received = received;
    this.#looks = isSilent ? this.#looks + 1 : 0;
    return this.#looks === SILENT_LOOKS;
  }
}
