/** Certbot and nginx against Pebble, which is Let's Encrypt's authority as one may run it for tests. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { get as getHttp } from 'node:http';
import { get as getHttps } from 'node:https';
import { after, test } from 'node:test';
import { connect } from 'node:tls';
import { promisify } from 'node:util';
import { Server } from '../browser/server.js';
import { until } from '../browser/until.js';
import { ADDRESS, Authority, Machine, SITE, TURN, answers, run } from './machine.js';
import { DIRECTORY, fetchRoot, startPebble } from './pebble.js';
import { Visitor } from './visitor.js';

const NAMES = [SITE, TURN];
const HOOK = '/etc/letsencrypt/renewal-hooks/deploy/rendezvous';

const machine = new Machine();
const authority = new Authority(machine);
const pebble = await startPebble(authority, machine.scratch('pebble'));
// For certbot to believe Pebble's own address; what Pebble signs hangs from another root.
process.env.REQUESTS_CA_BUNDLE = authority.file;
// Its visitors are here for what is between: most never say who they are.
const node = await Server.start({ env: { RENDEZVOUS_LIMITS_INTRODUCTION: 'PT10M' } });

after(async () => {
  await machine.close();
  await node.stop();
  pebble.kill();
});

/** What an operator does on a machine that has nothing yet, and what is there after each step. */
async function install() {
  machine.placeNginx();
  await machine.startNginx();
  const early = { http: await statusOf(`http://${SITE}/`), https: await answers(443) };
  getCertificates();
  await machine.reloads(() => machine.placeNginx());
  await machine.passTo(Number(new URL(node.url).port));
  return { early, ca: await fetchRoot(authority) };
}

/** @type {ReturnType<typeof install> | undefined} */
let installation;
const installed = () => (installation ??= install());

test('from nothing to https by three commands', async () => {
  const { early, ca } = await installed();
  assert.deepEqual(early, { http: 301, https: false });
  for (const name of NAMES) {
    const { subjectaltname, ca: isAuthority } = await certificateOf(name, ca);
    assert.equal(subjectaltname, `DNS:${name}`);
    assert.ok(!isAuthority);
  }
  const visitor = await Visitor.arrive({ ca });
  await visitor.isHeard(1);
  visitor.leaves();
});

test('asking again for certificates that are there gets no others', async () => {
  const { ca } = await installed();
  const serials = await serialsOf(ca);
  getCertificates();
  run('nginx', '-s', 'reload');
  assert.deepEqual(await serialsOf(ca), serials);
  assert.deepEqual(serialsOnDisk(), serials);
});

test('a renewal is seen by whoever comes, and ends nobody’s socket', async () => {
  const { ca } = await installed();
  const before = await serialsOf(ca);
  const visitor = await Visitor.arrive({ ca });
  let over = false;
  let number = 0;
  const talking = (async () => {
    while (!over) await visitor.isHeard(++number);
  })();
  // As Debian's certbot.timer does, but for the force.
  const renew = ['-q', 'renew', '--no-random-sleep-on-renew', '--force-renewal'];
  await machine.reloads(() => promisify(execFile)('certbot', renew));
  const renewed = serialsOnDisk();
  for (const [i, serial] of renewed.entries()) assert.notEqual(serial, before[i]);
  await until(
    async () => String(await serialsOf(ca)) === String(renewed),
    async () => `served are ${await serialsOf(ca)}, renewed were ${renewed}`,
  );
  const heard = number;
  await until(
    () => number > heard + 10 || visitor.end,
    () => `only ${number - heard} answers after the renewal`,
  );
  over = true;
  await talking;
  assert.equal(visitor.end, null);
  visitor.leaves();
});

test('a configuration that nginx would refuse is not reloaded, and the hook says so', async () => {
  const { ca } = await installed();
  const broken = '/etc/nginx/conf.d/zz-broken.conf';
  writeFileSync(broken, 'no such directive;\n');
  try {
    assert.throws(() => run(HOOK), /no.*directive[\s\S]*test failed/);
    assert.equal(await statusOf(`https://${SITE}/`, ca), 200);
  } finally {
    run('rm', broken);
  }
  await machine.reloads(() => run(HOOK));
  assert.equal(await statusOf(`https://${SITE}/`, ca), 200);
});

function getCertificates() {
  run('deploy/certbot/first', SITE, TURN, 'operator@example.org', '--server', DIRECTORY);
}

/** @param {string} url @param {string} [ca] @returns {Promise<number>} */
async function statusOf(url, ca) {
  const asking = ca ? getHttps(url, { ca, agent: false }) : getHttp(url, { agent: false });
  const [answer] = await once(asking, 'response');
  answer.destroy();
  return answer.statusCode;
}

/** What is served to somebody who comes now. @param {string} servername @param {string} ca */
async function certificateOf(servername, ca) {
  const socket = connect({ host: ADDRESS, port: 443, servername, ca });
  await once(socket, 'secureConnect');
  const certificate = socket.getPeerCertificate();
  socket.destroy();
  return certificate;
}

/** @param {string} ca */
async function serialsOf(ca) {
  const certificates = await Promise.all(NAMES.map((name) => certificateOf(name, ca)));
  return certificates.map(({ serialNumber }) => serialNumber);
}

function serialsOnDisk() {
  return NAMES.map((name) => {
    const file = readFileSync(`/etc/letsencrypt/live/${name}/cert.pem`);
    return new X509Certificate(file).serialNumber;
  });
}
