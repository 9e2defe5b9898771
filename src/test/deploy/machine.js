/**
 * A server of the test's own, as far as deploy/nginx and deploy/certbot change one: the folders they write to are
 * mounted anew, so that the very files of deploy/ are installed where an operator has them, and nothing is left.
 * It is called chat.example.org and turn.example.org, and visitors come to it from addresses that are not its own.
 */
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync } from 'node:fs';
import { readdirSync, statSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { homedir, hostname, tmpdir } from 'node:os';
import { ROOT, until } from '../browser/until.js';
import { need } from './needs.js';

export const SITE = 'chat.example.org';
export const TURN = 'turn.example.org';

/** Where the names lead: what src/test/apart gives its namespace. */
export const ADDRESS = '192.0.2.2';

/** Whence visitors come: two of them by IPv4 (RFC 5737), one by IPv6 (RFC 3849). */
export const VISITOR = '198.51.100.7';
export const NEIGHBOUR = '203.0.113.9';
export const VISITOR6 = '2001:db8:1:2::7';

const EMPTY = [
  '/etc/letsencrypt',
  '/var/lib/letsencrypt',
  '/var/log/letsencrypt',
  '/var/log/nginx',
  '/var/www',
  '/run',
];

/** @param {string} program @param {string[]} options @returns {string} what it printed */
export function run(program, ...options) {
  const { status, stdout, stderr, error } = spawnSync(program, options, {
    cwd: ROOT,
    encoding: 'utf8',
  });
  assert.equal(status, 0, `${program} ${options.join(' ')}\n${error ?? ''}${stdout}${stderr}`);
  return stdout;
}

export class Machine {
  #scratch = mkdtempSync(`${tmpdir()}/machine.`);
  /** @type {string[]} */
  #mounted = [];
  /** @type {import('node:child_process').ChildProcess | null} */
  #nginx = null;

  constructor() {
    need('nginx');
    need('certbot');
    if (!existsSync('/usr/lib/nginx/modules/ngx_stream_module.so')) {
      throw new Error(
        "nginx's stream module is missing: apt-get install nginx libnginx-mod-stream",
      );
    }
    for (const folder of EMPTY) this.#mount(this.#folder(folder), folder);
    const pristine = this.#folder('/etc/nginx');
    cpSync('/etc/nginx', pristine, { recursive: true, verbatimSymlinks: true });
    this.#mount(pristine, '/etc/nginx');
    const hosts = `${this.#scratch}/hosts`;
    // Payara does not start where the machine's own name leads nowhere.
    writeFileSync(hosts, `127.0.0.1 localhost ${hostname()}\n${ADDRESS} ${SITE} ${TURN}\n`);
    this.#mount(hosts, '/etc/hosts');
    for (const address of [VISITOR, NEIGHBOUR]) ip('replace', `${address}/32`);
    ip('replace', `${VISITOR6}/128`, 'nodad');
  }

  /** A file that is not there yet, gone when the tests are. @param {string} name */
  scratch(name) {
    return `${this.#scratch}/${name}`;
  }

  /** As an operator does, before the first certificate and after. @param {string[]} options */
  placeNginx(...options) {
    return run('deploy/nginx/place', ...options, SITE, TURN);
  }

  /** @param {number[]} ports of the nodes that nginx is to pass visitors to */
  async passTo(...ports) {
    const lines = ports.map((port) => `server 127.0.0.1:${port} max_fails=2 fail_timeout=10s;\n`);
    writeFileSync('/etc/nginx/rendezvous/upstream.conf', lines.join(''));
    if (this.#nginx) await this.reloadNginx();
  }

  async startNginx() {
    const child = spawn('nginx', ['-g', 'daemon off;'], {
      stdio: 'inherit',
      env: { ...process.env, PATH: `${process.env.PATH}:/usr/sbin` },
    });
    this.#nginx = child;
    await until(
      () => workers().length > 0 && answers(80),
      () => 'nginx does not listen',
    );
  }

  /** Until there are only new workers to take what comes. */
  async reloadNginx() {
    await this.reloads(() => run('nginx', '-s', 'reload'));
  }

  /** @param {() => unknown} action that reloads nginx, by itself or at its end */
  async reloads(action) {
    const before = workers();
    await action();
    await until(
      () => workers().length > 0 && !workers().some((worker) => before.includes(worker)),
      () => 'nginx did not reload',
    );
  }

  async close() {
    if (this.#nginx && this.#nginx.exitCode === null) {
      this.#nginx.kill('SIGTERM');
      await once(this.#nginx, 'exit');
    }
    for (const place of this.#mounted.reverse()) run('umount', '--lazy', place);
  }

  /** @param {string} folder */
  #folder(folder) {
    const own = this.#scratch + folder;
    mkdirSync(own, { recursive: true });
    return own;
  }

  /** @param {string} what @param {string} where */
  #mount(what, where) {
    // Certbot's own package leaves it to certbot to make one of them.
    if (statSync(what).isDirectory()) mkdirSync(where, { recursive: true });
    run('mount', '--bind', what, where);
    this.#mounted.push(where);
  }
}

/** An authority of the test's own, which Node's clients are given, and Chromium finds in its store. */
export class Authority {
  #key;
  #certificate;

  /** @param {Pick<Machine, 'scratch'>} machine where its key is kept */
  constructor(machine) {
    need('openssl');
    this.#key = machine.scratch('ca-key.pem');
    this.#certificate = machine.scratch('ca.pem');
    const name = ['-subj', '/CN=An authority for tests'];
    const use = ['-addext', 'keyUsage=critical,keyCertSign'];
    openssl(this.#key, this.#certificate, ...name, ...use);
  }

  /** @returns {string} the file of its certificate */
  get file() {
    return this.#certificate;
  }

  get certificate() {
    return readFileSync(this.#certificate, 'utf8');
  }

  /**
   * Where certbot would put it, or elsewhere.
   * @param {string} name @param {string} [folder] @param {string} [address]
   */
  certify(name, folder = `/etc/letsencrypt/live/${name}`, address = '127.0.0.1') {
    mkdirSync(folder, { recursive: true });
    const by = ['-CA', this.#certificate, '-CAkey', this.#key];
    const names = ['-subj', `/CN=${name}`, '-addext', `subjectAltName=DNS:${name},IP:${address}`];
    const use = ['-addext', 'basicConstraints=critical,CA:FALSE'];
    openssl(`${folder}/privkey.pem`, `${folder}/fullchain.pem`, ...by, ...names, ...use);
  }
}

/** From now on started Chromiums believe it. @param {string} certificate its file */
export function trustInChromium(certificate) {
  const certutil = need('certutil', 'libnss3-tools');
  const store = `${homedir()}/.pki/nssdb`;
  mkdirSync(store, { recursive: true });
  const database = ['-d', `sql:${store}`];
  if (!existsSync(`${store}/cert9.db`)) run(certutil, ...database, '-N', '--empty-password');
  run(certutil, ...database, '-A', '-t', 'C,,', '-n', certificate, '-i', certificate);
}

/** @param {string} key @param {string} certificate @param {string[]} options */
function openssl(key, certificate, ...options) {
  const make = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];
  run('openssl', ...make, '-days', '2', '-keyout', key, '-out', certificate, ...options);
}

/** @param {string} verb @param {string} address @param {string[]} options */
function ip(verb, address, ...options) {
  run(need('ip', 'iproute2'), 'address', verb, address, 'dev', 'lo', ...options);
}

/** The workers that take connections: one that is shutting down only ends those it has. */
function workers() {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => commandOf(pid).trimEnd() === 'nginx: worker process');
}

/** @param {string} pid */
function commandOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return ''; // it has gone meanwhile
  }
}

/** @param {number} port @param {string} [address] @returns {Promise<boolean>} */
export async function answers(port, address = ADDRESS) {
  const socket = connect(port, address);
  return new Promise((done) => {
    socket.once('connect', () => done(true)).once('error', () => done(false));
  }).finally(() => socket.destroy());
}
