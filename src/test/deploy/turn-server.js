/** The real coturn with the configuration of deploy/coturn, filled in and started as an operator's is. */
import { spawn } from 'node:child_process';
import { createHmac, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { closeSync, mkdirSync, mkdtempSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT, TARGET, until } from '../browser/until.js';
import { ADDRESS, SITE, TURN } from './machine.js';
import { need } from './needs.js';

/** The test's own network stands on the deny list, as every network for documentation does. */
export const OWN_NET = 'denied-peer-ip=192.0.2.0-192.0.2.255';

export const SHIPPED = `${ROOT}deploy/coturn/`;

/** As `openssl rand -hex 32` makes it. */
export const newSecret = () => randomBytes(32).toString('hex');

/**
 * What the application gives to a page.
 * @param {string} secret @param {{ user?: string, expires?: number }} [whose] seconds since 1970
 */
export function credentials(
  secret,
  { user = randomBytes(8).toString('hex'), expires = now() + 600 } = {},
) {
  const username = `${expires}:${user}`;
  const credential = createHmac('sha1', secret).update(username).digest('base64');
  return { username, credential };
}

/** In seconds. */
export const now = () => Math.floor(Date.now() / 1000);

/**
 * The shipped file without the lines named, each of which has to stand there: what is public to the world of a
 * test is no such thing in the real one.
 * @param {string} text @param {string[]} lines
 */
export function lifted(text, lines) {
  const kept = text.split('\n').filter((line) => !lines.includes(line));
  if (kept.length !== text.split('\n').length - lines.length)
    throw new Error(`not in the shipped file, each once: ${lines.join(', ')}`);
  return kept.join('\n');
}

/**
 * @typedef {object} Setting
 * @property {string} [external] the address that the world sees, if it is not the machine's own
 * @property {string} [secret]
 * @property {string[]} [lift] lines of the deny list that the test does without
 * @property {(text: string) => string} [change] of the instance's own file, as an operator may do it
 * @property {number} [port] instead of 3478
 * @property {string[]} [within] a command that runs it in another namespace
 */

export class TurnServer {
  #process;
  #log;

  /** @param {import('node:child_process').ChildProcess} child @param {string} log @param {string} folder */
  constructor(child, log, folder) {
    this.#process = child;
    this.#log = log;
    this.folder = folder;
  }

  /** @param {'plain' | 'behind-nginx'} instance @param {Setting} [setting] */
  static async start(instance, setting = {}) {
    need('turnserver', 'coturn');
    const { secret = newSecret(), port = 3478, within = [] } = setting;
    const folder = mkdtempSync(join(tmpdir(), 'coturn-'));
    for (const [name, text] of parts(instance, port, setting))
      writeFileSync(`${folder}/${name}`, text);
    writeFileSync(`${folder}/turn-secret`, secret, { mode: 0o600 });
    mkdirSync(`${folder}/run`, { mode: 0o700 });
    mkdirSync(TARGET, { recursive: true });
    const log = `${TARGET}/coturn-${instance}-${port}.log`;
    const out = openSync(log, 'w');
    const files = ['turnserver.conf', 'denied-peers.conf', `${instance}.conf`];
    const [program = '', ...args] = [...within, `${SHIPPED}start`, ...files];
    const child = spawn(program, args, {
      cwd: folder,
      env: { ...process.env, RUNTIME_DIRECTORY: `${folder}/run`, CREDENTIALS_DIRECTORY: folder },
      stdio: ['ignore', out, out],
    });
    closeSync(out);
    const server = new TurnServer(child, log, folder);
    await server.#says(/Total General servers/);
    return server;
  }

  get pid() {
    return this.#process.pid ?? 0;
  }

  /** @param {RegExp} words */
  #says(words) {
    const heard = () => {
      if (this.#process.exitCode !== null) throw new Error(`coturn ended\n${this.log()}`);
      return words.test(this.log());
    };
    return until(heard, () => `coturn does not say ${words}\n${this.log()}`);
  }

  log() {
    return readFileSync(this.#log, 'utf8');
  }

  /** Takes the certificate on disk. */
  reload() {
    this.#process.kill('SIGUSR2');
  }

  async stop() {
    if (this.#process.exitCode !== null || this.#process.signalCode !== null) return;
    const gone = once(this.#process, 'exit');
    this.#process.kill('SIGKILL');
    await gone;
  }
}

/**
 * The shipped files, filled in.
 * @param {string} instance @param {number} port @param {Setting} setting @returns {[string, string][]}
 */
function parts(instance, port, { external = ADDRESS, lift = [], change = (text) => text }) {
  const fill = (/** @type {string} */ name) =>
    readFileSync(SHIPPED + name, 'utf8')
      .replaceAll('@TURN@', TURN)
      .replaceAll('@REALM@', SITE)
      .replaceAll('@RELAY_IP@', ADDRESS)
      .replaceAll('@EXTERNAL_IP@', external);
  const own = fill(`${instance}.conf`).replace('listening-port=3478', `listening-port=${port}`);
  return [
    ['turnserver.conf', fill('turnserver.conf')],
    ['denied-peers.conf', lifted(fill('denied-peers.conf'), lift)],
    [`${instance}.conf`, change(own)],
  ];
}
