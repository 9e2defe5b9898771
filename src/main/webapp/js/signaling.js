/**
 * The socket to the server: connects, notices a dead server, comes back by itself, and goes on where the
 * last socket ended: what is said meanwhile is said then. No DOM.
 *
 * @import { ClientMessage, ServerMessage } from './protocol.js'
 * @import { Timers } from './heartbeat.js'
 * @import { Reception } from './visit.js'
 * @typedef {{ connecting: () => void, open: () => void, lost: (held: boolean) => void,
 *   placeLost: (unsaid: ClientMessage[]) => void, message: (message: ServerMessage) => void }} SignalingListener
 *   held: the server may hold one's place; placeLost: it did not, and never heard what is unsaid
 */
import { Heartbeat } from './heartbeat.js';
import { ping } from './protocol.js';
import { read } from './reader.js';
import { Visit } from './visit.js';

const FIRST_RETRY_MS = 300;
const LONGEST_RETRY_MS = 10_000;
/** Sent away by a server that stops: so are all the others, at the same time. */
const CROWD_MS = 5000;
const CROWD_ATTEMPT = 4;
/** Service restart, going away (RFC 6455 §7.4.1 and its registry). */
const SENT_AWAY = [1001, 1012];
/** Another socket goes on with the visit. */
const REPLACED = 4001;
/** To the server: the socket is given up, and the visit is not. */
const BACK_SOON = 4000;

/**
 * Full jitter: a restarted server is not met by everybody at the same instant.
 * @param {number} attempt 0 for the first retry
 * @param {() => number} random 0 to 1
 */
export const retryDelay = (attempt, random) =>
  random() * Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** Math.min(attempt, 10));

export class Signaling {
  #url;
  #listener;
  #WebSocket;
  #timers;
  #random;
  #heartbeat;
  /** @type {WebSocket | null} */
  #socket = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #retry;
  #attempt = 0;
  #wanted = false;
  #visit = new Visit();
  /** What begins on this socket if the server does not hold the place of the visit. @type {Visit | null} */
  #instead = null;
  #claimed = false;
  /** The latest that was to be said. @type {ClientMessage | null} */
  #introduction = null;

  /**
   * @param {string | URL} url
   * @param {SignalingListener} listener
   * @param {{ WebSocket?: new (url: string | URL) => WebSocket, timers?: Timers, random?: () => number }} [world]
   */
  constructor(url, listener, { WebSocket, timers, random } = {}) {
    this.#url = url;
    this.#listener = listener;
    this.#WebSocket = WebSocket ?? globalThis.WebSocket;
    this.#timers = timers ?? globalThis;
    this.#random = random ?? Math.random;
    this.#heartbeat = new Heartbeat(
      { beat: () => this.#ping(), dead: () => this.#lost() },
      this.#timers,
    );
  }

