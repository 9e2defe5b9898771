/** The real coturn with the shipped configuration, browsers that may use nothing else, and those it refuses. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { spawn } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { isIPv6 } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { connect } from 'node:tls';
import { chromium, firefox } from '../browser/browsers.js';
import { until } from '../browser/until.js';
import { flow } from './flow.js';
import { ADDRESS, Authority, Machine, TURN, SITE, run, trustInChromium } from './machine.js';
import { need } from './needs.js';
import { refusal, relayCall, repeatedly } from './relay-call.js';
import { TCP, TurnClient } from './turn-client.js';
import { OWN_NET, SHIPPED, TurnServer } from './turn-server.js';
import { credentials, lifted, newSecret, now } from './turn-server.js';

const DENIED = readFileSync(`${SHIPPED}denied-peers.conf`, 'utf8');
const secret = newSecret();

refuseToLookUp();
const machine = new Machine();
const authority = new Authority(machine);
for (const name of [SITE, TURN]) authority.certify(name);
trustInChromium(authority.file);
machine.placeNginx();
await machine.startNginx();
after(() => machine.close());
const plain = await TurnServer.start('plain', { secret, lift: [OWN_NET] });
after(() => plain.stop());
const behind = await TurnServer.start('behind-nginx', { secret, lift: [OWN_NET] });
after(() => behind.stop());

/** Where a server of another making listens, beside the one that the browsers use. */
const OTHER = 3480;

/** A name server out of reach costs Chromium 6 s a name; this one refuses at once. */
function refuseToLookUp() {
  const file = join(mkdtempSync(join(tmpdir(), 'names-')), 'resolv.conf');
  writeFileSync(file, 'nameserver 127.0.0.1\n');
  run('mount', '--bind', file, '/etc/resolv.conf');
}

/** A profile for Firefox, which has a store of its own. */
function believing() {
  const profile = mkdtempSync(join(tmpdir(), 'firefox-'));
  const certutil = need('certutil', 'libnss3-tools');
  const store = ['-d', `sql:${profile}`];
  run(certutil, ...store, '-N', '--empty-password');
  run(certutil, ...store, '-A', '-t', 'C,,', '-n', 'ca', '-i', authority.file);
  return profile;
}

const browsers = {
  Chromium: await chromium(),
  Firefox: await firefox({ userDataDir: believing() }),
};
after(() => Promise.all(Object.values(browsers).map((browser) => browser.close())));

/** @param {string} urls @param {Parameters<typeof credentials>[1]} [whose] */
const server = (urls, whose) => ({ urls, ...credentials(secret, whose) });

const WAYS = {
  udp: `turn:${ADDRESS}:3478?transport=udp`,
  tcp: `turn:${ADDRESS}:3478?transport=tcp`,
  tls: `turns:${TURN}:443?transport=tcp`,
};

for (const [name, browser] of Object.entries(browsers)) {
  for (const [way, urls] of Object.entries(WAYS)) {
    test(`two pages of ${name} that may use the relay only meet over ${way}`, async () => {
      const ways = await relayCall(browser, [server(urls), server(urls)]);
      const relayed = { type: 'relay', protocol: 'udp', relayProtocol: way };
      assert.deepEqual(ways, [relayed, relayed]);
    });
  }

  test(`two pages of ${name} meet though one reaches the relay by UDP and the other by TLS alone`, async () => {
    const ways = await relayCall(browser, [server(WAYS.udp), server(WAYS.tls)]);
    assert.deepEqual(
      ways.map(({ type, relayProtocol }) => [type, relayProtocol]),
      [
        ['relay', 'udp'],
        ['relay', 'tls'],
      ],
    );
  });

  test(`${name} gets nothing for credentials that are over`, async () => {
    const { candidates } = await refusal(browser, server(WAYS.udp, { expires: now() - 1 }));
    assert.equal(candidates, 0);
  });

  test(`${name} gets nothing for credentials that somebody else signed`, async () => {
    const forged = { urls: WAYS.udp, ...credentials(newSecret()) };
    const { candidates } = await refusal(browser, forged);
    assert.equal(candidates, 0);
  });
}

