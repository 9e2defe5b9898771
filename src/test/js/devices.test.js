import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cameraWanted, deviceAfter, devicesOf } from '../../main/webapp/js/media/devices.js';
import { cornerAfter, cornerNear } from '../../main/webapp/js/views/corner.js';
import { Studio } from '../../main/webapp/js/media/studio.js';
import { settled } from './fakes/peer.js';
import { fakeStream } from './fakes/stream.js';

/** @param {string} kind @param {string} deviceId @param {string} [label] */
const device = (kind, deviceId, label = '') => ({ kind, deviceId, label });

/** @param {any[]} list @returns {any} */
const listing = (list) => ({ enumerateDevices: async () => list });

test('devices are listed by kind, without the browser’s aliases and those without an id', async () => {
  const found = await devicesOf(
    listing([
      device('audioinput', 'default', 'Default - Mic'),
      device('audioinput', 'communications'),
      device('audioinput', 'm1', 'Mic'),
      device('videoinput', ''),
      device('videoinput', 'c1', 'Cam'),
      device('audiooutput', 's1', 'Speaker'),
    ]),
  );
  assert.deepEqual(found, {
    cameras: [{ id: 'c1', label: 'Cam' }],
    microphones: [{ id: 'm1', label: 'Mic' }],
    speakers: [{ id: 's1', label: 'Speaker' }],
  });
});

test('a browser that lists nothing breaks nothing', async () => {
  const refusing = { enumerateDevices: () => Promise.reject(new Error('no')) };
  const found = await devicesOf(/** @type {any} */ (refusing));
  assert.deepEqual(found, { cameras: [], microphones: [], speakers: [] });
});

test('the side of a phone that was asked for goes before the camera that was chosen', () => {
  assert.equal(cameraWanted('').facingMode, 'user');
  assert.deepEqual(cameraWanted('c1').deviceId, { exact: 'c1' });
  const turned = cameraWanted('c1', 'environment');
  assert.deepEqual([turned.facingMode, turned.deviceId], ['environment', undefined]);
});

test('the next device comes round, and one alone has none', () => {
  const [a, b] = ['a', 'b'].map((id) => ({ id, label: '' }));
  assert.equal(deviceAfter([a, b], 'a'), b);
  assert.equal(deviceAfter([a, b], 'b'), a);
  assert.equal(deviceAfter([a, b], 'gone'), a);
  assert.equal(deviceAfter([a], 'a'), null);
  assert.equal(deviceAfter([], undefined), null);
});

test('devices are told once there is permission, when they change, and not after all is closed', async () => {
  /** @type {any[]} */
  const told = [];
  const devices = Object.assign(new EventTarget(), {
    getUserMedia: async () => fakeStream(),
    ...listing([device('videoinput', 'c1')]),
  });
  const on = /** @type {any} */ ({ own() {}, devices: (/** @type {any} */ d) => told.push(d) });
  const none = () => ({ cameraId: '', microphoneId: '' });
  const studio = new Studio(/** @type {any} */ (devices), none, on);
  await settled();
  assert.equal(told.length, 0);
  await studio.open();
  await settled();
  devices.dispatchEvent(new Event('devicechange'));
  await settled();
  assert.equal(told.length, 2);
  studio.close();
  devices.dispatchEvent(new Event('devicechange'));
  await settled();
  assert.equal(told.length, 2);
});

test('one’s own picture goes round the corners, and to the nearest when it is let go', () => {
  const round = ['bottom-start', 'top-start', 'top-end', 'bottom-end'];
  let corner = /** @type {import('../../main/webapp/js/views/corner.js').Corner} */ ('bottom-end');
  for (const next of round) assert.equal((corner = cornerAfter(corner)), next);
  const box = { left: 100, top: 0, width: 400, height: 200 };
  assert.equal(cornerNear({ x: 120, y: 20 }, box, false), 'top-start');
  assert.equal(cornerNear({ x: 480, y: 190 }, box, false), 'bottom-end');
  assert.equal(cornerNear({ x: 120, y: 20 }, box, true), 'top-end');
});
