import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Camera, problemOf } from '../../main/webapp/js/media.js';
import { fakeStream } from './fakes/stream.js';

/** @import { Opening } from '../../main/webapp/js/media.js' */

/** @param {(constraints: any) => Promise<any>} getUserMedia */
function given(getUserMedia) {
  let lost = 0;
  const devices = Object.assign(new EventTarget(), { getUserMedia });
  const camera = new Camera(/** @type {any} */ (devices), () => lost++);
  return { camera, devices, lost: () => lost };
}

/** @param {any} stream */
const states = (stream) => stream.getTracks().map((/** @type {any} */ track) => track.readyState);

/** @param {string} name */
const failure = (name) => new DOMException('', name);

/** @param {Opening} opening @returns {any} */
const streamOf = (opening) => /** @type {any} */ (opening).stream;

test('each refusal of the browser has its meaning', () => {
  const meanings = {
    NotAllowedError: 'refused',
    SecurityError: 'refused',
    NotFoundError: 'none',
    OverconstrainedError: 'none',
    NotReadableError: 'inUse',
    AbortError: 'inUse',
    TypeError: 'unknown',
  };
  for (const [name, problem] of Object.entries(meanings)) {
    assert.equal(problemOf(failure(name)), problem);
  }
  assert.equal(problemOf('what?'), 'unknown');
});

test('without a secure context the reason is told', async () => {
  assert.deepEqual(await new Camera(undefined, () => {}).open(), { problem: 'insecure' });
});

test('a refusal is told, not thrown', async () => {
  const { camera } = given(() => Promise.reject(failure('NotAllowedError')));
  assert.deepEqual(await camera.open(), { problem: 'refused' });
});

test('without a microphone the camera opens alone', async () => {
  const stream = fakeStream();
  const { camera } = given(({ audio }) =>
    audio ? Promise.reject(failure('NotFoundError')) : Promise.resolve(stream),
  );
  assert.deepEqual(await camera.open(), { stream });
});

test('without a camera either, none is told', async () => {
  const { camera } = given(() => Promise.reject(failure('NotFoundError')));
  assert.deepEqual(await camera.open(), { problem: 'none' });
});

test('closing stops every track, so that the light goes off', async () => {
  const { camera, lost } = given(async () => fakeStream());
  const stream = streamOf(await camera.open());
  camera.close();
  assert.deepEqual(states(stream), ['ended', 'ended']);
  assert.equal(lost(), 0);
});

test('a camera that opens after nobody wants it any more is closed at once', async () => {
  const stream = fakeStream();
  const { camera } = given(async () => stream);
  const opening = camera.open();
  camera.close();
  assert.deepEqual(await opening, { problem: 'cancelled' });
  assert.deepEqual(states(stream), ['ended', 'ended']);
});

test('an unplugged camera is told once, and the microphone is stopped too', async () => {
  const { camera, devices, lost } = given(async () => fakeStream());
  const stream = streamOf(await camera.open());
  stream.getVideoTracks()[0].unplug();
  devices.dispatchEvent(new Event('devicechange'));
  assert.equal(lost(), 1);
  assert.deepEqual(states(stream), ['ended', 'ended']);
});

test('so is an unplugged microphone: nobody talks on unheard', async () => {
  const { camera, lost } = given(async () => fakeStream());
  const stream = streamOf(await camera.open());
  stream.getAudioTracks()[0].unplug();
  assert.equal(lost(), 1);
  assert.deepEqual(states(stream), ['ended', 'ended']);
});

test('a camera that ended without an event is noticed when the devices change', async () => {
  const { camera, devices, lost } = given(async () => fakeStream());
  const stream = streamOf(await camera.open());
  devices.dispatchEvent(new Event('devicechange'));
  assert.equal(lost(), 0, 'another device came or went');
  stream.getVideoTracks()[0].stop();
  devices.dispatchEvent(new Event('devicechange'));
  assert.equal(lost(), 1);
});
