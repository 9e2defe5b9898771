/**
 * Where the service is in several places: which of them is nearest by measured round trip, decided when the first
 * socket is opened, by what is known then. Nobody waits for it. No DOM.
 *
 * @typedef {{ name: string, base: URL }} Region name: empty for a place that has none
 * @typedef {{ fetch: typeof fetch, now: () => number, signal: AbortSignal }} Surroundings signal: the time is over
 */

/** The first of them may have to connect. */
const ROUNDS = 3;
export const MEASURE_MS = 1500;

/** Another place must be so much nearer than one's own, so that a whim of the network moves nobody. */
const MARGIN = 0.2;
const MARGIN_MS = 10;

/** How often it is tried there before one goes home: a place that was reached may hold one's visit for a while. */
const TRIES = 2;
const TRIES_TO_RETURN = 6;

/**
 * One's own place, and then the others.
 * @param {string} text such as `eu=https://eu.example.org,us=https://us.example.org`
 * @param {string | URL} home
 * @returns {[Region, ...Region[]]}
 */
export function regionsIn(text, home) {
  const base = new URL('./', home);
  const all = text.split(',').map((entry) => {
    const [name = '', origin] = entry.split('=');
    return { name, base: new URL(`${origin}/`) };
  });
  const own = all.find((region) => region.base.origin === base.origin);
  return [{ name: own?.name ?? '', base }, ...all.filter((region) => region !== own)];
}

export class Nearest {
  #home;
  #regions;
  #around;
  /** The shortest round trip so far, in ms. @type {Map<Region, number>} */
  #trips = new Map();
  /** @type {Region | null} */
  #chosen = null;
  #tries = 0;
  #patience = TRIES;

  /** @param {[Region, ...Region[]]} regions one's own first @param {Surroundings} around */
  constructor(regions, around) {
    this.#home = regions[0];
    this.#regions = regions;
    this.#around = around;
  }

  /** Measures all at once; never throws. */
  async measure() {
    await Promise.allSettled(this.#regions.map((region) => this.#visit(region)));
  }

  /** Where one is, or would be now. */
  get name() {
    return (this.#chosen ?? this.#best()).name;
  }

  /** Where the next socket goes. @param {string | URL} url of one's own place */
  socketAt(url) {
    this.#chosen ??= this.#best();
    if (this.#tries++ >= this.#patience) this.#chosen = this.#home;
    if (this.#chosen === this.#home) return url;
    const there = new URL('signaling', this.#chosen.base);
    there.protocol = there.protocol.replace('http', 'ws');
    return there;
  }

  reached() {
    this.#tries = 0;
    this.#patience = TRIES_TO_RETURN;
  }

  /** What opens sockets at the place that is chosen. @param {typeof WebSocket} Plain */
  sockets(Plain) {
    const nearest = this;
    return class extends Plain {
      /** @param {string | URL} url @param {string | string[]} [protocols] */
      constructor(url, protocols) {
        super(nearest.socketAt(url), protocols);
        this.addEventListener('open', () => nearest.reached(), { once: true });
      }
    };
  }

  /** @param {Region} region */
  async #visit(region) {
    const { fetch, now, signal } = this.#around;
    const url = new URL('near', region.base);
    for (let round = 0; round < ROUNDS && !this.#chosen; round++) {
      const began = now();
      const { ok } = await fetch(url, { cache: 'no-store', credentials: 'omit', signal });
      if (!ok) return;
      const before = this.#trips.get(region) ?? Infinity;
      this.#trips.set(region, Math.min(before, now() - began));
    }
  }

  #best() {
    const own = this.#trips.get(this.#home);
    // Whose own answer may still come has nothing to compare with.
    if (own === undefined && !this.#around.signal.aborted) return this.#home;
    const atMost = own === undefined ? Infinity : own - Math.max(own * MARGIN, MARGIN_MS);
    const [near] = [...this.#trips]
      .filter(([region, trip]) => region !== this.#home && trip < atMost)
      .sort(([, one], [, other]) => one - other);
    return near?.[0] ?? this.#home;
  }
}
