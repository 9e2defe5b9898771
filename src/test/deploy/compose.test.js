/**
 * The whole set that compose.yaml describes, run by podman with each service's own settings, in the test's network:
 * from nothing to https with certificates of Pebble's, a visitor who is introduced, and a relay that serves him.
 * Debian's coturn stands for the image of coturn's own.
 */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { get } from 'node:https';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { after, before, describe, it } from 'node:test';
import { connect as connectTls } from 'node:tls';
import { WebSocket as Socket } from 'ws';
import { parse } from 'yaml';
import { ROOT, until } from '../browser/until.js';
import { BASE, Containers } from './containers.js';
import { Authority } from './machine.js';
import { need } from './needs.js';
import { DIRECTORY, fetchRoot, startPebble } from './pebble.js';
import { TurnClient } from './turn-client.js';
import { newSecret } from './turn-server.js';

const SITE = 'chat.example.org';
const TURN = 'turn.example.org';
/** What src/test/apart gives the namespace. */
const ADDRESS = '192.0.2.2';
const START_MS = 90_000;
const USER = 10001;

describe('the set of compose.yaml', () => {
  /** @type {Containers} */
  let containers;
  /** @type {import('node:child_process').ChildProcess} */
  let pebble;
  /** @type {Record<string, any>} */
  let services;
  /** @type {Authority} */
  let authority;
  let secretFile = '';
  let trusted = '';
  let ca = '';

  before(async () => {
    containers = new Containers();
    await containers.bringBase();
    await containers.build('site', 'localhost/site:test');
    await containers.build('web', 'localhost/web:test');

    const names = join(containers.folder, 'hosts');
    writeFileSync(names, `127.0.0.1 localhost ${SITE} ${TURN}\n`);
    // In the mount namespace of src/test/apart: Pebble asks the site where its name leads.
    execFileSync('mount', ['--bind', names, '/etc/hosts']);
    authority = new Authority({ scratch: (name) => join(containers.folder, name) });
    trusted = authority.file;
    pebble = await startPebble(authority, join(containers.folder, 'pebble'));

    secretFile = join(containers.folder, 'turn-secret');
    writeFileSync(secretFile, newSecret(), { mode: 0o400 });
    chownSync(secretFile, USER, USER);
    services = composed({
      SITE_IMAGE: 'localhost/site:test',
      WEB_IMAGE: 'localhost/web:test',
      COTURN_IMAGE: BASE,
      RELAY_IP: ADDRESS,
      EXTERNAL_IP: ADDRESS,
      TURN_SECRET_FILE: secretFile,
      CERTBOT_OPTIONS: `--server ${DIRECTORY}`,
    });
    for (const name of ['turn', 'turn-tls', 'site', 'web']) await start(name);
  });
  after(async () => {
    await containers?.close();
    pebble?.kill();
  });

  it('becomes healthy, each by its own check', async () => {
    for (const [name, { healthcheck }] of Object.entries(services)) {
      const [, ...check] = healthcheck.test;
      const healthy = async () =>
        (await containers.ask('podman', ['exec', name, ...check])).code === 0;
      await until(
        healthy,
        async () => `${name} is not healthy\n${await containers.lastWords(name)}`,
        START_MS,
      );
    }
  });

  it('gets its certificates, and serves both names with them', async () => {
    ca = await fetchRoot(authority);
    for (const name of [SITE, TURN]) {
      const served = () => nameServed(name).catch(() => '');
      await until(
        async () => (await served()) === `DNS:${name}`,
        async () =>
          `${name} is not served: ${await served()}\n${await containers.lastWords('web')}`,
        START_MS,
      );
    }
    const { status, headers, page } = await ask('/');
    assert.equal(status, 200);
    assert.match(page, /<title>Rendezvous/);
    assert.ok(headers['strict-transport-security']);
    for (const path of ['/health/ready', '/metrics'])
      assert.equal((await ask(path)).status, 404, path);
  });

  it('is healthy at the front only while the site answers through it', async () => {
    const [, ...check] = services.web.healthcheck.test;
    const code = async () => (await containers.ask('podman', ['exec', 'web', ...check])).code;
    assert.equal(await code(), 0);
    await containers.podman('kill', '--signal', 'STOP', 'site');
    try {
      assert.notEqual(await code(), 0);
    } finally {
      await containers.podman('kill', '--signal', 'CONT', 'site');
    }
    await until(
      async () => (await code()) === 0,
      () => containers.lastWords('web'),
    );
  });

  it('introduces a visitor, whom the relay serves with what he was given', async () => {
    const { iceServers } = await introduced();
    const relay = iceServers.find((/** @type {any} */ { urls }) =>
      [urls].flat().some((url) => url.startsWith('turn:')),
    );
    assert.ok(relay?.credential, JSON.stringify(iceServers));
    const client = new TurnClient({ address: ADDRESS, port: 3478 }, relay);
    assert.equal(await client.allocate(), 0);
    client.close();
    const forged = new TurnClient(
      { address: ADDRESS, port: 3478 },
      { ...relay, credential: 'forged' },
    );
    assert.equal(await forged.allocate(), 401);
    forged.close();
  });

  it('has the secret in no environment and on no command line', async () => {
    const secret = readFileSync(secretFile, 'utf8');
    for (const name of Object.keys(services)) {
      const seen = await containers.podman('inspect', name);
      assert.ok(!seen.includes(secret), `${name} was not given it in words`);
      const processes = await containers.podman(
        'exec',
        name,
        'bash',
        '-c',
        'cat /proc/[0-9]*/cmdline /proc/[0-9]*/environ 2>/dev/null | tr "\\0" "\\n"; true',
      );
      assert.ok(!processes.includes(secret), name);
      assert.ok(!(await containers.lastWords(name)).includes(secret), `${name} does not tell it`);
    }
  });

  it('stops when told', async () => {
    for (const name of Object.keys(services)) {
      const told = Date.now();
      await containers.podman('stop', '--time', '30', name);
      assert.ok(Date.now() - told < 20_000, `${name} was not killed`);
    }
  });

  /** With what compose.yaml says of it. @param {string} name */
  async function start(name) {
    const service = services[name];
    assert.equal(service.read_only, true);
    const options = ['--read-only', '--network', 'host', '--no-healthcheck'];
    if (service.init) options.push('--init');
    const words = /** @type {[string, any[]][]} */ ([
      ['--cap-drop', service.cap_drop],
      ['--cap-add', service.cap_add],
      ['--security-opt', service.security_opt.map((/** @type {string} */ o) => o.split(':')[0])],
      ['--tmpfs', service.tmpfs],
      ['--env', Object.entries(service.environment).map(([key, value]) => `${key}=${value ?? ''}`)],
      ['--pids-limit', [service.pids_limit]],
      ['--memory', [service.mem_limit]],
      ['--user', service.user ? [service.user] : []],
      ['--hostname', service.hostname ? [service.hostname] : []],
      ['--add-host', ['site', SITE, TURN].map((host) => `${host}:127.0.0.1`)],
    ]);
    for (const [option, values] of words)
      for (const value of values ?? []) options.push(option, String(value));
    // A named volume is a folder of the test's.
    for (const volume of service.volumes ?? []) {
      const [from, ...to] = volume.split(':');
      const folder = from.startsWith('/') ? from : join(containers.folder, from);
      if (folder !== from) mkdirSync(folder, { recursive: true });
      options.push('--volume', [folder, ...to].join(':'));
    }
    if (service.secrets) options.push('--volume', `${secretFile}:/run/secrets/turn-secret:ro`);
    // For certbot to believe Pebble's own address.
    if (name === 'web')
      options.push('--volume', `${trusted}:/ca.pem:ro`, '--env', 'REQUESTS_CA_BUNDLE=/ca.pem');
    const [entrypoint, ...rest] = service.entrypoint ?? [];
    if (entrypoint) options.push('--entrypoint', entrypoint);
    await containers.podman('run', '--detach', '--name', name, ...options, service.image, ...rest);
  }

  /** @param {string} servername */
  async function nameServed(servername) {
    const socket = connectTls({ host: ADDRESS, port: 443, servername, ca });
    await once(socket, 'secureConnect');
    const { subjectaltname } = socket.getPeerCertificate();
    socket.destroy();
    return subjectaltname;
  }

  /** @param {string} path */
  async function ask(path) {
    const [answer] = await once(get(`https://${SITE}${path}`, { ca, agent: false }), 'response');
    return { status: answer.statusCode, headers: answer.headers, page: await text(answer) };
  }

  /** @returns {Promise<any>} what setInfoSuccess says */
  async function introduced() {
    const socket = new Socket(`wss://${SITE}/signaling`, { ca, origin: `https://${SITE}` });
    /** @type {any[]} */
    const said = [];
    socket.on('message', (data) => said.push(JSON.parse(String(data))));
    socket.on('error', (error) => said.push({ event: String(error) }));
    socket.on('open', () =>
      socket.send(JSON.stringify({ event: 'setInfo', data: { name: 'Kind Otter' } })),
    );
    const success = await until(
      () => said.find(({ event }) => event === 'setInfoSuccess'),
      () => `the visitor was not introduced: ${JSON.stringify(said)}`,
    );
    socket.close();
    return success.data;
  }
});

/** What docker-compose makes of it. @param {Record<string, string>} yours @returns {Record<string, any>} */
function composed(yours) {
  const config = execFileSync(
    need('docker-compose'),
    ['--env-file', '.env.example', '-f', 'compose.yaml', 'config'],
    { cwd: `${ROOT}deploy/container`, env: { ...process.env, ...yours }, encoding: 'utf8' },
  );
  return parse(config).services;
}
