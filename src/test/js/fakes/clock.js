/**
 * Time that passes only when a test says so.
 * @import { Timers, TimerId } from '../../../main/webapp/js/heartbeat.js'
 * @typedef {{ at: number, every?: number, run: () => void }} Entry
 */
export class Clock {
  now = 0;
  #ids = 0;
  /** @type {Map<number, Entry>} */
  #entries = new Map();

  /** @returns {Timers} */
  get timers() {
    const add = (/** @type {Entry} */ entry) => {
      this.#entries.set(++this.#ids, entry);
      return /** @type {TimerId} */ (/** @type {unknown} */ (this.#ids));
    };
    const remove = (/** @type {TimerId | undefined} */ id) =>
      void this.#entries.delete(/** @type {number} */ (/** @type {unknown} */ (id)));
    return {
      setTimeout: (run, ms) => add({ at: this.now + ms, run }),
      setInterval: (run, ms) => add({ at: this.now + ms, every: ms, run }),
      clearTimeout: remove,
      clearInterval: remove,
    };
  }

  get pending() {
    return this.#entries.size;
  }

  /** @param {number} ms */
  advance(ms) {
    const end = this.now + ms;
    for (let due = this.#next(end); due; due = this.#next(end)) {
      const [id, entry] = due;
      this.now = entry.at;
      if (entry.every) entry.at += entry.every;
      else this.#entries.delete(id);
      entry.run();
    }
    this.now = end;
  }

  /** @param {number} end */
  #next(end) {
    return [...this.#entries]
      .filter(([, { at }]) => at <= end)
      .sort(([, a], [, b]) => a.at - b.at)[0];
  }
}
