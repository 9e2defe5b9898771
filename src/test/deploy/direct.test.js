/** Relay first, and directly when both allow it: the page and the server with a real coturn and real browsers. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { chromium, firefox } from '../browser/browsers.js';
import { People } from '../browser/people.js';
import { Server } from '../browser/server.js';
import { until } from '../browser/until.js';
import { need } from './needs.js';

/** @import { Person } from '../browser/people.js' */

const TURN = '127.0.0.1:3478';
const folder = mkdtempSync(join(tmpdir(), 'direct-'));
const secret = randomBytes(24).toString('hex');
const secretFile = join(folder, 'turn-secret');
const config = join(folder, 'turnserver.conf');
writeFileSync(secretFile, `${secret}\n`, { mode: 0o600 });
writeFileSync(
  config,
  `listening-ip=127.0.0.1
relay-ip=127.0.0.1
listening-port=3478
use-auth-secret
static-auth-secret=${secret}
realm=turn.example.org
fingerprint
no-tls
no-dtls
no-cli
allow-loopback-peers
pidfile=${join(folder, 'pid')}
userdb=${join(folder, 'db')}
log-file=stdout
simple-log
`,
  { mode: 0o600 },
);

const coturn = spawn(need('turnserver', 'coturn'), ['-c', config], { stdio: 'ignore' });
Object.assign(process.env, {
  RENDEZVOUS_ICE_SOURCE: 'coturn',
  RENDEZVOUS_ICE_URLS: `stun:${TURN},turn:${TURN}?transport=udp`,
  RENDEZVOUS_ICE_SECRET_FILE: secretFile,
  RENDEZVOUS_ICE_RELAY: 'asked',
});
const server = await Server.start();
after(async () => {
  await server.stop();
  const gone = coturn.exitCode === null ? once(coturn, 'exit') : null;
  coturn.kill();
  await gone;
  rmSync(folder, { recursive: true });
});
const ones = await People.with(chromium(), server.url);
const others = await People.with(firefox(), server.url);

/** In the settings, where one finds it. @param {Person} person */
async function hides(person) {
  await person.presses('Settings');
  await person.page.waitForSelector('#relay');
  await person.page.click('#relay');
  await person.page.keyboard.press('Escape');
}

/** @param {Person} person @param {RegExp} way as the page tells it */
async function goes(person, way) {
  await until(
    () =>
      person.page
        .$eval('#link-details', (list) => list.textContent ?? '')
        .then(
          (text) => way.test(text),
          () => false,
        ),
    () => `${person.name} does not go ${way}`,
    40_000,
  );
}

/** @param {Person} person */
async function allows(person) {
  const open = await person.page.$eval('#link-quality', (b) => b.getAttribute('aria-expanded'));
  if (open !== 'true') await person.page.click('#link-quality');
  await person.page.click('#allow-direct');
}

/** @param {Person} ann who asks for it @param {Person} bob */
async function meetByRelays(ann, bob) {
  await hides(ann);
  await ann.joins();
  await bob.joins();
  await ann.isConnectedTo(bob);
  await bob.isConnectedTo(ann);
  for (const person of [ann, bob]) await goes(person, /Through a relay/);
}

/** @param {Person} ann @param {Person} bob */
async function goDirect(ann, bob) {
  await allows(ann);
  await bob.reads('link-badge [role="status"]', /allows a direct connection/);
  await goes(bob, /Through a relay/);
  await allows(bob);
  for (const person of [ann, bob]) {
    await goes(person, /Direct(?! connection)/);
    await person.seesMovement();
  }
}

for (const [name, arrive] of /** @type {const} */ ([
  ['two Chromium', (/** @type {string} */ who) => ones.arriveReady(who)],
  ['a Chromium and a Firefox', (/** @type {string} */ who) => others.arriveReady(who)],
]))
  test(`${name}: where one asked for it the call goes by relays, and directly once both allow it`, async () => {
    const ann = await ones.arriveReady('ann');
    const bob = await arrive('bob');
    await meetByRelays(ann, bob);
    await goDirect(ann, bob);
    assert.equal((await ann.look()).phase, 'connected');
  });
