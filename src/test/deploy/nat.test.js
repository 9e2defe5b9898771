/**
 * The page itself makes the call, through NATs and firewalls, with the real server, coturn and nginx on the other
 * side of them. At the end stands the table of what way each call took.
 */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { hostname } from 'node:os';
import { after, test } from 'node:test';
import { FAKE_CAMERA, SAYS_YES, chromium } from '../browser/browsers.js';
import { wasConnectedThroughout } from '../browser/peers.js';
import { People } from '../browser/people.js';
import { Server } from '../browser/server.js';
import { until } from '../browser/until.js';
import { Authority, Machine, SITE, TURN, trustInChromium } from './machine.js';
import { lookUpBy } from './names.js';
import { NatWorld, lacks } from './nat-world.js';
import { need } from './needs.js';
import { OWN_NET, TurnServer, newSecret } from './turn-server.js';

/**
 * @import { Page } from 'puppeteer-core'
 * @import { Person } from '../browser/people.js'
 * @import { Nat } from './nat-world.js'
 * @typedef {{ type: string, relayProtocol?: string }} End
 * @typedef {{ local: End, remote: End }} Way
 */

const lack = lacks();
if (lack) console.log(lack);
const settings = { skip: lack || false };
const cast = lack ? null : await prepare();

async function prepare() {
  const machine = new Machine();
  after(() => machine.close());
  // At the name server of whoever asks.
  lookUpBy({
    hosts: `127.0.0.1 localhost ${hostname()}\n`,
    'resolv.conf': 'nameserver 127.0.0.1\n',
  });
  const world = new NatWorld();
  world.startNames();
  after(() => world.close());
  world.behave({ mapping: 'cone' });
  const within = world.within('server');
  const authority = new Authority(machine);
  for (const name of [SITE, TURN]) authority.certify(name);
  trustInChromium(authority.file);
  machine.placeNginx();
  const front = startNginx(within);
  after(() => front.kill());
  const setting = { secret: newSecret(), lift: [OWN_NET], within };
  const plain = await TurnServer.start('plain', setting);
  after(() => plain.stop());
  const behind = await TurnServer.start('behind-nginx', setting);
  after(() => behind.stop());
  const urls = [
    `stun:${TURN}:3478`,
    `turn:${TURN}:3478?transport=udp`,
    `turn:${TURN}:3478?transport=tcp`,
    `turns:${TURN}:443?transport=tcp`,
  ];
  const env = {
    RENDEZVOUS_ICE_SOURCE: 'coturn',
    RENDEZVOUS_ICE_URLS: urls.join(','),
    RENDEZVOUS_ICE_SECRET_FILE: `${plain.folder}/turn-secret`,
  };
  const server = new Server(8080, { within, env });
  await server.start();
  after(() => server.stop());
  const site = `https://${SITE}/`;
  /** @param {'ann' | 'bob'} who */
  const at = (who) =>
    People.with(chromium([FAKE_CAMERA, SAYS_YES], { executablePath: world.chromiumOf(who) }), site);
  return { world, ann: await at('ann'), bob: await at('bob') };
}

/** @param {string[]} within */
function startNginx(within) {
  const [program = '', ...args] = [...within, need('nginx'), '-g', 'daemon off;'];
  return spawn(program, args, { stdio: 'inherit' });
}

/** As long as a page tries to bring a call back, and what a busy machine adds to it. */
const RESTARTS_MS = 60_000;

/** The beginning of a connection: what goes on from before is not known, and dropped. */
const NEW_TCP = 'tcp flags & (syn | ack) == syn';

/** @type {string[]} */
const table = [];
after(() =>
  console.log(['', '| between the two | ann | bob |', '|---|---|---|', ...table, ''].join('\n')),
);

/** @param {(page: Page) => Promise<unknown>} [prepared] @returns {Promise<[Person, Person]>} who wait for each other */
async function arrive(prepared) {
  if (!cast) throw new Error(lack);
  const prepare = async (/** @type {Page} */ page) => {
    await prepared?.(page);
    await page.evaluateOnNewDocument(keepConnections);
  };
  const ann = await cast.ann.arriveReady('ann', { prepare });
  const bob = await cast.bob.arriveReady('bob', { prepare });
  await ann.joins();
  await bob.joins();
  return [ann, bob];
}

/**
 * Two meet by the page, and this is the way that their call takes.
 * @param {string} between @param {(way: Way) => boolean} right
 */
async function meet(between, right) {
  const pair = await arrive();
  for (const person of pair) await person.isConnected();
  await talk(between, pair, right);
  return pair;
}

/** @param {string} between @param {[Person, Person]} pair @param {(way: Way) => boolean} right */
async function talk(between, pair, right) {
  const cells = [];
  for (const person of pair) {
    let last = /** @type {Way | null} */ (null);
    const taken = async () => {
      last = await wayOf(person.page);
      return last && right(last) && last;
    };
    const { local, remote } = await until(
      taken,
      () => `the way is another: ${JSON.stringify(last)}`,
      RESTARTS_MS,
    );
    await person.seesMovement();
    cells.push(`${inWords(local)} → ${inWords(remote)}`);
  }
  table.push(`| ${between} | ${cells.join(' | ')} |`);
}