test('Chromium is told that it may not: 401', async () => {
  const { refusals } = await refusal(browsers.Chromium, server(WAYS.udp, { expires: now() - 1 }));
  assert.deepEqual([...new Set(refusals.map(({ code }) => code))], [401]);
});

/** @param {Parameters<typeof credentials>[1]} [whose] @param {string} [by] the secret @param {number} [port] */
function client(whose, by = secret, port = 3478) {
  const made = new TurnClient({ address: ADDRESS, port }, credentials(by, whose));
  clients.push(made);
  return made;
}
/** @type {TurnClient[]} */
const clients = [];
after(() => clients.forEach((each) => each.close()));

for (const [name, browser] of Object.entries(browsers)) {
  // Each leaves an allocation in Firefox, until that expires.
  test(`somebody who meets thirty people in a row by ${name} has a relay for each`, async () => {
    const found = await repeatedly(
      browser,
      { ...server(WAYS.udp), urls: [WAYS.udp, WAYS.tcp] },
      30,
    );
    assert.deepEqual(found, Array(30).fill(2));
  });
}

test('an allocation needs credentials that hold and are ours', async () => {
  assert.equal(await client().allocate(), 0);
  assert.equal(await client({ expires: now() - 1 }).allocate(), 401);
  assert.equal(await client({}, newSecret()).allocate(), 401);
});

test('the forty-first allocation of one user is refused, and nobody else notices', async () => {
  const user = 'greedy';
  for (let i = 0; i < 40; i++) assert.equal(await client({ user }).allocate(), 0);
  // Another time of expiry makes no other user.
  assert.equal(await client({ user, expires: now() + 999 }).allocate(), 486);
  assert.equal(await client().allocate(), 0);
});

test('beyond the total quota nobody is given more, whoever asks', async () => {
  const change = (/** @type {string} */ text) => `${text}\ntotal-quota=3`;
  const small = await TurnServer.start('plain', { secret, port: OTHER, change });
  try {
    for (let i = 0; i < 3; i++) assert.equal(await client({}, secret, OTHER).allocate(), 0);
    assert.equal(await client({}, secret, OTHER).allocate(), 486);
  } finally {
    await small.stop();
  }
});

/** @param {number} port @param {Parameters<typeof flow>[1]} pace */
async function flowThrough(port, pace) {
  const ann = client({}, secret, port);
  assert.equal(await ann.allocate(), 0);
  return flow(ann, pace);
}

test('what is sent beyond max-bps is not relayed, and what stays below it is, to the last byte', async () => {
  // given: 200 and 20 kB a second, where the first is half of what is shipped, and four times what is set here
  const fast = { pieces: 1000, everyMs: 5 };
  const slow = { pieces: 80, everyMs: 50 };
  const most = 50_000;
  const change = (/** @type {string} */ text) => `${text}\nmax-bps=${most}`;
  const narrow = await TurnServer.start('plain', { secret, port: OTHER, change });
  try {
    // when
    const [free, held, modest] = await Promise.all([
      flowThrough(3478, fast),
      flowThrough(OTHER, fast),
      flowThrough(OTHER, slow),
    ]);
    // then
    assert.equal(free.arrived, free.sent, 'by the shipped limit');
    assert.equal(modest.arrived, modest.sent, 'beside somebody who is held back');
    // By the relay's own seconds, which begin when they please.
    const right = held.arrived >= most && held.arrived <= most * (held.seconds + 2);
    assert.ok(right && held.arrived < held.sent * 0.75, JSON.stringify(held));
  } finally {
    await narrow.stop();
  }
});

test('the first visitors after a start are no less welcome, however many come at once', async () => {
  const fresh = await TurnServer.start('plain', { secret, port: OTHER });
  try {
    const first = Array.from({ length: 8 }, () => client({}, secret, OTHER));
    assert.deepEqual(await Promise.all(first.map((each) => each.allocate())), Array(8).fill(0));
  } finally {
    await fresh.stop();
  }
});

test('nothing is relayed by TCP', async () => {
  assert.equal(await client().allocate({ transport: TCP }), 442);
});

