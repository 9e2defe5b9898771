import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Device, MOST_BLOCKED } from '../../main/webapp/js/device.js';
import { fakeKeeper, refusedKeeper } from './fakes/keeper.js';

const chance = /** @type {Crypto} */ (globalThis.crypto);
const mark = (/** @type {number} */ number) => String(number).padStart(32, 'm');

/** @param {import('../../main/webapp/js/settings.js').Keeper} keeper */
const deviceOf = (keeper) => new Device(() => keeper, chance);

test('a device has an id of 128 random bits, and keeps it', () => {
  const keeper = fakeKeeper();
  const { id } = deviceOf(keeper).identity;
  assert.match(id, /^[0-9a-f]{32}$/);
  assert.equal(deviceOf(keeper).identity.id, id);
  assert.notEqual(deviceOf(fakeKeeper()).identity.id, id);
});

test('who is blocked is kept, once and in order', () => {
  const keeper = fakeKeeper();
  const device = deviceOf(keeper);
  for (const number of [1, 2, 1]) device.block(mark(number));
  assert.deepEqual(deviceOf(keeper).identity.blocked, [mark(2), mark(1)]);
});

test('only a mark is kept as one', () => {
  const device = deviceOf(fakeKeeper());
  for (const odd of ['', 'short', `${mark(1)}x`, `${mark(1).slice(1)} `]) device.block(odd);
  assert.deepEqual(device.identity.blocked, []);
});

test('as many are kept as the server takes: the oldest goes first', () => {
  const device = deviceOf(fakeKeeper());
  for (let number = 0; number <= MOST_BLOCKED; number++) device.block(mark(number));
  const { blocked } = device.identity;
  assert.deepEqual([blocked.length, blocked[0]], [MOST_BLOCKED, mark(1)]);
});

test('what another tab blocked meanwhile stays blocked', () => {
  const keeper = fakeKeeper();
  const [one, other] = [deviceOf(keeper), deviceOf(keeper)];
  one.block(mark(1));
  other.block(mark(2));
  assert.deepEqual(deviceOf(keeper).identity.blocked, [mark(1), mark(2)]);
});

test('all can be unblocked, and the device stays the same one', () => {
  const keeper = fakeKeeper();
  const device = deviceOf(keeper);
  const { id } = device.identity;
  device.block(mark(1));
  device.unblockAll();
  assert.deepEqual(deviceOf(keeper).identity, { id, blocked: [] });
});

test('odd stored values: a fresh id, or only the marks that are ones', () => {
  const stored = (/** @type {unknown} */ value) =>
    deviceOf(fakeKeeper({ 'rendezvous.device': JSON.stringify(value) })).identity;
  const id = 'a'.repeat(32);
  for (const odd of [null, 7, {}, { id }, { id: 7, blocked: [] }, { id: [id], blocked: [] }]) {
    assert.notEqual(stored(odd).id, id);
  }
  const blocked = [mark(1), 7, null, 'short', [mark(2)]];
  assert.deepEqual(stored({ id, blocked }), { id, blocked: [mark(1)] });
});

test('without storage it holds until the page is closed', () => {
  const device = new Device(refusedKeeper, chance);
  device.block(mark(1));
  assert.deepEqual(device.identity.blocked, [mark(1)]);
});
