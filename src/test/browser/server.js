/** The real server, as an operator starts it: `payara/run` on a free port of the loopback interface. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { TARGET, ROOT, until } from './until.js';

const START_MS = 180_000;

export class Server {
  #port;
  #log;
  /** @type {import('node:child_process').ChildProcess | null} */
  #process = null;
  #world;

  /**
   * @param {number} port
   * @param {{ within?: string[], env?: Record<string, string> }} [world] within: a command that runs it in another
   *   namespace; env: settings
   */
  constructor(port, world = {}) {
    this.#port = port;
    this.#world = world;
    mkdirSync(TARGET, { recursive: true });
    this.#log = `${TARGET}/server-${port}.log`;
  }

  /** A server that answers. @param {ConstructorParameters<typeof Server>[1]} [world] */
  static async start(world) {
    const server = new Server(await freePort(), world);
    await server.start();
    return server;
  }

  /** By number: with a name server out of reach, Chromium takes 6 s to find out where `localhost` is. */
  get url() {
    return `http://127.0.0.1:${this.#port}/`;
  }

  /** On the same port as before; nothing happens when it runs. */
  async start() {
    if (this.#process) return;
    const log = openSync(this.#log, 'w');
    const { within = [], env = {} } = this.#world;
    const [program = '', ...args] = [...within, 'payara/run'];
    const child = spawn(program, args, {
      cwd: ROOT,
      env: { ...process.env, ...env, HTTP_PORT: String(this.#port) },
      stdio: ['ignore', log, log],
      // A group of its own, so that a kill reaches the JVM too.
      detached: true,
    });
    closeSync(log);
    this.#process = child;
    const isReady = () => {
      if (child.exitCode !== null) throw new Error(`the server did not start\n${this.lastWords()}`);
      return readFileSync(this.#log, 'utf8').includes('Rendezvous is ready');
    };
    try {
      await until(isReady, () => `the server is not ready\n${this.lastWords()}`, START_MS);
    } catch (error) {
      await this.crash();
      throw error;
    }
  }

  /** As Ctrl-C does. */
  stop() {
    return this.#end('SIGTERM');
  }

  /** As a power cut does. */
  crash() {
    return this.#end('SIGKILL');
  }

  /** The end of the log. */
  lastWords() {
    const lines = readFileSync(this.#log, 'utf8').trimEnd().split('\n').slice(-40);
    return [`--- the end of ${this.#log}`, ...lines].join('\n');
  }

  /** @param {NodeJS.Signals} signal */
  async #end(signal) {
    const child = this.#process;
    this.#process = null;
    if (!child?.pid || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    const group = -child.pid;
    process.kill(signal === 'SIGKILL' ? group : child.pid, signal);
    const late = setTimeout(() => process.kill(group, 'SIGKILL'), 30_000);
    await gone;
    clearTimeout(late);
  }
}

/** @returns {Promise<number>} */
export async function freePort() {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = /** @type {import('node:net').AddressInfo} */ (probe.address());
  probe.close();
  await once(probe, 'close');
  return port;
}
