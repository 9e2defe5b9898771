/**
 * @import { Timers } from '../../../main/webapp/js/heartbeat.js'
 * @import { SignalingListener } from '../../../main/webapp/js/signaling.js'
 */
import { Signaling } from '../../../main/webapp/js/signaling.js';

/** A WebSocket whose other end is the test. */
export class FakeSocket {
  readyState = 0;
  /** @type {any[]} */
  sent = [];
  closed = false;
  /** @type {number | undefined} */
  code;
  /** @type {null | (() => void)} */
  onopen = null;
  /** @type {null | ((event?: { code: number }) => void)} */
  onclose = null;
  /** @type {null | ((event: { data: unknown }) => void)} */
  onmessage = null;

  /** @param {string} frame */
  send(frame) {
    this.sent.push(JSON.parse(frame));
  }

  /** @param {number} [code] */
  close(code) {
    this.closed = true;
    this.code = code;
    this.readyState = 3;
  }

  open() {
    this.readyState = 1;
    this.onopen?.();
  }

  /** @param {unknown} message */
  say(message) {
    this.onmessage?.({ data: JSON.stringify(message) });
  }

  /** @param {number} [code] */
  drop(code) {
    this.readyState = 3;
    this.onclose?.(code === undefined ? undefined : { code });
  }

  get events() {
    return this.sent.map(({ event }) => event);
  }
}

/** @returns {{ sockets: FakeSocket[], WebSocket: new (url: string | URL) => WebSocket, last: () => FakeSocket }} */
export function fakeSockets() {
  /** @type {FakeSocket[]} */
  const sockets = [];
  const make = function () {
    const socket = new FakeSocket();
    sockets.push(socket);
    return socket;
  };
  return {
    sockets,
    WebSocket: /** @type {any} */ (make),
    last: () => sockets[sockets.length - 1],
  };
}

/**
 * The real signaling over such sockets; when it tries again is not left to chance.
 * @param {ReturnType<typeof fakeSockets>} net @param {{ timers: Timers }} clock
 */
export const signalingOver =
  ({ WebSocket }, { timers }) =>
  (/** @type {SignalingListener} */ listener) =>
    new Signaling('ws://127.0.0.1/', listener, { WebSocket, timers, random: () => 1 });
