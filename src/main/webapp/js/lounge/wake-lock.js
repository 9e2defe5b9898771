/**
 * Keeps the screen on as long as there is a call. A browser takes the lock away with the page's being
 * hidden: it is asked for again when the page is back.
 *
 * @typedef {Pick<WakeLockSentinel, 'release' | 'released'>} Lock
 * @typedef {{ request: (type: 'screen') => Promise<Lock> }} Locks
 */
export class WakeLock {
  #locks;
  #page;
  #wanted = false;
  #asking = false;
  /** @type {Lock | null} */
  #lock = null;

  /** @param {Locks | undefined} locks undefined where the browser has none @param {Pick<Document, 'hidden'>} page */
  constructor(locks, page) {
    this.#locks = locks;
    this.#page = page;
  }

  /** @param {{ phase: string }} state */
  changed({ phase }) {
    const wanted = phase === 'connecting' || phase === 'connected';
    if (wanted === this.#wanted) return;
    this.#wanted = wanted;
    void this.settle();
  }

  /** Makes it so, as far as the browser lets us: a low battery may refuse it. */
  async settle() {
    if (!this.#wanted) return this.#release();
    const isHeld = this.#lock && !this.#lock.released;
    if (isHeld || this.#asking || this.#page.hidden || !this.#locks) return;
    this.#asking = true;
    this.#lock = await this.#locks.request('screen').catch(() => null);
    this.#asking = false;
    // The call may have ended while we asked.
    if (!this.#wanted) this.#release();
  }

  #release() {
    const lock = this.#lock;
    this.#lock = null;
    lock?.release().catch(() => {});
  }
}
