/**
 * How often something may be: so often at once, and so often a second after that. What goes beyond is left
 * out, so that nobody's page can keep another's busy.
 */
export class Pace {
  #burst;
  #perSecond;
  #now;
  #room;
  #at;

  /** @param {number} burst @param {number} perSecond @param {() => number} now milliseconds */
  constructor(burst, perSecond, now) {
    this.#burst = this.#room = burst;
    this.#perSecond = perSecond;
    this.#now = now;
    this.#at = now();
  }

  /** Whether there is room for one more, which takes it. */
  takes() {
    const now = this.#now();
    // A clock may be set back.
    const passed = Math.max(0, now - this.#at) / 1000;
    this.#at = now;
    this.#room = Math.min(this.#burst, this.#room + passed * this.#perSecond);
    if (this.#room < 1) return false;
    this.#room -= 1;
    return true;
  }
}
