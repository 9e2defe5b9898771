import assert from 'node:assert/strict';
import { test } from 'node:test';
import { levelOf, pathOf, qualityBetween, sampleOf } from '../../main/webapp/js/link/quality.js';
import { generous, husband } from '../../main/webapp/js/link/thrift.js';
import { Silence, Watchdog } from '../../main/webapp/js/link/watchdog.js';
import { initialState, reduce } from '../../main/webapp/js/state.js';

/** @import { Husbandry, Signs } from '../../main/webapp/js/link/thrift.js' */

/** @param {any[]} reports */
const report = (...reports) => new Map(reports.map((each) => [each.id, each]));

const video = (/** @type {object} */ more = {}) => ({
  id: 'IV',
  type: 'inbound-rtp',
  kind: 'video',
  packetsReceived: 300,
  packetsLost: 3,
  framesDecoded: 90,
  frameWidth: 640,
  frameHeight: 480,
  ...more,
});
const audio = { id: 'IA', type: 'inbound-rtp', kind: 'audio', packetsReceived: 100 };
const pair = {
  id: 'P1',
  type: 'candidate-pair',
  localCandidateId: 'L',
  remoteCandidateId: 'R',
  currentRoundTripTime: 0.0424,
  availableOutgoingBitrate: 800_000,
};
const local = { id: 'L', type: 'local-candidate', candidateType: 'host' };
const remote = { id: 'R', type: 'remote-candidate', candidateType: 'host' };
const transport = { id: 'T', type: 'transport', selectedCandidatePairId: 'P1' };

test('what the browser counts becomes one sample', () => {
  const lost = { id: 'RV', type: 'remote-inbound-rtp', kind: 'video', fractionLost: 0.1 };
  const sample = sampleOf(report(video(), audio, lost, transport, pair, local, remote));
  assert.deepEqual(
    { ...sample, rtt: Math.round(sample.rtt ?? 0) },
    {
      rtt: 42,
      received: 400,
      lost: 3,
      frames: 90,
      width: 640,
      height: 480,
      relayed: false,
      outgoing: 800_000,
      lostOutgoing: 0.1,
    },
  );
});

test('a pair of which one end is a relay is relayed', () => {
  const relay = { ...remote, candidateType: 'relay' };
  const pathOver = (/** @type {any[]} */ ...reports) => pathOf(sampleOf(report(...reports)));
  assert.equal(pathOver(transport, pair, local, relay), 'relayed');
  assert.equal(pathOver(transport, pair, local, remote), 'direct');
  assert.equal(pathOver(transport, local, remote), null, 'of no pair nothing is known');
});

test('a browser that names no pair of its transport is asked for the one that works', () => {
  const idle = { ...pair, id: 'P0', currentRoundTripTime: 9, state: 'waiting' };
  const used = { ...pair, nominated: true, state: 'succeeded' };
  const sample = sampleOf(report(idle, used, local, remote));
  assert.equal(Math.round(sample.rtt ?? 0), 42);
});

test('a browser that says nothing is no reason to throw', () => {
  const nothing = sampleOf(report());
  assert.deepEqual([nothing.rtt, nothing.frames, nothing.outgoing], [null, null, null]);
  const quality = qualityBetween(nothing, nothing);
  assert.deepEqual([quality.level, quality.loss, quality.width], [4, 0, 0]);
});

for (const [rtt, loss, level] of [
  [20, 0, 4],
  [150, 0.02, 4],
  [151, 0, 3],
  [20, 0.03, 3],
  [400, 0, 2],
  [20, 0.1, 2],
  [900, 0, 1],
  [20, 0.13, 1],
])
  test(`${rtt} ms and ${loss * 100} % lost are level ${level}`, () => {
    assert.equal(levelOf(rtt, loss), level);
  });

test('loss counts in the time between two looks only, and late packets are no gain', () => {
  const before = sampleOf(report(video({ packetsReceived: 1000, packetsLost: 500 })));
  const good = sampleOf(report(video({ packetsReceived: 1100, packetsLost: 499 })));
  assert.equal(qualityBetween(before, good).loss, 0);
  const bad = sampleOf(report(video({ packetsReceived: 1080, packetsLost: 520 })));
  assert.deepEqual([qualityBetween(before, bad).loss, qualityBetween(before, bad).level], [0.2, 1]);
});

test('a quality that looks the same changes nothing', () => {
  const room = { roomId: 'r', remoteName: 'Bo', createOffer: true, interests: [], relay: false };
  const quality = qualityBetween(sampleOf(report()), sampleOf(report(transport, pair)));
  const state = reduce(
    { ...initialState, room },
    { type: 'quality', roomId: 'r', quality: { ...quality } },
  );
  assert.deepEqual(state.link.quality, quality);
  assert.equal(reduce(state, { type: 'quality', roomId: 'r', quality: { ...quality } }), state);
});

test('that one sends as much as ever again is known until the next stranger comes', () => {
  const room = { roomId: 'r', remoteName: 'Bo', createOffer: true, interests: [], relay: false };
  const tell = (/** @type {any} */ state, /** @type {any} */ thrift) =>
    reduce(state, { type: 'thrift', roomId: 'r', thrift });
  const thrifty = tell({ ...initialState, phase: 'connected', room }, 'smaller');
  assert.deepEqual([thrifty.link.thrift, thrifty.link.recovered], ['smaller', false]);
  const recovered = tell(thrifty, 'none');
  assert.deepEqual([recovered.link.thrift, recovered.link.recovered], ['none', true]);
  assert.equal(reduce(recovered, { type: 'skipped' }).link.recovered, false);
});

// The watchdog

