/**
 * Which of the two offers a restart. A Chromium that offers one tries its new addresses at once, on the
 * other's old ones; a Firefox answers there although it has moved on, and the Chromium then keeps to a way
 * that leads nowhere (seen with Chromium 156 and Firefox 153). A restart that the Firefox offers is sound.
 * So the other browser asks for one, by a line in an offer that changes nothing: who does not know the line
 * only answers. Pure.
 */

const WISH = 'a=x-restart-wanted\r\n';

/** @param {string} sdp */
export const isOfFirefox = (sdp) => /^o=mozilla/m.test(sdp);

/** @param {string | undefined} own the latest description @param {string} theirs as it came */
export const isTheirs = (own = '', theirs) => isOfFirefox(theirs) && !isOfFirefox(own);

/** @param {string} sdp */
const fragmentOf = (sdp) => /^a=ice-ufrag:(.*)$/m.exec(sdp)?.[1];

/** Whether theirs begins anew. @param {string} before @param {string} theirs */
export const isRestart = (before, theirs) => fragmentOf(before) !== fragmentOf(theirs);

/** @param {string} offer */
export const withWish = (offer) => offer.replace(/^m=/m, `${WISH}m=`);

/** @param {string} offer */
export const hasWish = (offer) => offer.includes(WISH);
