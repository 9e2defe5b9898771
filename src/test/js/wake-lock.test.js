import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { WakeLock } from '../../main/webapp/js/lounge/wake-lock.js';
import { settled } from './fakes/peer.js';

/** @type {{ released: boolean, release: () => Promise<void> }[]} */ let locks;
let page = { hidden: false };
let refuses = false;
/** @type {WakeLock} */ let wakeLock;

const request = async () => {
  if (refuses) throw new DOMException('', 'NotAllowedError');
  const lock = { released: false, release: async () => void (lock.released = true) };
  locks.push(lock);
  return lock;
};
const held = () => locks.filter(({ released }) => !released).length;
const becomes = async (/** @type {string} */ phase) => {
  wakeLock.changed({ phase });
  await settled();
};

beforeEach(() => {
  locks = [];
  page = { hidden: false };
  refuses = false;
  wakeLock = new WakeLock({ request }, page);
});

test('the screen stays on from the match to the end of the call, by one lock', async () => {
  await becomes('queued');
  assert.equal(held(), 0);
  await becomes('connecting');
  await becomes('connected');
  assert.deepEqual([held(), locks.length], [1, 1]);
  await becomes('queued');
  assert.equal(held(), 0);
});

test('a lock that the browser took is asked for again when the page is back', async () => {
  await becomes('connected');
  locks[0].released = true;
  page.hidden = true;
  await wakeLock.settle();
  assert.equal(held(), 0);
  page.hidden = false;
  await wakeLock.settle();
  assert.equal(held(), 1);
  await wakeLock.settle();
  assert.equal(locks.length, 2);
});

test('a call that ends while the lock is asked for leaves none', async () => {
  wakeLock.changed({ phase: 'connecting' });
  wakeLock.changed({ phase: 'queued' });
  await settled();
  assert.deepEqual([held(), locks.length], [0, 1]);
});

test('a browser that refuses it, or has none, is no trouble', async () => {
  refuses = true;
  await becomes('connected');
  await becomes('queued');
  wakeLock = new WakeLock(undefined, page);
  await becomes('connected');
  assert.equal(held(), 0);
});
