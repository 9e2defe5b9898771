import assert from 'node:assert/strict';
import { test } from 'node:test';
import { problemOf } from '../../main/webapp/js/media/asking.js';
import { Studio } from '../../main/webapp/js/media/studio.js';
import { settled } from './fakes/peer.js';
import { fakeStream } from './fakes/stream.js';

/** @import { Opening } from '../../main/webapp/js/media/studio.js' */

/** @param {string} name */
const failure = (name) => new DOMException('', name);

/** @param {any} constraints @returns {('video' | 'audio')[]} */
const kindsOf = ({ video, audio }) => [
  ...(video ? [/** @type {const} */ ('video')] : []),
  ...(audio ? [/** @type {const} */ ('audio')] : []),
];

/** Gives whatever is asked for. @param {any} constraints @returns {Promise<any>} */
const generous = async (constraints) => fakeStream(kindsOf(constraints));

/** @param {(constraints: any) => Promise<any>} getUserMedia @param {any[]} [list] */
function given(getUserMedia, list = []) {
  /** @type {any} */
  const told = {
    asked: [],
    own: {},
    replaced: [],
    said: [],
    lost: 0,
    chosen: [],
    devices: null,
    inCall: false,
  };
  const choice = { cameraId: '', microphoneId: '' };
  const devices = Object.assign(new EventTarget(), {
    getUserMedia: (/** @type {any} */ constraints) => {
      told.asked.push(constraints);
      return getUserMedia(constraints);
    },
    getDisplayMedia: async () => fakeStream(['video']),
    enumerateDevices: async () => list,
  });
  const studio = new Studio(/** @type {any} */ (devices), () => choice, {
    stream: (stream) => (told.stream = stream),
    replace: (kind, track) => told.replaced.push([kind, track]),
    own: (change) => Object.assign(told.own, change),
    devices: (found) => (told.devices = found),
    choose: (id) => told.chosen.push(id),
    say: (aside) => told.said.push(aside),
    inCall: () => told.inCall,
    lost: () => told.lost++,
  });
  return { studio, devices, told, choice };
}

/** @param {any} stream */
const states = (stream) => stream.getTracks().map((/** @type {any} */ track) => track.readyState);

/** @param {Opening} opening @returns {any} */
const streamOf = (opening) => /** @type {any} */ (opening).stream;

/** @param {any} stream @returns {string[]} */
const kinds = (stream) => stream.getTracks().map((/** @type {any} */ { kind }) => kind);

test('each refusal of the browser has its meaning', () => {
  const meanings = {
    NotAllowedError: 'refused',
    SecurityError: 'refused',
    NotFoundError: 'none',
    OverconstrainedError: 'overconstrained',
    NotReadableError: 'inUse',
    AbortError: 'inUse',
    TypeError: 'unknown',
  };
  for (const [name, problem] of Object.entries(meanings)) {
    assert.equal(problemOf(failure(name)), problem);
  }
  assert.equal(problemOf('what?'), 'unknown');
});

test('without a secure context the reason is told, and one can still write', async () => {
  const { told } = given(generous);
  const nowhere = new Studio(undefined, () => ({ cameraId: '', microphoneId: '' }), told);
  assert.deepEqual(await nowhere.open(), { problem: 'insecure' });
  assert.deepEqual(kinds(streamOf(await nowhere.openWithout())), []);
});

test('a refusal is told, not thrown', async () => {
  const { studio } = given(() => Promise.reject(failure('NotAllowedError')));
  assert.deepEqual(await studio.open(), { problem: 'refused' });
});

/** @param {'video' | 'audio'} missing @returns {(constraints: any) => Promise<any>} */
const without = (missing) => async (constraints) => {
  if (constraints[missing]) throw failure('NotFoundError');
  return generous(constraints);
};

test('without a microphone the camera opens alone', async () => {
  const { studio, told } = given(without('audio'));
  assert.deepEqual(kinds(streamOf(await studio.open())), ['video']);
  assert.deepEqual([told.own.camera, told.own.microphone], ['on', 'none']);
});

