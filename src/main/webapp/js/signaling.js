/**
 * The socket to the server: connects, notices a dead server, comes back by itself. No DOM.
 *
 * @import { ClientMessage, ServerMessage } from './protocol.js'
 * @import { Timers } from './heartbeat.js'
 * @typedef {{ connecting: () => void, open: () => void, lost: () => void,
 *   message: (message: ServerMessage) => void }} SignalingListener
 */
import { Heartbeat } from './heartbeat.js';
import { ping } from './protocol.js';
import { read } from './reader.js';

const FIRST_RETRY_MS = 300;
const LONGEST_RETRY_MS = 10_000;

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
      { beat: () => this.send(ping()), dead: () => this.#lost() },
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

  /** @param {ClientMessage} message @returns {boolean} whether it could be sent */
  send(message) {
    if (!this.#isOpen()) return false;
    this.#socket?.send(JSON.stringify(message));
    return true;
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
    socket.onclose = ifCurrent(() => this.#lost());
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
    const message = read(data);
    if (message) this.#listener.message(message);
  }

  #lost() {
    this.#drop();
    const delay = retryDelay(this.#attempt++, this.#random);
    this.#retry = this.#timers.setTimeout(() => this.#connect(), delay);
    this.#listener.lost();
  }

  #drop() {
    this.#timers.clearTimeout(this.#retry);
    this.#heartbeat.stop();
    const socket = this.#socket;
    this.#socket = null;
    socket?.close();
  }
}
