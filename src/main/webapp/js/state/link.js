/**
 * How well the two are connected, and what is done about it.
 *
 * @typedef {{ level: 1 | 2 | 3 | 4, rtt: number, loss: number, width: number, height: number, relayed: boolean }} Quality
 *   level: 4 is best; rtt: milliseconds; loss: 0 to 1 of the packets; width, height: of the picture that comes
 * @typedef {'frozen' | 'dark'} Trouble with the other's picture
 * @typedef {'none' | 'smaller' | 'audioOnly'} Thrift what one sends, to suit a poor link
 * @typedef {'own' | 'theirs' | 'both'} Direct who wants a direct way, in a room of relays
 * @typedef {{ quality: Quality | null, trouble: Trouble | null, thrift: Thrift, recovered: boolean,
 *   direct: Direct | null }} Link
 *   recovered: one sends as much as ever again, after a time of thrift
 *
 * @typedef {{ type: 'quality', roomId: string, quality: Quality }
 *   | { type: 'trouble', roomId: string, trouble: Trouble | null }
 *   | { type: 'thrift', roomId: string, thrift: Thrift }
 *   | { type: 'direct', roomId: string, direct: Direct }} LinkFact
 */

/** @type {Readonly<Link>} */
export const unlinked = Object.freeze({
  quality: null,
  trouble: null,
  thrift: 'none',
  recovered: false,
  direct: null,
});

/** @param {Quality | null} one @param {Quality} other */
const isSame = (one, other) =>
  one !== null &&
  /** @type {(keyof Quality)[]} */ (Object.keys(other)).every((key) => one[key] === other[key]);

/** @type {{ [T in LinkFact['type']]: (link: Link, fact: Extract<LinkFact, { type: T }>) => Link }} */
export const linkChanges = {
  // It comes every two seconds: what looks the same is not shown again.
  quality: (l, { quality }) => (isSame(l.quality, quality) ? l : { ...l, quality }),
  trouble: (l, { trouble }) => (l.trouble === trouble ? l : { ...l, trouble }),
  thrift: (l, { thrift }) =>
    l.thrift === thrift ? l : { ...l, thrift, recovered: thrift === 'none' },
  direct: (l, { direct }) => (l.direct === direct ? l : { ...l, direct }),
};
