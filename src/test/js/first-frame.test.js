import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { onFirstFrame } from '../../main/webapp/js/views/first-frame.js';

/** @type {any} */ let video;
/** @type {() => void} */ let paint;
let seen = 0;
/** @type {AbortController} */ let life;

beforeEach(() => {
  seen = 0;
  life = new AbortController();
  paint = () => {};
  video = Object.assign(new EventTarget(), {
    srcObject: 'stream',
    HAVE_CURRENT_DATA: 2,
    readyState: 0,
    videoWidth: 0,
    frames: 0,
    getVideoPlaybackQuality: () => ({ totalVideoFrames: video.frames }),
    requestVideoFrameCallback: (/** @type {() => void} */ f) => void (paint = f),
  });
});

const watch = () => onFirstFrame(video, () => seen++, life.signal);

test('a painted frame is a frame, told once', () => {
  watch();
  paint();
  Object.assign(video, { readyState: 4, videoWidth: 640, frames: 3 });
  video.dispatchEvent(new Event('timeupdate'));
  assert.equal(seen, 1);
});

test('in a hidden tab nothing is painted, and a decoded frame counts', () => {
  watch();
  video.dispatchEvent(new Event('loadeddata'));
  assert.equal(seen, 0, 'sound alone is no picture');
  Object.assign(video, { readyState: 4, videoWidth: 640, frames: 1 });
  video.dispatchEvent(new Event('timeupdate'));
  assert.equal(seen, 1);
});

test('a size without a decoded frame is no picture yet', () => {
  Object.assign(video, { readyState: 4, videoWidth: 640 });
  watch();
  video.dispatchEvent(new Event('playing'));
  assert.equal(seen, 0);
});

test('a browser without frame callbacks is asked by events', () => {
  Object.assign(video, {
    requestVideoFrameCallback: undefined,
    getVideoPlaybackQuality: undefined,
  });
  watch();
  Object.assign(video, { readyState: 2, videoWidth: 640 });
  video.dispatchEvent(new Event('loadeddata'));
  assert.equal(seen, 1);
});

test('a frame of an earlier stranger tells nothing', () => {
  watch();
  video.srcObject = 'the next stream';
  paint();
  assert.equal(seen, 0);
});

test('nothing is told after the watch has ended', () => {
  watch();
  life.abort();
  paint();
  assert.equal(seen, 0);
});
