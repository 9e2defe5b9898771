/** Before several nodes, as nginx stands there: whoever comes gets to the first of them that takes connections. */
import { connect, createServer } from 'node:net';

/** @import { AddressInfo, Socket } from 'node:net' */

export class Front {
  #targets;
  #server = createServer((near) => this.#join(near, [...this.#targets]));
  /** @type {Set<Socket>} */
  #ends = new Set();

  /** @param {string[]} urls of the nodes */
  constructor(urls) {
    this.#targets = urls.map((url) => new URL(url));
  }

  /** @param {...string} urls of the nodes, the preferred one first */
  static async to(...urls) {
    const front = new Front(urls);
    await new Promise((listening) => front.#server.listen(0, '127.0.0.1', () => listening(null)));
    return front;
  }

  get url() {
    const { port } = /** @type {AddressInfo} */ (this.#server.address());
    return `http://127.0.0.1:${port}/`;
  }

  close() {
    for (const end of this.#ends) end.destroy();
    this.#server.close();
  }

  /** @param {Socket} near @param {URL[]} targets that were not tried yet */
  #join(near, targets) {
    const target = targets.shift();
    if (!target) return void near.resetAndDestroy();
    const far = connect(Number(target.port), target.hostname);
    far.once('error', () => far.connecting || this.#join(near, targets));
    far.once('connect', () => {
      far.removeAllListeners('error');
      this.#pass(near, far);
      this.#pass(far, near);
    });
  }

  /** @param {Socket} from @param {Socket} to */
  #pass(from, to) {
    this.#ends.add(from);
    from.on('error', () => to.destroy());
    from.on('close', () => (this.#ends.delete(from), to.destroy()));
    from.pipe(to);
  }
}
