/**
 * Somebody on the site by a WebSocket, in a process of its own, which trusts the authority that NODE_EXTRA_CA_CERTS
 * names: what it is sent is said over the wire, and what comes over the wire it passes on.
 */
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { until } from '../browser/until.js';

const file = fileURLToPath(import.meta.url);

if (process.argv[1] === file) {
  const socket = new WebSocket(process.argv[2] ?? '');
  const tell = (/** @type {unknown} */ what) => process.send?.(what);
  socket.onopen = () => tell({ event: 'opened' });
  socket.onmessage = ({ data }) => tell(JSON.parse(data));
  socket.onclose = ({ code }) => tell({ event: 'closed', data: code });
  process.on('message', (message) => socket.send(JSON.stringify(message)));
  process.on('disconnect', () => process.exit());
}

/** @typedef {{event: string, data?: any}} Message */

/** @type {Guest[]} */
const all = [];

export class Guest {
  /** @type {Message[]} */
  #heard = [];
  #process;

  /** @param {string} url @param {string} authority a file */
  constructor(url, authority) {
    this.#process = fork(file, [url], {
      env: { ...process.env, NODE_EXTRA_CA_CERTS: authority },
      execArgv: ['--experimental-websocket'],
    });
    this.#process.on('message', (message) => this.#heard.push(/** @type {Message} */ (message)));
    all.push(this);
  }

  /** @param {string} url @param {string} authority @param {string} name */
  static async arrive(url, authority, name) {
    const guest = new Guest(url, authority);
    await guest.hears('opened');
    guest.say('setInfo', { name });
    await guest.hears('setInfoSuccess');
    return guest;
  }

  /** @param {string} event @param {unknown} [data] */
  say(event, data) {
    this.#process.send({ event, data });
  }

  /** @param {string} event @returns {Promise<any>} its data */
  async hears(event) {
    const message = await until(
      () => this.#heard.find((message) => message.event === event),
      () => `no ${event}, but ${this.#heard.map((message) => message.event).join(', ')}`,
    );
    return message.data;
  }

  get isOpen() {
    return !this.#heard.some(({ event }) => event === 'closed');
  }

  leave() {
    if (this.#process.connected) this.#process.disconnect();
  }

  /** However many there are. */
  static allLeave() {
    for (const guest of all) guest.leave();
  }
}
