/**
 * Corners of a box. Pure.
 *
 * @import { Settings } from '../settings.js'
 * @typedef {Settings['corner']} Corner
 * @typedef {{ left: number, top: number, width: number, height: number }} Box
 */

/** Once round. @type {readonly Corner[]} */
const ROUND = ['bottom-end', 'bottom-start', 'top-start', 'top-end'];

/** @param {Corner} corner */
export const cornerAfter = (corner) => ROUND[(ROUND.indexOf(corner) + 1) % ROUND.length];

/** The nearest to a point. @param {{ x: number, y: number }} point @param {Box} box @param {boolean} rtl @returns {Corner} */
export function cornerNear({ x, y }, { left, top, width, height }, rtl) {
  const isLeft = x < left + width / 2;
  return `${y < top + height / 2 ? 'top' : 'bottom'}-${isLeft === rtl ? 'end' : 'start'}`;
}
