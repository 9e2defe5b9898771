import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import {
  GRACE_MS,
  LOST_MS,
  MOST_TRIES,
  PAUSE_MS,
  POLITE_MS,
  Recovery,
} from '../../main/webapp/js/link/recovery.js';
import { Clock } from './fakes/clock.js';
import { settled } from './fakes/peer.js';

/** @type {Clock} */ let clock;
/** @type {string[]} */ let out;
let canSignal = true;
let busy = false;

beforeEach(() => {
  clock = new Clock();
  out = [];
  canSignal = true;
  busy = false;
});

/** @param {{ polite?: boolean, begun?: boolean }} [how] */
function given({ polite = false, begun = true } = {}) {
  const recovery = new Recovery(
    {
      restart: async () => {
        out.push('restart');
        return !busy;
      },
      canSignal: () => canSignal,
      steadiness: (unsteady) => void out.push(unsteady ? 'unsteady' : 'steady'),
      gaveUp: () => void out.push('gave up'),
    },
    clock.timers,
    { polite },
  );
  if (begun) recovery.changed('connected');
  return recovery;
}

test('a short interruption is said, and mends itself', () => {
  const recovery = given();
  recovery.changed('disconnected');
  clock.advance(GRACE_MS - 1);
  recovery.changed('connected');
  clock.advance(60_000);
  assert.deepEqual(out, ['unsteady', 'steady']);
  assert.equal(clock.pending, 0);
});

test('one that lasts is restarted, and no further when that helps', () => {
  const recovery = given();
  recovery.changed('disconnected');
  clock.advance(GRACE_MS);
  recovery.changed('connecting');
  assert.deepEqual(out, ['unsteady', 'restart']);
  recovery.changed('connected');
  clock.advance(60_000);
  assert.deepEqual(out, ['unsteady', 'restart', 'steady']);
});

test('the polite side leaves the other the first try', () => {
  const recovery = given({ polite: true });
  recovery.changed('disconnected');
  clock.advance(GRACE_MS);
  recovery.heard();
  clock.advance(POLITE_MS);
  assert.deepEqual(out, ['unsteady']);
  clock.advance(PAUSE_MS);
  assert.deepEqual(out, ['unsteady', 'restart'], 'but not when it does not help');
});

test('after a failure it is restarted at once, a few times with a pause, and then given up', () => {
  const recovery = given();
  recovery.changed('failed');
  clock.advance(0);
  assert.deepEqual(out, ['unsteady', 'restart']);
  recovery.changed('failed');
  recovery.changed('failed');
  clock.advance(PAUSE_MS - 1);
  assert.deepEqual(out, ['unsteady', 'restart'], 'no storm');
  clock.advance(LOST_MS - PAUSE_MS);
  assert.deepEqual(out, ['unsteady', ...Array(MOST_TRIES).fill('restart')]);
  clock.advance(1);
  assert.deepEqual(out.at(-1), 'gave up');
});

test('nothing comes of it while the other cannot be told: it waits for the server', () => {
  const recovery = given();
  canSignal = false;
  recovery.changed('disconnected');
  clock.advance(GRACE_MS + PAUSE_MS - 1);
  assert.deepEqual(out, ['unsteady']);
  canSignal = true;
  clock.advance(1);
  assert.deepEqual(out, ['unsteady', 'restart']);
});

test('what has failed while the other cannot be told is given up at once', () => {
  const recovery = given();
  canSignal = false;
  recovery.changed('failed');
  assert.deepEqual(out, ['gave up']);
});

test('one that never came about is tried again, and has a deadline elsewhere', () => {
  const recovery = given({ begun: false });
  recovery.changed('failed');
  clock.advance(60_000);
  assert.deepEqual(out, ['restart']);
});

test('another network is a reason, once for a burst of changes', () => {
  const recovery = given();
  for (let i = 0; i < 5; i++) recovery.networkChanged();
  clock.advance(1000);
  assert.deepEqual(out, ['restart']);
  for (let i = 0; i < 5; i++) recovery.networkChanged();
  clock.advance(PAUSE_MS);
  assert.deepEqual(out, ['restart', 'restart']);
  clock.advance(60_000);
  assert.deepEqual(out, ['restart', 'restart']);
});

test('before it has come about, another network is none', () => {
  given({ begun: false }).networkChanged();
  clock.advance(60_000);
  assert.deepEqual(out, []);
});

test('somebody who asks for it gets it, but not twice at once', () => {
  const recovery = given();
  recovery.wanted();
  recovery.wanted();
  assert.deepEqual(out, ['restart']);
});

test('at the end no timer is left', () => {
  const recovery = given();
  recovery.changed('disconnected');
  clock.advance(GRACE_MS);
  recovery.networkChanged();
  recovery.end();
  assert.equal(clock.pending, 0);
});

test('where nothing comes another way is looked for at once, but not without end', () => {
  const recovery = given();
  recovery.silent();
  clock.advance(0);
  assert.deepEqual(out.at(-1), 'restart');
  for (let i = 0; i < 9; i++) {
    recovery.silent();
    clock.advance(PAUSE_MS);
  }
  assert.equal(out.filter((each) => each === 'restart').length, MOST_TRIES);
});

test('silence of a connection that is said to be lost adds nothing', () => {
  const recovery = given();
  recovery.changed('disconnected');
  recovery.silent();
  clock.advance(GRACE_MS - 1);
  assert.deepEqual(out, ['unsteady']);
});

test('what was done about silence takes nothing from the tries when the connection is lost', () => {
  const recovery = given();
  for (let i = 0; i < MOST_TRIES; i++) {
    recovery.silent();
    clock.advance(60_000);
  }
  out = [];
  recovery.changed('disconnected');
  clock.advance(GRACE_MS);
  assert.deepEqual(out, ['unsteady', 'restart']);
});

test('what somebody asks for in a pause comes, although the connection is back before it ends', () => {
  const recovery = given();
  recovery.networkChanged();
  clock.advance(500);
  recovery.wanted();
  recovery.changed('connected');
  clock.advance(60_000);
  assert.deepEqual(out, ['restart', 'restart']);
});

test('what the other was too busy to be asked is no try, and is made up for', async () => {
  const recovery = given();
  busy = true;
  recovery.networkChanged();
  for (let tries = 0; tries <= MOST_TRIES; tries++) {
    clock.advance(PAUSE_MS);
    await settled();
  }
  const asked = out.length;
  assert.ok(asked > MOST_TRIES, 'the connection stands, and the wish is not forgotten');
  busy = false;
  clock.advance(PAUSE_MS);
  await settled();
  clock.advance(60_000);
  assert.equal(out.length, asked + 1);
  assert.equal(clock.pending, 0);
});

test('a connection that came back while a try could not be made wants none any more', async () => {
  const recovery = given();
  busy = true;
  recovery.changed('failed');
  clock.advance(0);
  recovery.changed('connected');
  await settled();
  clock.advance(60_000);
  assert.deepEqual(out, ['unsteady', 'restart', 'steady']);
});
