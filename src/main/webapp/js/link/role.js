/**
 * Who of the two opens the encrypted way (DTLS) is settled by the first answer, and holds. A later offer
 * may leave it open (`actpass`), but Firefox then answers as if it were asked anew, and Chromium refuses
 * an answer that turns the roles round. So a later offer names the role one has. Pure.
 *
 * @typedef {'active' | 'passive'} Role
 */

/** @type {Record<Role, Role>} */
const OTHER = { active: 'passive', passive: 'active' };

/** @param {string} answer one's own @returns {Role | null} one's own */
export const roleByOwn = (answer) =>
  /** @type {Role | undefined} */ (/^a=setup:(active|passive)\s*$/m.exec(answer)?.[1]) ?? null;

/** @param {string} answer the other's @returns {Role | null} one's own */
export function roleByTheirs(answer) {
  const theirs = roleByOwn(answer);
  return theirs && OTHER[theirs];
}

/** @param {string} offer @param {Role | null} role one's own, where it is settled */
export const withRole = (offer, role) =>
  role ? offer.replace(/^a=setup:actpass/gm, `a=setup:${role}`) : offer;
