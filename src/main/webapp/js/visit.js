/**
 * One visit to the server, which outlives its sockets: what opens its place again, how many frames have come and gone,
 * and what one said that the server may not have got. Pure; docs/protocol.md, "Coming back".
 *
 * @import { ClientMessage } from './protocol.js'
 * @typedef {{ resume: string | null, resumed: boolean, received: number }} Reception as the server answers
 */

/** In characters: as much as the server keeps. */
const MOST_KEPT = 512 * 1024;
const MARK = 'got-';

export class Visit {
  /** @type {string | null} */
  #token = null;
  #heard = 0;
  #claims = 0;
  /** Of those who may not have arrived, the first is number `#said - #kept.length + 1`. */
  #said = 0;
  /** @type {string[]} */
  #kept = [];
  #size = 0;

  /** Whether the place may still be there. */
  get isHeld() {
    return this.#token !== null;
  }

  /** What the first word on another socket says of it: of two that overtake each other the later one counts. */
  claim() {
    return this.#token === null
      ? {}
      : { resume: this.#token, received: this.#heard, attempt: ++this.#claims };
  }

  /** What the server may not have heard. @returns {ClientMessage[]} */
  get unsaid() {
    return this.#kept.map((frame) => JSON.parse(frame));
  }

  /** Whether this is what was said last. @param {ClientMessage | null} message */
  ends(message) {
    return this.#kept.at(-1) === JSON.stringify(message);
  }

  /** A frame has come. */
  heard() {
    this.#heard++;
  }

  /** @param {string} frame that is said now, or as soon as there is a socket again */
  say(frame) {
    this.#said++;
    this.#kept.push(frame);
    this.#size += frame.length;
    while (this.#size > MOST_KEPT) this.#forgetFirst();
  }

  /** For a `ping`: that it is answered proves that all which was said before it has arrived. */
  get mark() {
    return `${MARK}${this.#said}`;
  }

  /** @param {string | undefined} data of a `pong` */
  confirm(data) {
    if (data?.startsWith(MARK)) this.#confirm(Number(data.slice(MARK.length)));
  }

  /** @param {Reception} reception on a socket that resumes @returns {string[]} what is to be said once more */
  resume({ resume, received }) {
    this.#token = resume;
    this.#confirm(received);
    return [...this.#kept];
  }

  /** The server has answered in this visit, which has no other place by now. @param {string | null} token */
  keep(token) {
    this.#token = token;
  }

  /** @param {number} number */
  #confirm(number) {
    while (this.#kept.length > 0 && this.#said - this.#kept.length < number) this.#forgetFirst();
  }

  #forgetFirst() {
    this.#size -= this.#kept.shift()?.length ?? 0;
  }
}