/** What is no public unicast address: the registries of IANA for special purposes, and the ways IPv4 hides in IPv6. */
const NOT_PUBLIC = [
  ['0.0.0.0', '0.255.255.255'],
  ['10.0.0.0', '10.255.255.255'],
  ['100.64.0.0', '100.127.255.255'],
  ['127.0.0.0', '127.255.255.255'],
  ['169.254.0.0', '169.254.255.255'],
  ['172.16.0.0', '172.31.255.255'],
  ['192.0.0.0', '192.0.0.255'],
  ['192.0.2.0', '192.0.2.255'],
  ['192.88.99.0', '192.88.99.255'],
  ['192.168.0.0', '192.168.255.255'],
  ['198.18.0.0', '198.19.255.255'],
  ['198.51.100.0', '198.51.100.255'],
  ['203.0.113.0', '203.0.113.255'],
  ['224.0.0.0', '239.255.255.255'],
  ['240.0.0.0', '255.255.255.255'],
  ['168.63.129.16', '168.63.129.16'],
  ['::', '::ffff:ffff'],
  ['::1', '::127.0.0.1'],
  ['::ffff:0.0.0.0', '::ffff:255.255.255.255'],
  ['::ffff:127.0.0.1', '::ffff:8.8.8.8'],
  ['64:ff9b::', '64:ff9b::ffff:ffff'],
  ['64:ff9b:1::', '64:ff9b:1:ffff:ffff:ffff:ffff:ffff'],
  ['100::', '100::1:ffff:ffff:ffff:ffff'],
  ['2001::', '2001:1ff:ffff:ffff:ffff:ffff:ffff:ffff'],
  ['2001:db8::', '2001:db8:ffff:ffff:ffff:ffff:ffff:ffff'],
  ['2002::', '2002:ffff:ffff:ffff:ffff:ffff:ffff:ffff'],
  ['3fff::', '3fff:fff:ffff:ffff:ffff:ffff:ffff:ffff'],
  ['5f00::', '5f00:ffff:ffff:ffff:ffff:ffff:ffff:ffff'],
  ['fc00::', 'fdff:ffff:ffff:ffff:ffff:ffff:ffff:ffff'],
  ['fe80::', 'feff:ffff:ffff:ffff:ffff:ffff:ffff:ffff'],
  ['ff00::', 'ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff'],
].flat();
const PUBLIC = ['1.1.1.1', '9.255.255.255', '11.0.0.0', '172.32.0.0', '223.255.255.255', '2a00::1'];

test('what a test lifts of the deny list is those lines and nothing else', () => {
  const lines = lifted(DENIED, [OWN_NET]).split('\n');
  const missing = DENIED.split('\n').filter((line) => !lines.includes(line));
  assert.deepEqual(missing, [OWN_NET]);
  assert.throws(() => lifted(DENIED, ['denied-peer-ip=192.0.3.0-192.0.3.255']));
});

test('the secret is in a file that only coturn reads, and on no command line and in no environment', () => {
  for (const each of [plain, behind]) {
    const written = `${each.folder}/run/turnserver.conf`;
    assert.match(readFileSync(written, 'utf8'), new RegExp(`^static-auth-secret=${secret}$`, 'm'));
    assert.equal(statSync(written).mode & 0o777, 0o600);
    const [command, environment] = ['cmdline', 'environ'].map((name) =>
      readFileSync(`/proc/${each.pid}/${name}`, 'utf8'),
    );
    assert.match(command ?? '', /^turnserver\0-c\0/);
    assert.doesNotMatch(command + (environment ?? ''), new RegExp(secret));
    assert.doesNotMatch(each.log(), new RegExp(secret));
  }
});

