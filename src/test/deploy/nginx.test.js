import assert from 'node:assert/strict';
import { once } from 'node:events';
import { cpSync, existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { createServer, request } from 'node:http';
import { connect as connectHttp2 } from 'node:http2';
import { createServer as createTcpServer } from 'node:net';
import { after, afterEach, before, test } from 'node:test';
import { setInterval as each } from 'node:timers/promises';
import { connect as connectTls } from 'node:tls';
import { gunzipSync } from 'node:zlib';
import { chromium } from '../browser/browsers.js';
import { People } from '../browser/people.js';
import { Server } from '../browser/server.js';
import { until } from '../browser/until.js';
import { ADDRESS, Authority, Machine, answers, run, trustInChromium } from './machine.js';
import { NEIGHBOUR, SITE, TURN, VISITOR, VISITOR6 } from './machine.js';
import { Visitor } from './visitor.js';

/** @typedef {{ status: number, headers: [string, string][], body: Buffer }} Answer */

const LOGS = '/var/log/nginx';
const STREAM = '/etc/nginx/modules-enabled/90-rendezvous-stream.conf';
const TURN_PART = '/etc/nginx/rendezvous/turn.conf';

const machine = new Machine();
const pristine = machine.scratch('pristine');
cpSync('/etc/nginx', pristine, { recursive: true, verbatimSymlinks: true });
const authority = new Authority(machine);
for (const name of [SITE, TURN]) authority.certify(name);
trustInChromium(authority.file);
const ca = authority.certificate;
machine.placeNginx();

// Its visitors are here for what is between: most never say who they are.
const node = await Server.start({ env: { RENDEZVOUS_LIMITS_INTRODUCTION: 'PT10M' } });
const people = await People.with(chromium(), `https://${SITE}/`);
/** @type {Visitor[]} */
const visitors = [];

before(() => machine.startNginx());
afterEach(() => visitors.splice(0).forEach((visitor) => visitor.leaves()));
after(async () => {
  await machine.close();
  await node.stop();
});

test('two people meet through https, by one port and two proxies', async () => {
  await machine.passTo(portOf(node));
  const [ann, bob] = await people.meet('ann', 'bob');
  assert.equal(new URL(ann.page.url()).protocol, 'https:');
  await ann.presses('Next');
  await bob.isTold(/^The stranger left/);
});

test('two visitors meet over wss, and what one signals reaches the other', async () => {
  await machine.passTo(portOf(node));
  const [ann, bob] = [await arrive(), await arrive({ from: NEIGHBOUR })];
  await ann.introduces('Ann');
  await bob.introduces('Bob');
  ann.says('queue');
  bob.says('queue');
  const [match] = await Promise.all([ann.hears('match'), bob.hears('match')]);
  assert.equal(match.remoteName, 'Bob');
  ann.says('offer', { type: 'offer', sdp: 'v=0\r\n', roomId: match.roomId });
  assert.equal((await bob.hears('offer')).sdp, 'v=0\r\n');
  ann.says('leave');
  assert.equal((await bob.hears('leave')).isTimeout, false);
});

test('pages of the site are admitted, pages of others are not', async () => {
  await machine.passTo(portOf(node));
  await arrive({ headers: { Origin: `https://${SITE}` } });
  /** @type {Record<string, string>[]} */
  const elsewhere = [
    { Origin: 'https://elsewhere.example.org' },
    // Naming another host as one's own does not help.
    {
      Origin: 'https://elsewhere.example.org',
      'X-Forwarded-Host': 'elsewhere.example.org',
      Forwarded: 'host=elsewhere.example.org',
    },
  ];
  for (const headers of elsewhere) await assert.rejects(arrive({ headers }), /^Error: 403$/);
  const other = await get('/', { headers: { ':authority': 'elsewhere.example.org' } });
  assert.equal(other.status, 421);
});

test('a visitor who says nothing stays, for the server asks', async () => {
  await machine.passTo(portOf(node));
  const silent = await arrive();
  // The fifth comes after nginx would have given up on a socket on which nothing goes.
  await until(
    () => silent.beats >= 5 || silent.end,
    () => `${silent.beats} pings`,
  );
  await silent.isHeard(1);
});

test('a node that was killed takes its own visitors along, and no new ones are lost', async () => {
  const other = await Server.start({ env: { RENDEZVOUS_LIMITS_INTRODUCTION: 'PT10M' } });
  try {
    await machine.passTo(portOf(node), portOf(other));
    const before = await Promise.all(Array.from({ length: 10 }, () => arrive()));
    await other.crash();
    await until(
      () => before.some(({ end }) => end),
      () => 'nobody was on the other node',
    );
    const later = await Promise.all(Array.from({ length: 20 }, () => arrive()));
    for (const visitor of later) await visitor.isHeard(1);
    const still = before.filter(({ end }) => !end);
    assert.ok(still.length > 0, 'somebody is on the node that lives');
    for (const visitor of still) await visitor.isHeard(2);
    assert.equal((await get('/')).status, 200);
  } finally {
    await other.stop();
  }
});

test('a node that lets nobody in any more is passed by', async () => {
  const draining = await Scribe.start(503);
  await machine.passTo(draining.port, portOf(node));
  for (let i = 0; i < 6; i++) await (await arrive()).isHeard(i);
  assert.equal((await get('/')).status, 200);
  assert.ok(
    draining.asked.some(({ url }) => url === '/signaling'),
    'it was asked',
  );
  await draining.stop();
});

test('a node that hangs is passed by when it has been waited for', async () => {
  /** @type {Set<import('node:net').Socket>} */
  const held = new Set();
  const hanging = createTcpServer((socket) => held.add(socket.resume()));
  await once(hanging.listen(0, '127.0.0.1'), 'listening');
  const { port } = /** @type {import('node:net').AddressInfo} */ (hanging.address());
  await machine.passTo(port, portOf(node));
  for (const visitor of await Promise.all([arrive(), arrive()])) await visitor.isHeard(1);
  assert.ok(held.size > 0, 'it was asked');
  for (const socket of held) socket.destroy();
  hanging.close();
});

test('a reload drops nobody, and nobody notices', async () => {
  await machine.passTo(portOf(node));
  const visitor = await arrive();
  let over = false;
  let number = 0;
  const talking = (async () => {
    while (!over) await visitor.isHeard(++number);
  })();
  for (let reload = 0; reload < 3; reload++) {
    await machine.reloadNginx();
    const heard = number;
    await until(
      () => number > heard + 10 || visitor.end,
      () => `only ${number - heard} answers`,
    );
    await (await arrive()).isHeard(1);
  }
  over = true;
  await talking;
  assert.equal(visitor.end, null);
});

test('who comes too often is told 429, and nobody else is', async () => {
  await machine.passTo(portOf(node));
  const from = address();
  const crowd = await Promise.allSettled(Array.from({ length: 250 }, () => arrive({ from })));
  const refusals = crowd.flatMap((one) => (one.status === 'rejected' ? [one.reason.message] : []));
  assert.deepEqual([...new Set(refusals)], ['429']);
  assert.ok(crowd.length - refusals.length >= 100, `${refusals.length} were refused`);
  await (await arrive({ from: address() })).isHeard(1);
});

test('a handshake that drips is ended, long before a node would, and others come in meanwhile', async () => {
  const scribe = await Scribe.start(403);
  await machine.passTo(scribe.port);
  const dripping = Array.from({ length: 20 }, (_, i) => drips({ first: i % 2 === 0 }));
  await assert.rejects(arrive(), /^Error: 403$/);
  // It is open for 15 s; a node counts to a hundred headers.
  for (const headers of await Promise.all(dripping))
    assert.ok(headers >= 5 && headers <= 30, `ended after ${headers} headers`);
  assert.equal(scribe.asked.filter(({ url }) => url === '/signaling').length, 1);
  await scribe.stop();
});

test('one address holds two hundred sockets, and not one more', async () => {
  await machine.passTo(portOf(node));
  const from = address();
  const tryOne = () =>
    arrive({ from }).then(
      () => true,
      (error) => {
        assert.equal(error.message, '429');
        return false;
      },
    );
  let open = 0;
  await until(
    async () => (open += Number(await tryOne())) === 200,
    () => `${open} are open`,
    60_000,
  );
  // As many tries as would let fifty more in, if only the pace were limited.
  const end = Date.now() + 5000;
  while (Date.now() < end) assert.equal(await tryOne(), false);
  visitors.pop()?.leaves();
  await until(tryOne, () => 'the place that became free is taken by nobody');
});

test('what a visitor says of its own address never reaches a node', async () => {
  const scribe = await Scribe.start(403);
  await machine.passTo(scribe.port);
  const forged = {
    'x-forwarded-for': '10.0.0.1',
    'x-real-ip': '10.0.0.1',
    'x-forwarded-proto': 'http',
    'x-forwarded-host': 'elsewhere.example.org',
    'x-forwarded-port': '1',
    forwarded: 'for=10.0.0.1;proto=http;host=elsewhere.example.org',
  };
  await get('/page', { headers: forged });
  await get('/page', { headers: forged, from: NEIGHBOUR });
  await assert.rejects(arrive({ headers: forged }), /^Error: 403$/);
  const seen = scribe.asked.map(({ url, headers }) => ({
    url,
    host: headers.host,
    ...Object.fromEntries(Object.keys(forged).map((name) => [name, headers[name]])),
  }));
  const truth = (/** @type {string} */ url, /** @type {string} */ from) => ({
    url,
    host: SITE,
    'x-forwarded-for': from,
    'x-real-ip': from,
    'x-forwarded-proto': 'https',
    'x-forwarded-host': undefined,
    'x-forwarded-port': undefined,
    forwarded: undefined,
  });
  assert.deepEqual(seen, [
    truth('/page', VISITOR),
    truth('/page', NEIGHBOUR),
    truth('/signaling', VISITOR),
  ]);
  await scribe.stop();
});

test('health and metrics are for the operator, however one writes them', async () => {
  await machine.passTo(portOf(node));
  const ways = [
    ...['/health', '/health/', '/health/live', '/health/ready', '/health/started', '/metrics'],
    ...['/admin', '/admin/', '/admin/figures', '/%61dmin/', '/ADMIN/', '//admin/', '/admin;x/'],
    ...[
      '/metrics/application',
      '/openapi',
      '/openapi/ui',
      '/drain',
      '/metrics?x=1',
      '//health/live',
    ],
    ...['/./health/live', '/x/../health/live', '/%68ealth/live', '/health%2flive', '/HEALTH/live'],
    ...[
      '/health;x=1/live',
      '/health%3bx/live',
      '/;a/health/live',
      '/metrics;a',
      '/x/%2e%2e/health',
    ],
    ...['/x;y/../metrics', '/x/..;/health/live', '/.;/health/live', '/%2e%3b/metrics'],
    ...['/admin', '/admin/', '/ADMIN/events', '/x/../admin/', '/%61dmin/', '/drain', '/drain?now'],
    ...['/application.wadl', '/api/application.wadl', '/api/%61pplication.wadl'],
  ];
  const open = [];
  for (const way of ways) {
    const { status, body } = await get(way);
    if (status !== 404 || /matching|"UP"|# TYPE/.test(String(body))) open.push(`${way} ${status}`);
  }
  assert.deepEqual(open, []);
  // From the inside they are there, so it is nginx that keeps them.
  for (const way of ['/health/live', '/health;x=1/live', '/metrics'])
    assert.equal((await ask(portOf(node), way)).status, 200);
});

test('http leads to https', async () => {
  for (const [host, path] of [
    [SITE, '/'],
    [SITE, '/x?y=1'],
    [TURN, '/'],
  ]) {
    const { status, headers } = await ask(80, path, { Host: host }, ADDRESS);
    assert.equal(status, 301);
    assert.equal(new Map(headers).get('location'), `https://${SITE}${path}`);
  }
});

test('what the application says of its answers arrives as it is, once, and compressed', async () => {
  await machine.passTo(portOf(node));
  const page = gunzipSync((await get('/')).body).toString();
  const script = page.match(/\/assets\/[^"]+\.js/)?.[0] ?? assert.fail('the page names no script');
  for (const path of ['/', script, '/nowhere', '/favicon.ico']) {
    const [outside, inside] = [await get(path), await ask(portOf(node), path)];
    assert.equal(outside.status, inside.status);
    const added = outside.headers.filter(([name]) =>
      ['server', 'strict-transport-security'].includes(name),
    );
    assert.deepEqual(added.toSorted(), [
      ['server', 'nginx'],
      ['strict-transport-security', 'max-age=63072000'],
    ]);
    const rest = outside.headers.filter((header) => !added.includes(header));
    assert.deepEqual(telling(rest), telling(inside.headers), path);
  }
  for (const path of ['/', script]) {
    const { headers, body } = await get(path);
    assert.equal(new Map(headers).get('content-encoding'), 'gzip');
    assert.ok(gunzipSync(body).length > body.length, path);
    const etag = new Map(headers).get('etag') ?? assert.fail(`no tag for ${path}`);
    assert.equal((await get(path, { headers: { 'if-none-match': etag } })).status, 304);
  }
  const { headers } = await get(script);
  assert.match(new Map(headers).get('cache-control') ?? '', /immutable/);
  // A directory's address, which Payara completes, stays one of https.
  assert.equal(new Map((await get('/js')).headers).get('location'), `https://${SITE}/js/`);
});

test('TLS is of this age, and for our names only', async () => {
  for (const version of /** @type {const} */ (['TLSv1.2', 'TLSv1.3'])) {
    for (const servername of [SITE, TURN])
      assert.equal(await shakesHands({ servername, version }), version);
  }
  for (const servername of [SITE, TURN])
    assert.equal(
      await shakesHands({ servername, version: 'TLSv1.1' }),
      'ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION',
    );
  const elsewhere = {
    servername: 'elsewhere.example.org',
    version: /** @type {const} */ ('TLSv1.3'),
  };
  assert.equal(await shakesHands(elsewhere), 'ERR_SSL_TLSV1_UNRECOGNIZED_NAME');
});

test('TURN over TLS goes to coturn, with the address of who asks', async () => {
  /** @type {string[]} */
  const heard = [];
  const coturn = createTcpServer((socket) => {
    socket.on('data', (data) => {
      heard.push(String(data));
      socket.write('answered');
    });
  });
  await once(coturn.listen(5555, '127.0.0.1'), 'listening');
  for (const [host, from] of [
    [ADDRESS, VISITOR],
    [VISITOR6, VISITOR6],
  ]) {
    const way = { host, port: 443, localAddress: from, servername: TURN, ca };
    const socket = connectTls(way);
    await once(socket, 'secureConnect');
    socket.write('a TURN message');
    assert.equal(String((await once(socket, 'data'))[0]), 'answered');
    const all = heard.splice(0).join('');
    const [, family, source, target] =
      all.match(/^PROXY (TCP\d) (\S+) (\S+) \d+ \d+\r\na TURN message$/) ?? [];
    assert.equal(source, from, all);
    // Both addresses of one kind, or it is no PROXY header.
    const isV6 = from.includes(':');
    assert.deepEqual([family, target.includes(':')], [isV6 ? 'TCP6' : 'TCP4', isV6]);
    socket.destroy();
  }
  coturn.close();
});

test('the log tells of no visitor', async () => {
  await machine.passTo(portOf(node));
  await get('/a-secret-is-asked?token=hush');
  await get('/a-secret-is-asked?token=hush', { from: VISITOR6, host: VISITOR6 });
  const read = (/** @type {string} */ file) => readFileSync(`${LOGS}/${file}`, 'utf8');
  const log = () => read('rendezvous.log');
  await until(
    () => log().match(/a-secret-is-asked/g)?.length === 2,
    () => `the log: ${log()}`,
  );
  assert.match(log(), /^198\.51\.100\.0 .* GET \/a-secret-is-asked HTTP\/2\.0 404 /m);
  assert.match(log(), /^2001:db8:1:: .* GET \/a-secret-is-asked HTTP\/2\.0 404 /m);
  // With a node that is down, too, which is where nginx itself writes what it was asked.
  await machine.passTo(1);
  assert.equal((await get('/a-secret-is-asked?token=hush')).status, 502);
  const socket = connectTls({ host: ADDRESS, port: 443, servername: TURN, ca });
  await once(socket, 'close');
  await until(
    () => /\] 502, /.test(read('rendezvous-turn.log')),
    () => 'nothing is said of a coturn that is down',
  );
  for (const file of readdirSync(LOGS)) {
    for (const secret of [VISITOR, NEIGHBOUR, VISITOR6, ADDRESS, 'hush'])
      assert.ok(!read(file).includes(secret), `${file}: ${read(file)}`);
  }
});

test('placing it again changes nothing, a dry run neither, and removing it leaves what was', async () => {
  // Each reload is awaited, or a late one is taken for the next.
  await machine.reloads(() => assert.equal(machine.placeNginx(), ''));
  await machine.reloads(() => run('deploy/nginx/remove'));
  run('diff', '--recursive', '--no-dereference', pristine, '/etc/nginx');
  const would = machine.placeNginx('--dry-run');
  assert.match(would, /^would write \/etc\/nginx\/modules-enabled\/90-rendezvous-stream\.conf$/m);
  run('diff', '--recursive', '--no-dereference', pristine, '/etc/nginx');
  await machine.reloads(() => machine.placeNginx());
  await machine.passTo(portOf(node));
  await (await arrive()).isHeard(1);
});

test('without a TURN name the site alone is placed, and TURN comes and goes by another run', async () => {
  try {
    await machine.reloads(() => run('deploy/nginx/place', SITE));
    await (await arrive()).isHeard(1);
    assert.ok(!existsSync(TURN_PART));
    assert.equal(await answers(9350, '127.0.0.1'), false);
    for (const file of [STREAM, '/etc/nginx/conf.d/rendezvous-http.conf'])
      assert.doesNotMatch(readFileSync(file, 'utf8'), new RegExp(TURN));
  } finally {
    await machine.reloads(() => machine.placeNginx());
  }
  assert.equal(await answers(9350, '127.0.0.1'), true);
});

test('where IPv6 is switched off nginx is placed without it', async () => {
  const off = (/** @type {string} */ value) =>
    writeFileSync('/proc/sys/net/ipv6/conf/all/disable_ipv6', value);
  const stream = () => readFileSync(STREAM, 'utf8') + readFileSync(TURN_PART, 'utf8');
  assert.match(stream(), /listen \[::1\]:9350/);
  off('1');
  try {
    // Ends with nginx's own check.
    machine.placeNginx();
    assert.doesNotMatch(stream(), /listen \[/);
  } finally {
    off('0');
    // It took the addresses away.
    run('ip', 'address', 'replace', `${VISITOR6}/128`, 'dev', 'lo', 'nodad');
    await machine.reloads(() => machine.placeNginx());
  }
});

/** @param {Partial<import('./visitor.js').Way>} [way] */
async function arrive(way = {}) {
  const visitor = await Visitor.arrive({ ca, ...way });
  visitors.push(visitor);
  return visitor;
}

/** @param {Server} server */
function portOf(server) {
  return Number(new URL(server.url).port);
}

let addresses = 100;

/** One that nobody has come from yet: limits remember. */
function address() {
  const fresh = `198.51.100.${addresses++}`;
  run('ip', 'address', 'add', `${fresh}/32`, 'dev', 'lo');
  return fresh;
}

/**
 * Asks for a socket by a header a second, and never ends.
 * @param {{ first: boolean }} how first: nothing was asked for by this connection before
 * @returns {Promise<number>} how many headers until it was cut off
 */
async function drips({ first }) {
  const way = { host: ADDRESS, port: 443, localAddress: VISITOR, servername: SITE, ca };
  const socket = connectTls(way);
  await once(socket, 'secureConnect');
  socket.on('error', () => {}); // told by `close`
  if (!first) {
    socket.write(`GET / HTTP/1.1\r\nHost: ${SITE}\r\n\r\n`);
    await once(socket, 'data');
  }
  const over = new AbortController();
  socket.resume().once('close', () => over.abort());
  const asking = ['Connection: Upgrade', 'Upgrade: websocket', 'Sec-WebSocket-Version: 13'];
  socket.write([`GET /signaling HTTP/1.1\r\nHost: ${SITE}`, ...asking, ''].join('\r\n'));
  let headers = 0;
  try {
    for await (const _ of each(1000, null, over)) socket.write(`X-Drip-${++headers}: 1\r\n`);
  } catch (error) {
    if (!over.signal.aborted) throw error;
  }
  return headers;
}

/**
 * By HTTP/2, as a browser does, and with the path as it stands.
 * @param {string} path @param {{ headers?: Record<string, string>, from?: string, host?: string }} [way]
 * @returns {Promise<Answer>}
 */
async function get(path, { headers = {}, from = VISITOR, host = SITE } = {}) {
  const bracketed = host.includes(':') ? `[${host}]` : host;
  const options = { ca, localAddress: from, servername: SITE };
  const session = connectHttp2(`https://${bracketed}`, options);
  try {
    await once(session, 'connect');
    const stream = session.request({
      ':path': path,
      ':authority': SITE,
      'accept-encoding': 'gzip',
      ...headers,
    });
    const [, , raw] = await once(stream, 'response');
    const body = Buffer.concat(await stream.toArray());
    const all = pairs(raw);
    const status = Number(all.find(([name]) => name === ':status')?.[1]);
    return { status, headers: all.filter(([name]) => name !== ':status'), body };
  } finally {
    session.destroy();
  }
}

/**
 * By HTTP/1.1 and without TLS.
 * @param {number} port @param {string} path @param {Record<string, string>} [headers] @param {string} [host]
 * @returns {Promise<Answer>}
 */
async function ask(port, path, headers = {}, host = '127.0.0.1') {
  const all = { Host: SITE, 'Accept-Encoding': 'gzip', ...headers };
  const asking = request({ host, port, path, headers: all, agent: false }).end();
  const [answer] = await once(asking, 'response');
  const body = Buffer.concat(await answer.toArray());
  return { status: answer.statusCode, headers: pairs(answer.rawHeaders), body };
}

/** @param {string[]} raw @returns {[string, string][]} */
function pairs(raw) {
  return raw.flatMap((name, i) => (i % 2 ? [] : [[name.toLowerCase(), raw[i + 1]]]));
}

/** What is not about this one connection. @param {[string, string][]} headers */
function telling(headers) {
  const own = ['date', 'connection', 'transfer-encoding', 'keep-alive', 'content-length'];
  return headers.filter(([name]) => !own.includes(name)).toSorted();
}

/**
 * @param {{ servername: string, version: import('node:tls').SecureVersion }} who
 * @returns {Promise<string>} the version spoken, or why there is none
 */
async function shakesHands({ servername, version }) {
  const socket = connectTls({
    host: ADDRESS,
    port: 443,
    servername,
    ca,
    minVersion: version,
    maxVersion: version,
    // What this machine's OpenSSL would not speak any more, it does here: the refusal is to be the server's.
    ciphers: 'DEFAULT:@SECLEVEL=0',
  });
  try {
    await once(socket, 'secureConnect');
    if (socket.getTLSTicket()) return 'a ticket, which opens what was recorded';
    return socket.getProtocol() ?? 'none';
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code ?? String(error);
  } finally {
    socket.destroy();
  }
}

/** Stands where a node would, writes down what nginx asks, and has one answer to everything. */
class Scribe {
  /** @type {{ url: string | undefined, headers: import('node:http').IncomingHttpHeaders }[]} */
  asked = [];
  #server;

  /** @param {number} status */
  constructor(status) {
    this.#server = createServer(({ url, headers }, response) => {
      this.asked.push({ url, headers });
      response.writeHead(status).end();
    });
  }

  /** @param {number} status */
  static async start(status) {
    const scribe = new Scribe(status);
    await once(scribe.#server.listen(0, '127.0.0.1'), 'listening');
    return scribe;
  }

  get port() {
    return /** @type {import('node:net').AddressInfo} */ (this.#server.address()).port;
  }

  async stop() {
    const closed = once(this.#server, 'close');
    this.#server.close();
    this.#server.closeAllConnections();
    await closed;
  }
}
