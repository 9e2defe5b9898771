/**
 * Between a page and the server: a way that a test can break. Nothing is decided here; it only passes bytes on.
 *
 * @import { AddressInfo, Socket } from 'node:net'
 */
import { connect, createServer } from 'node:net';

export class Cable {
  #target;
  #server = createServer((near) => this.#join(near));
  /** @type {Set<Socket>} */
  #ends = new Set();
  #passes = true;
  #accepts = true;
  #delay = 0;

  /** @param {string} url */
  constructor(url) {
    this.#target = new URL(url);
  }

  /** @param {string} url of the server @returns {Promise<Cable>} one that passes everything on */
  static async to(url) {
    const cable = new Cable(url);
    await new Promise((listening) => cable.#server.listen(0, '127.0.0.1', () => listening(null)));
    return cable;
  }

  /** Where the page is, for who comes by this way. */
  get url() {
    const { port } = /** @type {AddressInfo} */ (this.#server.address());
    return `http://127.0.0.1:${port}/`;
  }

  /** What is sent from now on is lost, and nobody is told: as in a dead spot. */
  swallow() {
    this.#passes = false;
  }

  /** From now on the way is longer, in either direction. @param {number} ms */
  lengthen(ms) {
    this.#delay = ms;
  }

  /** All connections break, and none is made. */
  cut() {
    this.#accepts = false;
    for (const end of this.#ends) end.resetAndDestroy();
  }

  /** Connections can be made again; those from before stay broken. */
  mend() {
    for (const end of this.#ends) end.destroy();
    this.#passes = this.#accepts = true;
  }

  close() {
    this.cut();
    this.#server.close();
  }

  /** @param {Socket} near */
  #join(near) {
    if (!this.#accepts) return void near.resetAndDestroy();
    const far = connect(Number(this.#target.port), this.#target.hostname);
    for (const [from, to] of [
      [near, far],
      [far, near],
    ]) {
      this.#ends.add(from);
      from.on('data', (bytes) => {
        const pass = () => this.#passes && !to.destroyed && to.write(bytes);
        if (this.#delay) setTimeout(pass, this.#delay);
        else pass();
      });
      from.on('error', () => to.destroy());
      from.on('close', () => {
        this.#ends.delete(from);
        if (this.#passes) to.destroy();
      });
    }
  }
}
