/**
 * A client of TURN over UDP (RFC 8656), as small as can be: it asks for an allocation and for the permission to
 * send somewhere, tells what it was answered, and sends. Browsers do not say why they got nothing.
 */
import { createHash, createHmac, randomBytes } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';

const COOKIE = 0x2112a442;
const COOKIE_BYTES = Buffer.from([0x21, 0x12, 0xa4, 0x42]);
const HEADER = 20;
const METHOD = { allocate: 0x003, send: 0x006, permit: 0x008 };
const INDICATION = 0x0010;
const ATTRIBUTE = {
  username: 0x0006,
  integrity: 0x0008,
  error: 0x0009,
  peer: 0x0012,
  data: 0x0013,
  realm: 0x0014,
  nonce: 0x0015,
  family: 0x0017,
  transport: 0x0019,
};
const SUCCESS = 0x0100;
const CLASS = 0x0110;
const AGAIN_MS = 500;
const UDP = Buffer.from([17, 0, 0, 0]);
export const TCP = Buffer.from([6, 0, 0, 0]);
const FAMILY = { 4: 1, 6: 2 };

/** @typedef {{ username: string, credential: string }} Credentials */

export class TurnClient {
  #socket = createSocket('udp4');
  #server;
  #who;
  /** @type {Buffer} */
  #realm = Buffer.alloc(0);
  /** @type {Buffer} */
  #nonce = Buffer.alloc(0);

  /** @param {{ address: string, port: number }} server @param {Credentials} who */
  constructor(server, who) {
    this.#server = server;
    this.#who = who;
  }