/** What `start` says when it does not start. @param {string} configuration @param {string} turnSecret */
async function refusedStart(configuration, turnSecret) {
  const folder = mkdtempSync(join(tmpdir(), 'start-'));
  writeFileSync(`${folder}/one.conf`, configuration);
  writeFileSync(`${folder}/turn-secret`, turnSecret);
  const child = spawn(`${SHIPPED}start`, ['one.conf'], {
    cwd: folder,
    env: {
      PATH: '/nowhere:/usr/bin:/bin',
      RUNTIME_DIRECTORY: folder,
      CREDENTIALS_DIRECTORY: folder,
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const [said] = await once(child.stderr.setEncoding('utf8'), 'data');
  const [code] = child.exitCode === null ? await once(child, 'exit') : [child.exitCode];
  assert.equal(code, 1);
  return said;
}

test('it does not start with a secret that is none, or with a place that nobody filled in', async () => {
  assert.match(await refusedStart('no-cli', ''), /secret in .+ has to be 16 letters/);
  assert.match(await refusedStart('no-cli', `${secret}\nno-auth`), /has to be 16 letters/);
  assert.match(await refusedStart('realm=@REALM@', secret), /@REALM@ is not filled in/);
});

/** @returns {Promise<string>} the serial number of the certificate on 5349 */
async function serial() {
  const socket = connect({
    host: ADDRESS,
    port: 5349,
    servername: TURN,
    rejectUnauthorized: false,
  });
  await once(socket, 'secureConnect');
  const { serialNumber } = socket.getPeerCertificate();
  socket.destroy();
  return serialNumber;
}

test('where coturn ends TLS itself it takes a renewed certificate by USR2, and allocations live on', async () => {
  const live = mkdtempSync(join(tmpdir(), 'turn-tls-'));
  authority.certify(TURN, live);
  // As README.md says: the lines that stand there as a comment, in the place of no-tls.
  const ownTls = (/** @type {string} */ text) =>
    text
      .replace(/^no-tls$/m, '')
      .replaceAll(/^# {3}(?=[a-z])/gm, '')
      .replaceAll('/etc/rendezvous/turn-tls', live);
  const started = await TurnServer.start('plain', { secret, port: OTHER, change: ownTls });
  try {
    const before = await serial();
    const ann = client({}, secret, OTHER);
    assert.equal(await ann.allocate(), 0);
    const renewed = mkdtempSync(join(tmpdir(), 'renewed-'));
    authority.certify(TURN, renewed);
    for (const name of ['fullchain.pem', 'privkey.pem'])
      copyFileSync(`${renewed}/${name}`, `${live}/${name}`);
    assert.equal(await serial(), before);
    started.reload();
    await until(
      async () => (await serial()) !== before,
      () => `the old certificate is still shown\n${started.log()}`,
    );
    assert.equal(await ann.permit('1.1.1.1'), 0);
  } finally {
    await started.stop();
  }
});

test('on a machine behind a one-to-one NAT the pages are given its public address, and meet by it', async () => {
  const external = '8.8.4.4';
  // The private address of a cloud's machine is on the deny list, and it stays there.
  const cloud = await TurnServer.start('plain', { external, secret, port: OTHER });
  const urls = `turn:${ADDRESS}:${OTHER}?transport=udp`;
  try {
    const ways = await relayCall(browsers.Chromium, [server(urls), server(urls)]);
    assert.deepEqual(
      ways.map(({ type }) => type),
      ['relay', 'relay'],
    );
    const ann = client({}, secret, OTHER);
    assert.equal(await ann.allocate(), 0);
    assert.equal(await ann.permit(external), 0);
    assert.equal(await ann.permit('192.0.2.3'), 403);
  } finally {
    await cloud.stop();
  }
});

test('the shipped configuration relays to public addresses and to nothing else', async () => {
  // One that relays over IPv6 too: it has to know these lines where the shipped one would refuse anyway.
  const change = (/** @type {string} */ text) => `${text}\nrelay-ip=::1`;
  const shipped = await TurnServer.start('plain', { secret, port: OTHER, change });
  try {
    const one = { 4: client({}, secret, OTHER), 6: client({}, secret, OTHER) };
    assert.equal(await one[4].allocate(), 0);
    assert.equal(await one[6].allocate({ family: 6 }), 0);
    /** @param {string} peer */
    const permit = (peer) => one[isIPv6(peer) ? 6 : 4].permit(peer);
    for (const peer of NOT_PUBLIC) assert.equal(await permit(peer), 403, peer);
    for (const peer of PUBLIC) assert.equal(await permit(peer), 0, peer);
  } finally {
    await shipped.stop();
  }
});