  /** Stays connected from now on, until `stop`. */
  start() {
    if (this.#wanted) return;
    this.#wanted = true;
    this.#attempt = 0;
    this.#connect();
  }

  stop() {
    this.#wanted = false;
    this.#visit = new Visit();
    this.#drop();
  }

  /** Does not wait for the next retry; gives up an attempt that hangs. */
  retryNow() {
    if (this.#wanted && !this.#isOpen()) this.#connect();
  }

  /** The network or the page is back: the socket may be dead without knowing it. */
  wake() {
    if (this.#isOpen()) this.#heartbeat.beat();
    else if (!this.#socket) this.retryNow();
  }

  /** The device is in another network: what goes by the old one may be lost without anybody knowing. */
  renew() {
    if (this.#isOpen() && !this.#instead && this.#visit.isHeld) this.#connect();
    else this.wake();
  }

  /** @param {ClientMessage} message @returns {boolean} whether it could be sent, or will be */
  send(message) {
    if (message.event === 'setInfo') this.#introduction = message;
    if (this.#instead) return this.#sendLater(message);
    if (!this.#isOpen()) return false;
    this.#say(message);
    return true;
  }

  /** Before the server knows whose this socket is, one says only that. @param {ClientMessage} message */
  #sendLater(message) {
    if (message.event !== 'setInfo') this.#visit.say(JSON.stringify(message));
    else if (this.#isOpen() && !this.#claimed) {
      const data = { ...message.data, ...this.#visit.claim() };
      this.#claimed = true;
      this.#instead?.say(JSON.stringify(message));
      this.#socket?.send(JSON.stringify({ ...message, data }));
    }
    return true;
  }

  /** @param {ClientMessage} message */
  #say(message) {
    const frame = JSON.stringify(message);
    this.#visit.say(frame);
    this.#socket?.send(frame);
  }

  #ping() {
    if (!this.#instead) this.#say(ping(this.#visit.mark));
  }

  #isOpen() {
    return this.#socket?.readyState === 1;
  }

  #connect() {
    this.#drop();
    this.#listener.connecting();
    const socket = new this.#WebSocket(this.#url);
    this.#socket = socket;
    this.#heartbeat.expect();
    /** @param {() => void} f */
    const ifCurrent = (f) => () => this.#socket === socket && f();
    socket.onopen = ifCurrent(() => this.#opened());
    socket.onclose = (event) => ifCurrent(() => this.#lost(event?.code))();
    socket.onmessage = ({ data }) => ifCurrent(() => this.#heard(data))();
  }

  #opened() {
    this.#heartbeat.start();
    this.#listener.open();
  }

  /** Only a server that says something ends the back-off: one that accepts and closes does not. @param {unknown} data */
  #heard(data) {
    this.#attempt = 0;
    this.#heartbeat.heard();
    (this.#instead ?? this.#visit).heard();
    const message = read(data);
    if (message?.event === 'setInfoSuccess') this.#received(message.data);
    // It did not take the claim as it was.
    if (message?.event === 'error') this.#claimed = false;
    if (message?.event === 'pong') this.#visit.confirm(message.data);
    if (message) this.#listener.message(message);
  }

  /** @param {Reception} reception */
  #received(reception) {
    const instead = this.#instead;
    this.#instead = null;
    if (instead && reception.resumed) this.#goOn(reception, instead);
    else {
      const before = this.#visit;
      this.#visit = instead ?? before;
      this.#visit.keep(reception.resume);
      if (!instead) return;
      if (!instead.ends(this.#introduction)) this.#introduceAgain();
      this.#listener.placeLost(before.unsaid);
    }
  }

  /**
   * An earlier introduction among what is said once more would take the place of the claim's, which is the latest, or nearly.
   * @param {Reception} reception @param {Visit} claim
   */
  #goOn(reception, claim) {
    const frames = this.#visit.resume(reception);
    for (const frame of frames) this.#socket?.send(frame);
    const introduced = this.#visit.unsaid.some(({ event }) => event === 'setInfo');
    if (introduced || !claim.ends(this.#introduction)) this.#introduceAgain();
  }

  #introduceAgain() {
    if (this.#introduction) this.#say(this.#introduction);
  }

  /** @param {number} [code] of its close, if it was the server's */
  #lost(code = 0) {
    const sentAway = SENT_AWAY.includes(code);
    if (sentAway || code === REPLACED) this.#visit = new Visit();
    this.#drop();
    this.#retry = this.#timers.setTimeout(() => this.#connect(), this.#delay(sentAway));
    this.#listener.lost(this.#visit.isHeld);
  }

  /** @param {boolean} sentAway */
  #delay(sentAway) {
    if (!sentAway) return retryDelay(this.#attempt++, this.#random);
    this.#attempt = CROWD_ATTEMPT;
    return this.#random() * CROWD_MS;
  }

  #drop() {
    this.#timers.clearTimeout(this.#retry);
    this.#heartbeat.stop();
    const socket = this.#socket;
    this.#socket = null;
    const { isHeld } = this.#visit;
    this.#visit = isHeld ? this.#visit : new Visit();
    this.#instead = isHeld ? new Visit() : null;
    this.#claimed = false;
    if (isHeld) socket?.close(BACK_SOON);
    else socket?.close();
  }
}
