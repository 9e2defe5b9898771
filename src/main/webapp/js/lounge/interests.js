/**
 * What one likes to talk about: short words, a few, each once. Pure. The server takes a whole introduction
 * or none of it (docs/protocol.md), so nothing leaves here that it would refuse.
 */

/** As the server takes them. */
export const MOST_INTERESTS = 10;
export const INTEREST_LENGTH = 32;

/** Without the joiners that hold a family emoji, or letters of some scripts, together. */
const HIDDEN = /(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;
const VISIBLE = /[^\s\u200c\u200d]/u;
/** Of the keyboards of several scripts. */
const COMMAS = /[,،、，;；\n]/u;

/** @param {string} text in code points, as the server counts */
const lengthOf = (text) => [...text].length;

/** How the server writes it: who mean the same find each other however they type it. @param {string} text */
const normal = (text) => text.normalize('NFKC').toLowerCase().normalize('NFKC');

/** @param {string} text @returns {string} '' where there is nothing to show in it */
export function interestFrom(text) {
  const plain = text.replace(/\s+/gu, ' ').replace(HIDDEN, '').trim();
  let points = [...plain].slice(0, INTEREST_LENGTH);
  // A few letters become several when the server writes them out.
  while (lengthOf(normal(points.join(''))) > INTEREST_LENGTH) points = points.slice(0, -1);
  const interest = points.join('').trim();
  return VISIBLE.test(interest) ? interest : '';
}

/** @param {readonly string[]} list @param {string} interest */
const has = (list, interest) => list.some((other) => normal(other) === normal(interest));

/** @param {string} text */
export const hasComma = (text) => COMMAS.test(text);

/**
 * @typedef {'added' | 'known' | 'full' | 'long' | 'nothing'} Outcome
 * @param {readonly string[]} list
 * @param {string} text one, or several with commas between
 * @returns {{ list: readonly string[], outcome: Outcome, interest: string }} what came of the last one
 */
export function withInterests(list, text) {
  /** @type {ReturnType<typeof withInterests>} */
  const start = { list, outcome: 'nothing', interest: '' };
  return text.split(COMMAS).reduce((so, part) => {
    const interest = interestFrom(part);
    if (!interest) return so;
    if (has(so.list, interest)) return { ...so, outcome: 'known', interest };
    if (so.list.length >= MOST_INTERESTS) return { ...so, outcome: 'full', interest };
    const outcome = lengthOf(part.trim()) > INTEREST_LENGTH ? 'long' : 'added';
    return { list: [...so.list, interest], outcome, interest };
  }, start);
}

/** @param {readonly string[]} list @param {string} interest */
export const withoutInterest = (list, interest) => list.filter((other) => other !== interest);

/** Only what could have been made here, and no more. @param {unknown} stored @returns {readonly string[]} */
export function interestsFrom(stored) {
  const texts = (Array.isArray(stored) ? stored : []).filter((one) => typeof one === 'string');
  /** @type {readonly string[]} */
  const none = [];
  return texts.reduce((list, text) => withInterests(list, text).list, none);
}

/** How many are named; more would not be read. */
const NAMED = 4;

/**
 * As one says it in a language: “chess, tea, and jazz”.
 * @param {readonly string[]} interests @param {string} language a BCP 47 tag
 * @returns {{ named: string, more: boolean }}
 */
export function inWords(interests, language) {
  const more = interests.length > NAMED;
  const style = more ? 'unit' : 'conjunction';
  const format = new Intl.ListFormat(language, { type: style });
  return { named: format.format(interests.slice(0, NAMED)), more };
}