  /**
   * @param {{ family?: 4 | 6, transport?: Buffer }} [wish]
   * @returns {Promise<number>} 0, or the error's number
   */
  async allocate({ family = 4, transport = UDP } = {}) {
    const wish = [attribute(ATTRIBUTE.transport, transport)];
    if (family === 6)
      wish.push(attribute(ATTRIBUTE.family, Buffer.from([FAMILY[family], 0, 0, 0])));
    const challenge = await this.#ask(METHOD.allocate, wish);
    this.#realm = challenge.get(ATTRIBUTE.realm) ?? this.#realm;
    this.#nonce = challenge.get(ATTRIBUTE.nonce) ?? this.#nonce;
    return errorOf(await this.#ask(METHOD.allocate, [...wish, ...this.#signature()], true));
  }

  /** @param {string} peer an address, as text @returns {Promise<number>} 0, or the error's number */
  async permit(peer) {
    const at = attribute(ATTRIBUTE.peer, (id) => xored(peer, id));
    return errorOf(await this.#ask(METHOD.permit, [at, ...this.#signature()], true));
  }

  /** Through the relay, where this may go. @param {{ address: string, port: number }} peer @param {Buffer} data */
  send(peer, data) {
    const id = randomBytes(12);
    const at = attribute(ATTRIBUTE.peer, xored(peer.address, id, peer.port))(id);
    const body = Buffer.concat([at, attribute(ATTRIBUTE.data, data)(id)]);
    const { address, port } = this.#server;
    this.#socket.send(
      Buffer.concat([header(METHOD.send | INDICATION, body.length, id), body]),
      port,
      address,
    );
  }

  close() {
    this.#socket.close();
  }

  #signature() {
    return [
      attribute(ATTRIBUTE.username, Buffer.from(this.#who.username)),
      attribute(ATTRIBUTE.realm, this.#realm),
      attribute(ATTRIBUTE.nonce, this.#nonce),
    ];
  }

  /** @param {number} method @param {((id: Buffer) => Buffer)[]} attributes @param {boolean} [sign] */
  async #ask(method, attributes, sign = false) {
    const id = randomBytes(12);
    let body = Buffer.concat(attributes.map((write) => write(id)));
    if (sign) {
      // The length counts the signature that is yet to come.
      const text = Buffer.concat([header(method, body.length + 24, id), body]);
      const { username, credential } = this.#who;
      const key = createHash('md5').update(`${username}:${this.#realm}:${credential}`).digest();
      const hmac = createHmac('sha1', key).update(text).digest();
      body = Buffer.concat([body, attribute(ATTRIBUTE.integrity, hmac)(id)]);
    }
    return this.#exchange(Buffer.concat([header(method, body.length, id), body]), id);
  }

  /** @param {Buffer} request @param {Buffer} id @returns {Promise<Answer>} */
  async #exchange(request, id) {
    const { address, port } = this.#server;
    const signal = AbortSignal.timeout(10_000);
    const send = () => this.#socket.send(request, port, address);
    const again = setInterval(send, AGAIN_MS);
    send();
    try {
      for (;;) {
        const [answer] = await once(this.#socket, 'message', { signal });
        if (id.equals(answer.subarray(8, HEADER))) return new Answer(answer);
      }
    } finally {
      clearInterval(again);
    }
  }
}

class Answer {
  #attributes = new Map();

  /** @param {Buffer} message */
  constructor(message) {
    this.succeeded = (message.readUInt16BE(0) & CLASS) === SUCCESS;
    for (let at = HEADER; at + 4 <= message.length;) {
      const length = message.readUInt16BE(at + 2);
      this.#attributes.set(message.readUInt16BE(at), message.subarray(at + 4, at + 4 + length));
      at += 4 + padded(length);
    }
  }

  /** @param {number} type @returns {Buffer | undefined} */
  get(type) {
    return this.#attributes.get(type);
  }
}

/** @param {Answer} answer */
function errorOf(answer) {
  const error = answer.get(ATTRIBUTE.error);
  if (answer.succeeded) return 0;
  if (!error) throw new Error('neither a success nor an error');
  return (error[2] ?? 0) * 100 + (error[3] ?? 0);
}

/** @param {number} method @param {number} length @param {Buffer} id */
function header(method, length, id) {
  const bytes = Buffer.alloc(8);
  bytes.writeUInt16BE(method, 0);
  bytes.writeUInt16BE(length, 2);
  bytes.writeUInt32BE(COOKIE, 4);
  return Buffer.concat([bytes, id]);
}

/** @param {number} type @param {Buffer | ((id: Buffer) => Buffer)} value @returns {(id: Buffer) => Buffer} */
function attribute(type, value) {
  return (id) => {
    const content = typeof value === 'function' ? value(id) : value;
    const bytes = Buffer.alloc(4 + padded(content.length));
    bytes.writeUInt16BE(type, 0);
    bytes.writeUInt16BE(content.length, 2);
    content.copy(bytes, 4);
    return bytes;
  };
}

/** @param {number} length */
const padded = (length) => Math.ceil(length / 4) * 4;

/** @param {string} address @param {Buffer} id @param {number} [port] permissions are for all of an address */
function xored(address, id, port = 9) {
  const plain = addressBytes(address);
  const head = Buffer.from([0, plain.length === 4 ? FAMILY[4] : FAMILY[6], 0, 0]);
  head.writeUInt16BE(port ^ (COOKIE >>> 16), 2);
  const mask = Buffer.concat([COOKIE_BYTES, id]);
  return Buffer.concat([head, plain.map((byte, i) => byte ^ (mask[i] ?? 0))]);
}

/** @param {string} address of IPv4 or IPv6 */
function addressBytes(address) {
  if (!address.includes(':')) return Buffer.from(address.split('.').map(Number));
  const host = new URL(`http://[${address}]/`).hostname.slice(1, -1);
  const [left = '', right = ''] = host.split('::');
  const groups = (/** @type {string} */ part) => (part ? part.split(':') : []);
  const missing = 8 - groups(left).length - groups(right).length;
  const all = [...groups(left), ...Array(missing).fill('0'), ...groups(right)];
  return Buffer.from(all.map((group) => group.padStart(4, '0')).join(''), 'hex');
}