/** @param {End} end */
const inWords = ({ type, relayProtocol }) => (relayProtocol ? `${type} (${relayProtocol})` : type);

/** @param {Page} page @returns {Promise<Way | null>} */
const wayOf = (page) => page.evaluate(() => /** @type {any} */ (window).wayOfCall());

/** Runs in the page, before it: keeps its connections in reach, of which it has one ready for the next call. */
function keepConnections() {
  const Original = RTCPeerConnection;
  /** @type {RTCPeerConnection[]} */
  const all = [];
  window.RTCPeerConnection = class extends Original {
    /** @param {RTCConfiguration} [configuration] */
    constructor(configuration) {
      super(configuration);
      all.push(this);
    }
  };
  const wayOfCall = async () => {
    const inUse = all.find(({ connectionState }) => connectionState === 'connected');
    const report = new Map(/** @type {any} */ (await inUse?.getStats()) ?? []);
    const transport = [...report.values()].find(({ type }) => type === 'transport');
    const pair = report.get(transport?.selectedCandidatePairId);
    const end = (/** @type {string} */ id) => {
      const { candidateType, relayProtocol } = report.get(id);
      return { type: candidateType, relayProtocol };
    };
    return pair ? { local: end(pair.localCandidateId), remote: end(pair.remoteCandidateId) } : null;
  };
  Object.assign(window, { wayOfCall });
}

/** Runs in the page, before it: as if there were no relay. */
function forgetRelays() {
  const Original = RTCPeerConnection;
  window.RTCPeerConnection = class extends Original {
    /** @param {RTCConfiguration} [configuration] */
    constructor({ iceServers = [], ...others } = {}) {
      const stun = iceServers.filter(({ urls }) =>
        [urls].flat().every((url) => url.startsWith('stun:')),
      );
      super({ ...others, iceServers: stun });
    }
  };
}

const isDirect = (/** @type {End} */ { type }) => type === 'srflx' || type === 'prflx';
const isRelay = (/** @type {string} */ protocol) => (/** @type {End} */ end) =>
  end.type === 'relay' && end.relayProtocol === protocol;

test('two behind cone NATs talk with each other directly', settings, async () => {
  cast?.world.behave({ mapping: 'cone' });
  await meet('cone NATs', ({ local, remote }) => isDirect(local) && isDirect(remote));
});

test('two behind symmetric NATs talk by the relay', settings, async () => {
  cast?.world.behave({ mapping: 'symmetric' });
  await meet('symmetric NATs', ({ local, remote }) =>
    [local, remote].some(({ type }) => type === 'relay'),
  );
});

test('and without a relay these two find no way, and are told so', settings, async () => {
  cast?.world.behave({ mapping: 'symmetric' });
  const pair = await arrive((page) => page.evaluateOnNewDocument(forgetRelays));
  const told = await Promise.all(
    pair.map((person) => person.wasTold(/^(We could not connect you|The stranger left)/)),
  );
  assert.ok(told.some(({ status }) => /^We could not connect you/.test(status)));
  for (const person of pair)
    assert.ok((await person.diary()).every(({ phase }) => phase !== 'connected'));
});

test('two whose firewalls let no UDP out talk by the relay, over TCP', settings, async () => {
  cast?.world.behave({ mapping: 'cone', passes: 'meta l4proto tcp' });
  await meet('no UDP', ({ local }) => isRelay('tcp')(local));
});

test(
  'two who may reach port 443 and nothing else talk by the relay, over TLS',
  settings,
  async () => {
    cast?.world.behave({ mapping: 'cone', passes: 'tcp dport 443' });
    await meet('only port 443', ({ local }) => isRelay('tls')(local));
  },
);

/**
 * @param {Nat['mapping']} mapping at the beginning
 * @param {string} now in words, what then befalls the two in the middle of their call
 * @param {(world: NatWorld) => void} befall
 */
async function goesOnByTcp(mapping, now, befall) {
  const { world } = cast ?? assert.fail(lack);
  world.behave({ mapping });
  const pair = await meet(`${mapping} NATs`, ({ local }) => !isByTcp(local));
  befall(world);
  await talk(`… and then ${now}`, pair, ({ local }) => isByTcp(local));
  for (const person of pair) {
    await person.isConnected();
    await wasConnectedThroughout(person);
  }
}

const isByTcp = (/** @type {End} */ end) => isRelay('tcp')(end) || isRelay('tls')(end);

test(
  'a direct call whose firewalls let no UDP through any more goes on by the relay, over TCP',
  settings,
  () => goesOnByTcp('cone', 'no UDP', (world) => world.stopsUdp()),
);

test(
  'a call by the relay goes on over TCP, too, when no UDP is let through any more',
  settings,
  () => goesOnByTcp('symmetric', 'no UDP', (world) => world.stopsUdp()),
);

// The socket to the server is dead as well, which nobody says.
test(
  'a call whose people come to where no UDP passes, and lose every connection, goes on over TCP',
  settings,
  () =>
    goesOnByTcp('cone', 'another network, without UDP', (world) =>
      world.behave({ mapping: 'cone', passes: NEW_TCP }),
    ),
);
