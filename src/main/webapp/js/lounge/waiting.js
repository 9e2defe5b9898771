/** What a waiting person is shown, by how long they have waited. Pure. */

/** How long the server prefers somebody with a shared interest or language, unless configured otherwise. */
export const WIDENS_AFTER_S = 5;
const TIP_S = 12;

/** @param {number} seconds @returns {string} as on a clock: 0:07, 12:30, 1:02:03 */
export function clockOf(seconds) {
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const shown = parts[0] > 0 ? parts : parts.slice(1);
  return shown.map((part, i) => (i === 0 ? part : String(part).padStart(2, '0'))).join(':');
}

/** @param {number} seconds @param {number} first where to begin @param {number} count */
export const tipAt = (seconds, first, count) => (first + Math.floor(seconds / TIP_S)) % count;
