/**
 * Tells the operator what became of one call, once: that something came, after how long and by which way, or that
 * nothing did. The server sees nothing of a call, so without this nobody would notice when calls fail.
 *
 * @import { ClientMessage, CallPath } from '../protocol.js'
 * @typedef {{ send: (message: ClientMessage) => unknown, now: () => number,
 *   path: () => Promise<CallPath | null> }} Teller now: milliseconds; path: the one in use
 */
import { callTold } from '../protocol.js';

/** The most that the server takes for a measure. */
const LONGEST_MS = 600_000;

export class Outcome {
  #roomId;
  #teller;
  #began;
  #isTold = false;

  /** @param {string} roomId of a match that has just come @param {Teller} teller */
  constructor(roomId, teller) {
    this.#roomId = roomId;
    this.#teller = teller;
    this.#began = teller.now();
  }

  /** @param {boolean} seen a picture came; without, what came needs none */
  async connected(seen) {
    if (this.#isTold) return;
    this.#isTold = true;
    const took = Math.round(this.#teller.now() - this.#began);
    const path = await this.#teller.path().catch(() => null);
    this.#teller.send(
      callTold({
        roomId: this.#roomId,
        outcome: 'connected',
        ...(seen && took >= 0 && took <= LONGEST_MS && { firstFrameMs: took }),
        ...(path && { path }),
      }),
    );
  }

  failed() {
    if (this.#isTold) return;
    this.#isTold = true;
    this.#teller.send(callTold({ roomId: this.#roomId, outcome: 'failed' }));
  }
}