test('without a camera the microphone opens alone', async () => {
  const { studio, told } = given(without('video'));
  assert.deepEqual(kinds(streamOf(await studio.open())), ['audio']);
  assert.deepEqual([told.own.camera, told.own.microphone], ['none', 'on']);
});

test('without either, none is told; and to go on with nothing takes only a wish', async () => {
  const { studio, told } = given(() => Promise.reject(failure('NotFoundError')));
  assert.deepEqual(await studio.open(), { problem: 'none' });
  assert.deepEqual(kinds(streamOf(await studio.openWithout())), []);
  assert.deepEqual([told.own.camera, told.own.microphone], ['none', 'none']);
  assert.deepEqual(told.asked.at(-1), { audio: true }, 'the camera was not asked for again');
});

test('who goes on without a camera is heard, where that is allowed', async () => {
  const { studio } = given(generous);
  assert.deepEqual(kinds(streamOf(await studio.openWithout())), ['audio']);
});

test('the devices chosen are asked for, and when they are gone, any', async () => {
  let gone = false;
  const { studio, told, choice } = given(async (constraints) => {
    if (gone && constraints.video?.deviceId) throw failure('OverconstrainedError');
    return generous(constraints);
  });
  Object.assign(choice, { cameraId: 'cam', microphoneId: 'mic' });
  await studio.open();
  const [{ video, audio }] = told.asked;
  assert.deepEqual([video.deviceId, audio.deviceId], [{ exact: 'cam' }, { exact: 'mic' }]);
  assert.equal(video.facingMode, undefined, 'the side of the phone does not outweigh the choice');
  gone = true;
  assert.ok('stream' in (await studio.open()));
  const last = told.asked.at(-1);
  assert.deepEqual([last.video.deviceId, last.audio], [undefined, true]);
});

test('what does not fit is told, and the next time any device does', async () => {
  let fits = false;
  const { studio, told, choice } = given(async (constraints) => {
    if (!fits) throw failure('OverconstrainedError');
    return generous(constraints);
  });
  choice.cameraId = 'cam';
  assert.deepEqual(await studio.open(), { problem: 'overconstrained' });
  fits = true;
  assert.ok('stream' in (await studio.open()));
  assert.deepEqual(told.asked.at(-1), { video: true, audio: true });
});

test('closing stops every track, so that the light goes off', async () => {
  const { studio, told } = given(generous);
  const stream = streamOf(await studio.open());
  studio.close();
  assert.deepEqual(states(stream), ['ended', 'ended']);
  assert.equal(told.lost, 0);
});

test('a camera that opens after nobody wants it any more is closed at once', async () => {
  const stream = fakeStream();
  const { studio } = given(async () => stream);
  const opening = studio.open();
  studio.close();
  assert.deepEqual(await opening, { problem: 'cancelled' });
  assert.deepEqual(states(stream), ['ended', 'ended']);
});

test('an unplugged camera leaves the voice, and that is said', async () => {
  const { studio, told } = given(generous);
  const stream = streamOf(await studio.open());
  stream.getVideoTracks()[0].unplug();
  assert.deepEqual([told.lost, told.said], [0, ['cameraGone']]);
  assert.deepEqual([told.own.camera, told.own.microphone], ['none', 'on']);
  assert.deepEqual(told.replaced, [['video', null]]);
  assert.deepEqual(kinds(told.stream), ['audio']);
  assert.equal(stream.getAudioTracks()[0].readyState, 'live');
});

test('an unplugged microphone leaves the picture: nobody talks on unheard', async () => {
  const { studio, told } = given(generous);
  streamOf(await studio.open())
    .getAudioTracks()[0]
    .unplug();
  assert.deepEqual([told.lost, told.said], [0, ['microphoneGone']]);
  assert.deepEqual([told.own.camera, told.own.microphone], ['on', 'none']);
});

test('in a call one goes on when nothing is left', async () => {
  const { studio, told } = given(generous);
  const stream = streamOf(await studio.open());
  told.inCall = true;
  stream.getVideoTracks()[0].unplug();
  stream.getAudioTracks()[0].unplug();
  assert.deepEqual([told.lost, told.own.camera, told.own.microphone], [0, 'none', 'none']);
});

