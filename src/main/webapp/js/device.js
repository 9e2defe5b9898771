/**
 * This device, as the server knows it: a random id that nobody else is shown, and the marks of the people
 * blocked for good on it. Both are kept here and nowhere else.
 *
 * @import { Keeper } from './settings.js'
 * @typedef {{ id: string, blocked: readonly string[] }} Identity
 */

const KEY = 'rendezvous.device';
/** As many as the server takes; the oldest goes first. */
export const MOST_BLOCKED = 500;

const ID = /^[A-Za-z0-9_-]{16,64}$/;
const MARK = /^[A-Za-z0-9_-]{32}$/;

/** @param {unknown} id */
const isId = (id) => typeof id === 'string' && ID.test(id);

/** @param {unknown} mark */
const isMark = (mark) => typeof mark === 'string' && MARK.test(mark);

/** @param {Crypto} crypto @returns {string} 128 random bits */
const newId = (crypto) =>
  [...crypto.getRandomValues(new Uint8Array(16))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');

export class Device {
  #keeper;
  /** @type {Identity} */
  #identity;

  /** @param {() => Keeper} keeper may throw where the browser refuses its storage @param {Crypto} crypto */
  constructor(keeper, crypto) {
    this.#keeper = keeper;
    this.#identity = this.#load() ?? { id: newId(crypto), blocked: [] };
    this.#save();
  }

  /** @returns {Identity} */
  get identity() {
    return this.#identity;
  }

  /** @param {string} mark of somebody who is not to be met again */
  block(mark) {
    if (!isMark(mark)) return;
    // Another tab may have blocked somebody meanwhile.
    const { blocked } = this.#load() ?? this.#identity;
    const others = blocked.filter((other) => other !== mark);
    this.#identity = { ...this.#identity, blocked: [...others, mark].slice(-MOST_BLOCKED) };
    this.#save();
  }

  unblockAll() {
    this.#identity = { ...this.#identity, blocked: [] };
    this.#save();
  }

  /** @returns {Identity | null} */
  #load() {
    try {
      const { id, blocked } = JSON.parse(this.#keeper().getItem(KEY) ?? 'null');
      if (!isId(id) || !Array.isArray(blocked)) return null;
      return { id, blocked: blocked.filter(isMark).slice(-MOST_BLOCKED) };
    } catch {
      return null;
    }
  }

  #save() {
    try {
      this.#keeper().setItem(KEY, JSON.stringify(this.#identity));
    } catch {
      // Then it holds until the page is closed.
    }
  }
}
