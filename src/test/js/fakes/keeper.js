/** @import { Keeper } from '../../../main/webapp/js/settings.js' */

/** A browser's storage. @param {Record<string, string>} [stored] @returns {Keeper} */
export function fakeKeeper(stored = {}) {
  const kept = new Map(Object.entries(stored));
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
  };
}

/** Of a browser that refuses it. @returns {Keeper} */
export function refusedKeeper() {
  throw new DOMException('', 'SecurityError');
}