/** @param {{ expected?: boolean, frames?: number | null, luma?: number | null }[]} sights one each two seconds */
function seen(...sights) {
  const dog = new Watchdog();
  return sights.map(({ expected = true, frames = null, luma = null }, i) =>
    dog.see({ at: i * 2000, expected, frames, luma }),
  );
}

test('a picture that has not moved for 4 s is frozen, until it moves again', () => {
  const frames = [1, 30, 30, 30, 30, 31];
  assert.deepEqual(seen(...frames.map((frame) => ({ frames: frame }))), [
    null,
    null,
    null,
    'frozen',
    'frozen',
    null,
  ]);
});

test('where no picture is to be expected none is missed, nor at once when it is again', () => {
  const off = { expected: false, frames: 30 };
  const on = { frames: 30 };
  assert.deepEqual(seen(on, off, off, off, on, on, on), [
    null,
    null,
    null,
    null,
    null,
    null,
    'frozen',
  ]);
});

test('a picture that stays dark for 6 s is dark, and bright again at once', () => {
  const dark = [3, null, 2, null, 3, 90].map((luma, i) => ({ frames: i, luma }));
  assert.deepEqual(seen(...dark), [null, null, null, 'dark', 'dark', null]);
});

test('a moment of dark, or a dim room, is nothing', () => {
  const moment = [3, 3, 60, 3, 3, 60].map((luma, i) => ({ frames: i, luma }));
  assert.deepEqual(seen(...moment).filter(Boolean), []);
  const dim = Array.from({ length: 9 }, (_, i) => ({ frames: i, luma: 15 }));
  assert.deepEqual(seen(...dim).filter(Boolean), []);
});

test('who has not looked for a while begins anew', () => {
  const dog = new Watchdog();
  const look = (/** @type {number} */ at) => dog.see({ at, expected: true, frames: 7, luma: 0 });
  assert.deepEqual([look(0), look(2000), look(60_000), look(62_000)], [null, null, null, null]);
  assert.equal(look(64_000), 'frozen');
});

/** @param {[boolean, number][]} looks whether something is expected, and packets so far */
function silences(...looks) {
  const silence = new Silence();
  return looks.map(([expected, received]) => silence.heard(expected, received));
}

test('that nothing came for 8 s is said once, and again after something has come', () => {
  const received = [0, 0, 0, 0, 0, 9, 9, 9, 9, 9, 9, 10, 10, 10, 10, 10];
  const said = silences(...received.map((each) => /** @type {[boolean, number]} */ ([true, each])));
  assert.deepEqual(
    said.flatMap((each, i) => (each ? [i] : [])),
    [9, 15],
  );
});

test('who sends nothing is not missed', () => {
  assert.deepEqual(
    silences(
      ...[1, 1, 1, 1, 0, 1, 1, 1, 1].map(
        (each) => /** @type {[boolean, number]} */ ([each === 1, 9]),
      ),
    ).indexOf(true),
    8,
  );
});

// How much to send

/** @type {Signs} */ const fine = { level: 4, outgoing: 1_000_000, lostOutgoing: 0 };
/** @type {Signs} */ const awful = { level: 1, outgoing: 1_000_000, lostOutgoing: 0 };

/** @param {Husbandry} from @param {[number, Signs][]} series so many looks of each */
function after(from, ...series) {
  const looks = series.flatMap(([times, signs]) => Array.from({ length: times }, () => signs));
  return looks.reduce(husband, from);
}

test('a link that stays poor for 6 s gets a smaller picture, and 8 s later none', () => {
  assert.equal(after(generous, [2, awful]).thrift, 'none');
  assert.equal(after(generous, [3, awful]).thrift, 'smaller');
  assert.equal(after(generous, [6, awful]).thrift, 'smaller');
  assert.equal(after(generous, [7, awful]).thrift, 'audioOnly');
  assert.equal(after(generous, [99, awful]).thrift, 'audioOnly');
});

test('a link that is poor now and then keeps its picture', () => {
  assert.equal(after(generous, [2, awful], [1, fine], [2, awful], [1, fine]).thrift, 'none');
});

test('hardly any room to send in is poor, however good what comes', () => {
  assert.equal(after(generous, [3, { ...fine, outgoing: 60_000 }]).thrift, 'smaller');
  assert.equal(after(generous, [3, { ...fine, lostOutgoing: 0.3 }]).thrift, 'smaller');
  assert.equal(after(generous, [3, { ...fine, outgoing: null }]).thrift, 'none');
});

test('it comes back in steps, and only after it has been good for a while', () => {
  const quiet = after(generous, [7, awful]);
  const needed = 5 * quiet.caution;
  assert.equal(after(quiet, [needed - 1, fine]).thrift, 'audioOnly');
  const small = after(quiet, [needed, fine]);
  assert.equal(small.thrift, 'smaller');
  assert.equal(after(small, [8 * small.caution, fine]).thrift, 'none');
});

test('a middling link is neither poor nor good: everything stays as it is', () => {
  const small = after(generous, [3, awful]);
  assert.equal(after(small, [99, { ...fine, level: 2 }]).thrift, 'smaller');
});

test('without a picture to send, little room to send in is no sign', () => {
  const quiet = after(generous, [7, awful]);
  assert.equal(after(quiet, [5 * quiet.caution, { ...fine, outgoing: 30_000 }]).thrift, 'smaller');
});

test('each time it came back too early it waits longer, within bounds', () => {
  let state = after(generous, [7, awful]);
  const cautions = Array.from({ length: 6 }, () => {
    state = after(state, [5 * state.caution, fine], [4, awful]);
    assert.equal(state.thrift, 'audioOnly');
    return state.caution;
  });
  assert.deepEqual(cautions, [4, 8, 8, 8, 8, 8]);
});
