/** A visitor without a browser: a socket to the site, from an address of the test's choice. */
import { once } from 'node:events';
import { WebSocket } from 'ws';
import { until } from '../browser/until.js';
import { SITE, VISITOR } from './machine.js';

/**
 * @typedef {{ ca: string, from?: string, headers?: Record<string, string> }} Way
 * @typedef {{ event: string, data?: any }} Message
 */

export class Visitor {
  #socket;
  /** @type {Message[]} */
  #heard = [];
  /** @type {string | null} */
  #end = null;
  #beats = 0;

  /** @param {WebSocket} socket */
  constructor(socket) {
    this.#socket = socket;
    socket.on('message', (frame) => this.#heard.push(JSON.parse(String(frame))));
    socket.on('ping', () => this.#beats++);
    socket.on('close', (code, reason) => (this.#end = `${code} ${reason}`));
    socket.on('error', () => {}); // told by `close`
  }

  /** @param {Way} way @returns {Promise<Visitor>} rejects with the answer's status, if it is not 101 */
  static async arrive({ ca, from = VISITOR, headers = { Origin: `https://${SITE}` } }) {
    const socket = new WebSocket(`wss://${SITE}/signaling`, {
      ca,
      localAddress: from,
      headers,
      perMessageDeflate: false,
    });
    const refused = once(socket, 'unexpected-response').then(([request, response]) => {
      request.destroy();
      throw new Error(String(response.statusCode));
    });
    const visitor = new Visitor(socket);
    await Promise.race([once(socket, 'open'), refused]);
    refused.catch(() => {});
    return visitor;
  }

  /** @param {string} event @param {unknown} [data] */
  says(event, data) {
    this.#socket.send(JSON.stringify({ event, data }));
  }

  /** Takes what was heard, now or before. @param {string} event @returns {Promise<any>} its data */
  async hears(event) {
    const take = () => {
      const at = this.#heard.findIndex((message) => message.event === event);
      return at >= 0 && this.#heard.splice(at, 1)[0];
    };
    const { data } = await until(
      take,
      () => `no ${event}, but ${JSON.stringify(this.#heard)} (${this.#end ?? 'open'})`,
    );
    return data;
  }

  /** @param {string} name */
  async introduces(name) {
    this.says('setInfo', { name });
    return this.hears('setInfoSuccess');
  }

  /** Is answered through the very socket it came by. @param {number} number */
  async isHeard(number) {
    if (this.#end) throw new Error(`the socket is closed: ${this.#end}`);
    this.says('ping', number);
    const answer = await this.hears('pong');
    if (answer !== number) throw new Error(`said ${number}, and was answered ${answer}`);
  }

  /** How often the server has asked whether this visitor lives; the socket answers by itself. */
  get beats() {
    return this.#beats;
  }

  /** The code of the end, or null while it is open. */
  get end() {
    return this.#end;
  }

  leaves() {
    this.#socket.terminate();
  }
}
