/** Somebody at the other end without a page: says on the wire what a test wants, and no more. */
import { until } from './until.js';

/** @typedef {{ event: string, data?: any }} Message */

export class Stranger {
  /** @type {Message[]} */
  heard = [];
  #socket;
  #read = 0;

  /** @param {WebSocket} socket */
  constructor(socket) {
    this.#socket = socket;
    socket.onmessage = ({ data }) => void this.heard.push(JSON.parse(data));
  }

  /** @param {string} url the page's @param {unknown} [name] */
  static async arrive(url, name = 'Scripted Stranger') {
    const stranger = await Stranger.connect(url);
    stranger.says('setInfo', { name });
    await stranger.hears('setInfoSuccess');
    return stranger;
  }

  /** Not yet introduced. @param {string} url the page's */
  static async connect(url) {
    const socket = new WebSocket(new URL('signaling', url).href.replace('http', 'ws'));
    const stranger = new Stranger(socket);
    await until(
      () => socket.readyState === WebSocket.OPEN,
      () => 'the scripted stranger could not connect',
    );
    return stranger;
  }

  /** @param {string} event @param {unknown} [data] */
  says(event, data) {
    this.#socket.send(JSON.stringify(data === undefined ? { event } : { event, data }));
  }

  /** The next such message after those that were heard before. @param {string} event */
  async hears(event) {
    const next = () => this.heard.findIndex((m, i) => i >= this.#read && m.event === event);
    await until(
      () => next() >= 0,
      () => `the scripted stranger did not hear ${event}, but ${JSON.stringify(this.heard)}`,
    );
    const at = next();
    this.#read = at + 1;
    return this.heard[at].data;
  }

  /** Everything that was said before has been worked on when this is over. */
  async isDoneWith() {
    const token = `barrier ${this.heard.length} ${Math.random()}`;
    this.says('ping', token);
    await until(
      () => this.heard.some(({ event, data }) => event === 'pong' && data === token),
      () => 'the server did not answer the scripted stranger’s ping',
    );
  }

  leaves() {
    this.#socket.close();
  }
}