test('when nothing is left, it is lost, once', async () => {
  const { studio, devices, told } = given(generous);
  const stream = streamOf(await studio.open());
  stream.getVideoTracks()[0].unplug();
  stream.getAudioTracks()[0].unplug();
  devices.dispatchEvent(new Event('devicechange'));
  assert.equal(told.lost, 1);
  assert.deepEqual(states(stream), ['ended', 'ended']);
});

test('a camera that ended without an event is noticed when the devices change', async () => {
  const { studio, devices, told } = given(generous);
  const stream = streamOf(await studio.open());
  devices.dispatchEvent(new Event('devicechange'));
  assert.deepEqual(told.said, [], 'another device came or went');
  stream.getVideoTracks()[0].stop();
  devices.dispatchEvent(new Event('devicechange'));
  assert.deepEqual(told.said, ['cameraGone']);
});

test('the microphone is silenced, not closed', async () => {
  const { studio, told } = given(generous);
  const [track] = streamOf(await studio.open()).getAudioTracks();
  await studio.switches.toggleMicrophone();
  assert.deepEqual([track.enabled, track.readyState, told.own.microphone], [false, 'live', 'off']);
  await studio.switches.toggleMicrophone();
  assert.deepEqual([track.enabled, told.own.microphone], [true, 'on']);
  assert.equal(told.asked.length, 1);
});

test('the camera off is stopped, and on again is a new track in its place', async () => {
  const { studio, told } = given(generous);
  const [track] = streamOf(await studio.open()).getVideoTracks();
  await studio.switches.toggleCamera();
  assert.deepEqual([track.readyState, told.own.camera], ['ended', 'off']);
  assert.deepEqual(told.replaced.at(-1), ['video', null]);
  await studio.switches.toggleCamera();
  const [, fresh] = told.replaced.at(-1);
  assert.deepEqual([fresh.readyState, told.own.camera], ['live', 'on']);
  assert.equal(told.asked.at(-1).audio, undefined, 'the microphone is left alone');
  assert.equal(told.stream.getVideoTracks()[0], fresh, 'and one sees oneself again');
});

test('hurried presses come one after the other', async () => {
  const { studio, told } = given(generous);
  await studio.open();
  const { switches } = studio;
  await Promise.all([switches.toggleCamera(), switches.toggleCamera(), switches.toggleCamera()]);
  assert.equal(told.own.camera, 'off');
  assert.equal(told.asked.length, 2);
});

test('a camera that does not come back is said, and the call goes on', async () => {
  const { studio, told, devices } = given(generous);
  await studio.open();
  await studio.switches.toggleCamera();
  devices.getUserMedia = () => Promise.reject(failure('NotReadableError'));
  await studio.switches.toggleCamera();
  assert.deepEqual([told.said, told.own.camera, told.lost], [['cameraUnopened'], 'none', 0]);
});

test('a camera that comes back after all is closed is given back', async () => {
  /** @type {(stream: any) => void} */
  let give = () => {};
  const { studio, told, devices } = given(generous);
  await studio.open();
  await studio.switches.toggleCamera();
  devices.getUserMedia = () => new Promise((resolve) => (give = resolve));
  const turn = studio.switches.toggleCamera();
  await settled();
  studio.close();
  const late = fakeStream(['video']);
  give(late);
  await turn;
  assert.deepEqual(states(late), ['ended']);
  assert.equal(told.own.camera, 'off', 'nothing is told of it');
});

test('a chosen camera takes the place of the one before, which is stopped first', async () => {
  /** @type {string[]} */
  const seen = [];
  const { studio, told, choice } = given(async (constraints) => {
    if (told.asked.length > 1) seen.push(...states(stream));
    return generous(constraints);
  });
  const stream = streamOf(await studio.open());
  choice.cameraId = 'second';
  await studio.choose('camera');
  assert.deepEqual(seen, ['ended', 'live']);
  assert.deepEqual(told.asked.at(-1).video.deviceId, { exact: 'second' });
});

test('another microphone is as silent as the one before', async () => {
  const { studio, told } = given(generous);
  await studio.open();
  await studio.switches.toggleMicrophone();
  await studio.choose('microphone');
  const [kind, track] = told.replaced.at(-1);
  assert.deepEqual([kind, track.enabled, told.own.microphone], ['audio', false, 'off']);
});

