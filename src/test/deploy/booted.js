/**
 * A server of the test's own that really boots: a bare Debian 12 under systemd-nspawn, with an address of its own,
 * reached from here as visitors reach one. For use inside src/test/apart.
 */
import assert from 'node:assert/strict';
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, cpSync, existsSync, mkdirSync, mkdtempSync, openSync } from 'node:fs';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { ROOT, until } from '../browser/until.js';
import { need } from './needs.js';
import { outcome } from './outcome.js';

/**
 * Not of the networks for documentation, which coturn relays nothing to, as nobody can live there: of AS 112's (RFC
 * 7535), where no server of anybody's is.
 */
export const ADDRESS = '192.31.196.10';
/** Of whoever comes to it. */
export const OURS = '192.31.196.1';
const BOOT_MS = 90_000;

/** What deploy/push sends, and an operator unpacks. */
export const BUNDLE = [
  'deploy',
  'payara',
  'pom.xml',
  'target/ROOT.war',
  'target/payara/payara-micro.jar',
];

export class Booted {
  #folder = mkdtempSync(`${tmpdir()}/booted.`);
  #root = `${this.#folder}/server`;
  #console = `${ROOT}target/deploy/console.log`;
  /** @type {import('node:child_process').ChildProcess | null} */
  #nspawn = null;

  /**
   * @param {Record<string, string>} names that it knows, and where they lead: it may ask here for others
   * @param {'server' | 'bare'} [made] what src/test/deploy/debian made: without what deploy/install installs, or with it
   */
  constructor(names, made = 'server') {
    need('systemd-nspawn', 'systemd-container');
    need('debootstrap');
    for (const file of ['ROOT.war', 'payara/payara-micro.jar']) {
      if (!existsSync(`${ROOT}target/${file}`))
        throw new Error(`target/${file} is missing: make package`);
    }
    const tarball = `${ROOT}target/deploy/${made}.tar`;
    if (!existsSync(tarball)) {
      throw new Error(`${tarball} is missing: src/test/deploy/debian ${made} makes it`);
    }
    mkdirSync(this.#root);
    execFileSync('tar', ['-xf', tarball, '-C', this.#root, '--numeric-owner']);
    const hosts = Object.entries(names).map(([name, address]) => `${address} ${name}\n`);
    // Its own name is not among them, as on many a server.
    writeFileSync(`${this.#root}/etc/hosts`, `127.0.0.1 localhost\n${hosts.join('')}`);
    writeFileSync(`${this.#root}/etc/hostname`, 'server\n');
    writeFileSync(`${this.#root}/etc/resolv.conf`, `nameserver ${OURS}\n`);
    this.#lay();
  }

  /** One cable, from here to it. */
  #lay() {
    mkdirSync('/run/netns', { recursive: true });
    execFileSync('mount', ['-t', 'tmpfs', 'none', '/run/netns']);
    const steps = [
      'netns add server',
      'link add cable type veth peer name eth0 netns server',
      `address add ${OURS}/24 dev cable`,
      'link set cable up',
      `-n server address add ${ADDRESS}/24 dev eth0`,
      '-n server link set lo up',
      '-n server link set eth0 up',
      `-n server route add default via ${OURS}`,
    ];
    for (const step of steps) ip(step);
  }

  /** A file in there. @param {string} path */
  file(path) {
    return this.#root + path;
  }

  /** Puts what is to be installed into a folder, as an operator unpacks it. @param {string} folder */
  unpack(folder) {
    for (const part of BUNDLE) {
      cpSync(`${ROOT}${part}`, this.file(`${folder}/${part}`), { recursive: true });
    }
  }

  async boot() {
    const log = openSync(this.#console, 'w');
    const options = [`--directory=${this.#root}`, '--boot', '--register=no', '--keep-unit'];
    options.push('--network-namespace-path=/run/netns/server', '--machine=server');
    const nspawn = spawn('systemd-nspawn', [...options, '--resolv-conf=off', '--timezone=off'], {
      stdio: ['ignore', log, log],
    });
    closeSync(log);
    this.#nspawn = nspawn;
    const isUp = () => {
      if (nspawn.exitCode !== null)
        throw new Error(`systemd does not boot here\n${this.lastWords()}`);
      return this.says('systemctl', 'is-active', 'multi-user.target') === 'active';
    };
    await until(isUp, () => `systemd has not booted\n${this.lastWords()}`, BOOT_MS);
  }

  lastWords() {
    return readFileSync(this.#console, 'utf8').split('\n').slice(-30).join('\n');
  }

  /** Its process 1, seen from here. */
  #first() {
    const { pid } = this.#nspawn ?? {};
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8');
    return children.trim().split(' ')[0] ?? '';
  }

  /** @param {string[]} command */
  #inside(command) {
    return ['-t', this.#first(), '-m', '-p', '-n', '-u', '-i', '-C', ...command];
  }

  /** What a short command prints there, whether it succeeds or not. @param {string[]} command */
  says(...command) {
    if (!this.#first()) return '';
    const options = { cwd: '/', encoding: /** @type {const} */ ('utf8'), env: HOME };
    const { stdout, stderr } = spawnSync('nsenter', this.#inside(command), options);
    return (stdout + stderr).trim();
  }

  /**
   * @param {string[]} command run there as root
   * @returns {Promise<{code: number, output: string}>} how it ended, and all it printed
   */
  async tries(...command) {
    return outcome(spawn('nsenter', this.#inside(command), { cwd: '/', env: HOME }));
  }

  /** What has to succeed. @param {string[]} command @returns {Promise<string>} */
  async run(...command) {
    const { code, output } = await this.tries(...command);
    assert.equal(code, 0, `${command.join(' ')}\n${output}`);
    return output;
  }

  /** As the power button does. */
  async stop() {
    const nspawn = this.#nspawn;
    if (!nspawn || nspawn.exitCode !== null || nspawn.signalCode !== null) return;
    const gone = once(nspawn, 'exit');
    nspawn.kill('SIGTERM');
    const late = setTimeout(() => nspawn.kill('SIGKILL'), 60_000);
    await gone;
    clearTimeout(late);
    this.#nspawn = null;
  }

  async close() {
    await this.stop();
    for (const step of ['link delete cable', 'netns delete server']) ip(step);
    execFileSync('umount', ['--lazy', '/run/netns']);
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

/** @param {string} step in words of ip */
const ip = (step) => execFileSync('ip', step.split(' '));

const HOME = {
  PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
  HOME: '/root',
  LANG: 'C.UTF-8',
};
