import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Nearest, regionsIn } from '../../main/webapp/js/nearest.js';

const GIVEN = 'eu=https://eu.example.org,us=https://us.example.org,asia=https://asia.example.org';
const OWN = 'wss://eu.example.org/signaling';

/**
 * A page of eu, once it has measured.
 * @param {Record<string, number[]>} trips by name: how long each round takes; none: it does not answer
 */
async function measured(
  trips,
  { text = GIVEN, home = 'https://eu.example.org/', late = false } = {},
) {
  const time = new AbortController();
  let clock = 0;
  /** @type {{ at: number, arrived: () => void }[]} */
  const underway = [];
  /** @type {string[]} */
  const asked = [];
  const nearest = new Nearest(regionsIn(text, home), {
    now: () => clock,
    signal: time.signal,
    fetch: async (what) => {
      const url = new URL(String(what));
      asked.push(url.href);
      const ms = trips[url.hostname.split('.')[0] ?? '']?.shift();
      if (ms === undefined) throw new TypeError('as a test wants');
      if (ms < 0) return Response.json(null, { status: 403 });
      await new Promise((arrived) =>
        underway.push({ at: clock + ms, arrived: () => arrived(null) }),
      );
      return new Response(null, { status: 204 });
    },
  });
  const over = nearest.measure().then(() => true);
  const settled = () => new Promise((done) => setImmediate(() => done(false)));
  while (!(await Promise.race([over, settled()]))) {
    const [next] = underway.sort((one, other) => one.at - other.at).splice(0, 1);
    clock = next?.at ?? clock;
    next?.arrived();
  }
  if (late) time.abort();
  return { nearest, asked };
}

test('one goes where the shortest round trip leads, and says so', async () => {
  const { nearest } = await measured({ eu: [300, 90, 95], us: [400, 30, 31], asia: [400, 60, 61] });

  assert.equal(String(nearest.socketAt(OWN)), 'wss://us.example.org/signaling');
  assert.equal(nearest.name, 'us');
});

test('a little nearer is not near enough to leave home', async () => {
  for (const [own, other] of /** @type {const} */ ([
    [12, 3],
    [100, 81],
    [40, 40],
  ])) {
    const { nearest } = await measured({ eu: [own, own, own], us: [other, other, other] });
    assert.equal(nearest.socketAt(OWN), OWN, `${own} and ${other}`);
    assert.equal(nearest.name, 'eu');
  }
});

test('who does not answer, or would not have one, is left out', async () => {
  const { nearest } = await measured({ eu: [90, 90, 90], us: [], asia: [-1] });

  assert.equal(nearest.socketAt(OWN), OWN);
});

test('a home that nobody knows the way to yet is not left, before the time is over', async () => {
  const early = await measured({ us: [30, 30, 30] });
  const late = await measured({ us: [30, 30, 30] }, { late: true });

  assert.equal(early.nearest.socketAt(OWN), OWN);
  assert.equal(String(late.nearest.socketAt(OWN)), 'wss://us.example.org/signaling');
});

test('what is known when the first socket opens counts, and nothing later', async () => {
  const regions = regionsIn(GIVEN, 'https://eu.example.org/');
  const nearest = new Nearest(regions, {
    now: () => 0,
    signal: new AbortController().signal,
    fetch: () => new Promise(() => {}),
  });
  void nearest.measure();

  assert.equal(nearest.socketAt(OWN), OWN);
});

test('a page of a place that is not among them measures its own, too, and has no name', async () => {
  const { nearest, asked } = await measured(
    { www: [10, 10, 10], eu: [50, 50, 50] },
    { home: 'https://www.example.org/x/?y#z' },
  );

  assert.ok(asked.includes('https://www.example.org/x/near'), asked.join(' '));
  assert.equal(nearest.name, '');
});

test('each is asked a few times, and one own place not twice', async () => {
  const { asked } = await measured({ eu: [1, 1, 1], us: [1, 1, 1], asia: [1, 1, 1] });

  assert.deepEqual(asked.toSorted(), [
    ...Array(3).fill('https://asia.example.org/near'),
    ...Array(3).fill('https://eu.example.org/near'),
    ...Array(3).fill('https://us.example.org/near'),
  ]);
});

test('who cannot connect there goes home for good', async () => {
  const { nearest } = await measured({ eu: [90, 90, 90], us: [9, 9, 9] });
  const where = () => new URL(nearest.socketAt(OWN)).hostname.split('.')[0];

  assert.deepEqual([where(), where(), where(), where()], ['us', 'us', 'eu', 'eu']);
  nearest.reached();
  assert.equal(where(), 'eu');
  assert.equal(nearest.name, 'eu');
});

test('who was there comes back there for a while, since its place is held', async () => {
  const { nearest } = await measured({ eu: [90, 90, 90], us: [9, 9, 9] });
  const where = () => new URL(nearest.socketAt(OWN)).hostname.split('.')[0];
  where();
  nearest.reached();

  assert.deepEqual(Array.from({ length: 7 }, where), [...Array(6).fill('us'), 'eu']);
});

test('sockets open where it was chosen, with what goes along', async () => {
  const { nearest } = await measured({ eu: [90, 90, 90], us: [9, 9, 9] });
  /** @type {unknown[]} */
  const opened = [];
  class Fake extends EventTarget {
    /** @param {string | URL} url @param {string | string[]} [protocols] */
    constructor(url, protocols) {
      super();
      opened.push([String(url), protocols]);
    }
  }
  const Socket = nearest.sockets(/** @type {any} */ (Fake));
  new Socket(OWN, ['rendezvous']);

  assert.deepEqual(opened, [['wss://us.example.org/signaling', ['rendezvous']]]);
});
