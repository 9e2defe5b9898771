/**
 * What is said between the two pages of one room: lines, and that one is writing; both ways, and no faster
 * than people write. What the other's page says comes in here and goes on as far as it may.
 *
 * @import { Talk } from './talk.js'
 * @import { ChatMessage } from '../state/chat.js'
 * @import { RemoteMedia } from '../state/media.js'
 * @import { Timers, TimerId } from '../heartbeat.js'
 * @typedef {{ send: (talk: Talk) => boolean, message: (message: ChatMessage) => void,
 *   typing: (typing: boolean) => void, media: (media: RemoteMedia) => void }} ChatListener
 *   send: to the other, and whether it is on its way
 */
import { Pace } from './pace.js';
import { isLine } from './talk.js';

/** That one is writing is said so often at most. */
export const TYPING_EVERY_MS = 2000;
/** Who has not touched a key for so long is not writing. */
export const SILENCE_MS = 4000;
/** When nothing more is heard of it: later than the other's page would have said it again. */
export const TYPING_FADES_MS = TYPING_EVERY_MS + SILENCE_MS;

export class Chat {
  #on;
  #timers;
  #now;
  /** Stricter than the other's for what comes, so that lines which waited on the way are not lost there. */
  #own;
  #theirs;
  /** When the other was told that one is writing; null while one is not. @type {number | null} */
  #toldAt = null;
  /** @type {TimerId | undefined} */
  #silence;
  /** @type {TimerId | undefined} */
  #fading;

  /** @param {ChatListener} on @param {Timers} timers @param {() => number} now milliseconds since 1970 */
  constructor(on, timers, now) {
    this.#on = on;
    this.#timers = timers;
    this.#now = now;
    this.#own = new Pace(8, 1, now);
    this.#theirs = {
      text: new Pace(20, 5, now),
      typing: new Pace(10, 2, now),
      media: new Pace(10, 2, now),
    };
  }

  /** @param {string} text @returns {'sent' | 'tooFast' | 'notSent'} */
  say(text) {
    if (!isLine(text)) return 'notSent';
    if (!this.#own.takes()) return 'tooFast';
    if (!this.#on.send({ type: 'text', text })) return 'notSent';
    // The line itself says that one has finished it.
    this.#timers.clearTimeout(this.#silence);
    this.#toldAt = null;
    this.#on.message({ mine: true, text, at: this.#now() });
    return 'sent';
  }

  /** @param {boolean} typing one has touched a key, or taken everything back */
  typing(typing) {
    this.#timers.clearTimeout(this.#silence);
    if (!typing) return this.#rest();
    this.#silence = this.#timers.setTimeout(() => this.#rest(), SILENCE_MS);
    const now = this.#now();
    if (this.#toldAt !== null && now - this.#toldAt < TYPING_EVERY_MS) return;
    if (this.#on.send({ type: 'typing', typing: true })) this.#toldAt = now;
  }

  /** @param {Talk} talk of the other's page */
  hear(talk) {
    if (!this.#theirs[talk.type].takes()) return;
    if (talk.type === 'media') return this.#on.media(talk.media);
    this.#timers.clearTimeout(this.#fading);
    if (talk.type === 'text') this.#on.message({ mine: false, text: talk.text, at: this.#now() });
    else this.#heardTyping(talk.typing);
  }

  end() {
    this.#timers.clearTimeout(this.#silence);
    this.#timers.clearTimeout(this.#fading);
  }

  /** @param {boolean} typing */
  #heardTyping(typing) {
    this.#on.typing(typing);
    if (!typing) return;
    this.#fading = this.#timers.setTimeout(() => this.#on.typing(false), TYPING_FADES_MS);
  }

  #rest() {
    if (this.#toldAt === null) return;
    this.#toldAt = null;
    this.#on.send({ type: 'typing', typing: false });
  }
}
