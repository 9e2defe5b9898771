/**
 * Notices a dead server. A page cannot see WebSocket pings, so it asks by itself; whatever comes in is
 * a sign of life. Only an unanswered question counts as silence: a sleeping tab's late timers do not.
 *
 * @typedef {ReturnType<typeof setTimeout>} TimerId
 * @typedef {{ setTimeout: (f: () => void, ms: number) => TimerId, clearTimeout: (id?: TimerId) => void,
 *   setInterval: (f: () => void, ms: number) => TimerId, clearInterval: (id?: TimerId) => void }} Timers
 */
const BEAT_MS = 4000;
const SILENCE_MS = 6000;

export class Heartbeat {
  #on;
  #timers;
  /** @type {TimerId | undefined} */
  #interval;
  /** @type {TimerId | undefined} */
  #deadline;

  /**
   * @param {{ beat: () => void, dead: () => void }} on
   * @param {Timers} timers
   */
  constructor(on, timers) {
    this.#on = on;
    this.#timers = timers;
  }

  start() {
    this.heard();
    this.#interval = this.#timers.setInterval(() => this.beat(), BEAT_MS);
  }

  beat() {
    this.expect();
    this.#on.beat();
  }

  /** From now on something must come in time. */
  expect() {
    this.#deadline ??= this.#timers.setTimeout(() => this.#on.dead(), SILENCE_MS);
  }

  heard() {
    this.#timers.clearTimeout(this.#deadline);
    this.#deadline = undefined;
  }

  stop() {
    this.heard();
    this.#timers.clearInterval(this.#interval);
  }
}
