/**
 * How much one sends over a poor link: less as soon as it stays poor, more only when it has been good for
 * a while, and later each time that came too early. Pure.
 *
 * @import { Quality, Thrift } from '../state/link.js'
 * @typedef {{ level: Quality['level'], outgoing: number | null, lostOutgoing: number }} Signs
 *   outgoing: bits a second that one could send, where it is known
 * @typedef {{ thrift: Thrift, poor: number, good: number, caution: number }} Husbandry
 *   poor, good: looks in a row; caution: times how long it must be good before one sends more
 */

/** How often one looks. */
export const LOOK_MS = 2000;
/** 6 s to a smaller picture, 8 s more to none. */
const POOR_LOOKS = { none: 3, smaller: 4, audioOnly: Infinity };
/** 10 s from sound only back to a picture, 16 s to a large one. */
const GOOD_LOOKS = { none: Infinity, smaller: 8, audioOnly: 5 };
const MOST_CAUTION = 8;
/** Not even a small picture gets through. */
const VERY_LOW_BITS = 120_000;
const POOR_LOSS = 0.15;
const GOOD_LOSS = 0.05;

/** @type {Record<Thrift, Thrift>} */
const LESS = { none: 'smaller', smaller: 'audioOnly', audioOnly: 'audioOnly' };
/** @type {Record<Thrift, Thrift>} */
const MORE = { none: 'none', smaller: 'none', audioOnly: 'smaller' };

/** @type {Readonly<Husbandry>} */
export const generous = Object.freeze({ thrift: 'none', poor: 0, good: 0, caution: 1 });

/** Without a picture to send, nothing measures how much could be sent. @param {Husbandry} was @param {Signs} signs */
const isPoor = ({ thrift }, { level, outgoing, lostOutgoing }) =>
  level === 1 ||
  lostOutgoing > POOR_LOSS ||
  (thrift !== 'audioOnly' && outgoing !== null && outgoing < VERY_LOW_BITS);

/** @param {Signs} signs */
const isGood = ({ level, lostOutgoing }) => level >= 3 && lostOutgoing < GOOD_LOSS;

/** @param {Husbandry} was @param {Signs} signs of one more look @returns {Husbandry} */
export function husband(was, signs) {
  const bad = isPoor(was, signs);
  const poor = bad ? was.poor + 1 : 0;
  const good = !bad && isGood(signs) ? was.good + 1 : 0;
  if (poor >= POOR_LOOKS[was.thrift]) return { ...less(was), poor: 0, good: 0 };
  if (good >= GOOD_LOOKS[was.thrift] * was.caution)
    return { ...was, thrift: MORE[was.thrift], poor: 0, good: 0 };
  return { ...was, poor, good };
}

/** @param {Husbandry} was */
const less = (was) => ({
  ...was,
  thrift: LESS[was.thrift],
  caution: was.thrift === 'none' ? was.caution : Math.min(MOST_CAUTION, was.caution * 2),
});
