/** Awaits conditions, and says why not yet. */
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

/** Where logs and screenshots go. */
export const TARGET = `${ROOT}target/browser`;

/** How long anything may take on a busy machine. */
export const PATIENCE_MS = 30_000;

const POLL_MS = 40;

/**
 * @template T
 * @param {() => T | Promise<T>} probe polled until it gives something true
 * @param {() => string | Promise<string>} whyNot asked once, when the time is over
 * @param {number} [ms]
 * @returns {Promise<Exclude<T, false | 0 | '' | null | undefined>>} what the probe gave
 */
export async function until(probe, whyNot, ms = PATIENCE_MS) {
  const end = Date.now() + ms;
  for (;;) {
    const found = await probe();
    if (found) return /** @type {Exclude<T, false | 0 | '' | null | undefined>} */ (found);
    if (Date.now() > end) throw new Error(`after ${ms / 1000} s ${await whyNot()}`);
    await pause(POLL_MS);
  }
}