test('a camera chosen while it is off stays off', async () => {
  const { studio, told } = given(generous);
  await studio.open();
  await studio.switches.toggleCamera();
  await studio.choose('camera');
  assert.deepEqual([told.asked.length, told.own.camera], [1, 'off']);
});

test('who came without a camera gets one by choosing it', async () => {
  const { studio, told } = given(generous);
  await studio.openWithout();
  await studio.choose('camera');
  assert.deepEqual(kinds(told.stream), ['video', 'audio']);
});

test('a phone turns to its other side, which is not mirrored', async () => {
  const { studio, told } = given(async (constraints) => {
    const stream = await generous(constraints);
    for (const track of stream.getVideoTracks())
      track.settings = { facingMode: constraints.video.facingMode };
    return stream;
  });
  await studio.open();
  assert.equal(told.own.mirrored, true);
  await studio.switches.flipCamera();
  assert.deepEqual([told.asked.at(-1).video.facingMode, told.own.mirrored], ['environment', false]);
  await studio.switches.flipCamera();
  assert.deepEqual([told.asked.at(-1).video.facingMode, told.own.mirrored], ['user', true]);
});

test('elsewhere the next camera is chosen', async () => {
  const list = ['a', 'b'].map((deviceId) => ({ kind: 'videoinput', deviceId, label: '' }));
  const { studio, told } = given(async (constraints) => {
    const stream = await generous(constraints);
    for (const track of stream.getVideoTracks()) track.settings = { deviceId: 'b' };
    return stream;
  }, list);
  await studio.open();
  await settled();
  await studio.switches.flipCamera();
  assert.deepEqual(told.chosen, ['a']);
});

test('a screen is shown in the camera’s place, as it is, until one ends it', async () => {
  const { studio, told } = given(generous);
  const [camera] = streamOf(await studio.open()).getVideoTracks();
  await studio.screen.share();
  const [, screen] = told.replaced.at(-1);
  assert.notEqual(screen, camera);
  assert.deepEqual([told.own.sharing, told.own.mirrored], [true, false]);
  assert.equal(told.stream.getVideoTracks()[0], screen);
  studio.screen.unshare();
  assert.deepEqual([screen.readyState, camera.readyState], ['ended', 'live']);
  assert.deepEqual(told.replaced.at(-1), ['video', camera]);
  assert.deepEqual([told.own.sharing, told.own.mirrored], [false, true]);
});

test('the browser’s own stop button ends it too, and the camera can be off meanwhile', async () => {
  const { studio, told } = given(generous);
  await studio.open();
  await studio.screen.share();
  const [, screen] = told.replaced.at(-1);
  await studio.switches.toggleCamera();
  assert.deepEqual(told.replaced.at(-1), ['video', screen], 'the other still sees the screen');
  screen.unplug();
  assert.deepEqual(told.replaced.at(-1), ['video', null]);
  assert.deepEqual([told.own.sharing, told.own.camera, told.lost], [false, 'off', 0]);
});

test('a screen chosen too late for the stranger is not shown to anybody', async () => {
  /** @type {(stream: any) => void} */
  let give = () => {};
  const { studio, told, devices } = given(generous);
  await studio.open();
  devices.getDisplayMedia = () => new Promise((resolve) => (give = resolve));
  const sharing = studio.screen.share();
  studio.screen.unshare();
  const screen = fakeStream(['video']);
  give(screen);
  await sharing;
  assert.deepEqual(states(screen), ['ended']);
  assert.deepEqual(told.replaced, []);
});

test('who thinks better of sharing hears nothing of it; a screen that cannot be had is said', async () => {
  const { studio, told, devices } = given(generous);
  await studio.open();
  devices.getDisplayMedia = () => Promise.reject(failure('NotAllowedError'));
  await studio.screen.share();
  assert.deepEqual(told.said, []);
  devices.getDisplayMedia = () => Promise.reject(failure('NotReadableError'));
  await studio.screen.share();
  assert.deepEqual(told.said, ['screenUnopened']);
});
