/**
 * Brings a lost connection back: looks for another way to the other (an ICE restart) when the path has
 * been interrupted for a moment, when it has failed, and when one's own network has changed; and gives up
 * when there has been no connection for too long. Never a storm: there is a pause between two tries.
 *
 * @import { Timers, TimerId } from '../heartbeat.js'
 * @typedef {{ restart: () => Promise<boolean>, canSignal: () => boolean,
 *   steadiness: (unsteady: boolean) => void, gaveUp: () => void }} RecoveryListener
 *   restart: whether it was begun;
 *   canSignal: the other can be told of a restart now; gaveUp: there is no hope any more
 */

/** Short interruptions mend themselves. */
export const GRACE_MS = 2000;
/** The polite side waits a little longer: mostly the other's restart is there before. */
export const POLITE_MS = 700;
/** Between two tries: as long as a relayed path takes to come about. */
export const PAUSE_MS = 4000;
/** Without a connection. */
export const LOST_MS = 12_000;
const BEAT_MS = 1000;
export const MOST_TRIES = 3;
/** Networks come and go in bursts. */
const SETTLE_MS = 500;

export class Recovery {
  #on;
  #timers;
  #polite;
  /** It was connected once. */
  #begun = false;
  #unsteady = false;
  #tries = 0;
  #pausing = false;
  /** A try was wanted in the pause. */
  #again = false;
  /** Somebody wants one, whether or not the connection stands. */
  #wished = false;
  /** @type {TimerId | undefined} */ #next;
  /** @type {TimerId | undefined} */ #pause;
  /** @type {TimerId | undefined} */ #patience;

  /** @param {RecoveryListener} on @param {Timers} timers @param {{ polite: boolean }} role */
  constructor(on, timers, { polite }) {
    this.#on = on;
    this.#timers = timers;
    this.#polite = polite;
  }

  /** @param {RTCPeerConnectionState} state */
  changed(state) {
    if (state === 'connected') this.#connected();
    else if (state === 'disconnected') this.#lost(GRACE_MS + (this.#polite ? POLITE_MS : 0));
    else if (state === 'failed') this.#failed();
  }

  /** One's own device is in another network: the old way may be dead without anybody knowing. */
  networkChanged() {
    if (!this.#begun) return;
    this.#tries = 0;
    this.#tryIn(SETTLE_MS);
  }

  /** Nothing comes, although the connection is said to stand. One that is said to be lost is seen to already. */
  silent() {
    if (!this.#unsteady) this.#tryIn(0);
  }

  /** Somebody presses for it. */
  wanted() {
    this.#tries = 0;
    this.#wished = true;
    this.#try();
  }

  /** The other has begun a restart: one is enough. */
  heard() {
    this.#timers.clearTimeout(this.#next);
    this.#startPause();
  }

  end() {
    for (const timer of [this.#next, this.#pause]) this.#timers.clearTimeout(timer);
    this.#timers.clearInterval(this.#patience);
  }

  #connected() {
    this.#begun = true;
    this.#tries = 0;
    this.#again = false;
    this.#timers.clearTimeout(this.#next);
    this.#timers.clearInterval(this.#patience);
    this.#patience = undefined;
    this.#setUnsteady(false);
  }

  #failed() {
    // Nobody could be told of another way, and none comes by itself.
    if (!this.#on.canSignal()) return this.#on.gaveUp();
    this.#lost(0);
  }

  /** @param {number} grace */
  #lost(grace) {
    // One that has never been connected has a deadline already.
    if (this.#begun) {
      // What other troubles took before, while the connection stood, is not counted with this one.
      if (!this.#unsteady) this.#tries = 0;
      this.#setUnsteady(true);
      this.#patience ??= this.#beginPatience();
    }
    this.#tryIn(grace);
  }

  /** Counted by beats: of the time that a phone has slept nobody could have used any. */
  #beginPatience() {
    let left = LOST_MS / BEAT_MS;
    return this.#timers.setInterval(() => {
      left--;
      if (left === 0) this.#on.gaveUp();
    }, BEAT_MS);
  }

  /** @param {number} ms */
  #tryIn(ms) {
    this.#timers.clearTimeout(this.#next);
    this.#next = this.#timers.setTimeout(() => this.#try(), ms);
  }

  #try() {
    if (this.#pausing) return void (this.#again = true);
    if (this.#tries >= MOST_TRIES) return;
    this.#startPause();
    // What cannot be told is tried again when the pause is over.
    if (!this.#on.canSignal()) return void (this.#again = true);
    this.#wished = false;
    void this.#restart(++this.#tries);
  }

  /** One that could not be begun is no try: there is another when the pause is over. @param {number} attempt */
  async #restart(attempt) {
    if ((await this.#on.restart()) || this.#tries !== attempt) return;
    this.#tries--;
    this.#again = true;
  }

  #startPause() {
    this.#pausing = true;
    this.#timers.clearTimeout(this.#pause);
    this.#pause = this.#timers.setTimeout(() => this.#paused(), PAUSE_MS);
  }

  #paused() {
    this.#pausing = false;
    const again = this.#again || this.#wished || this.#unsteady;
    this.#again = false;
    if (again) this.#try();
  }

  /** @param {boolean} unsteady */
  #setUnsteady(unsteady) {
    if (this.#unsteady === unsteady) return;
    this.#unsteady = unsteady;
    this.#on.steadiness(unsteady);
  }
}
