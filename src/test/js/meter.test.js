import assert from 'node:assert/strict';
import { test } from 'node:test';
import { levelOf, measure } from '../../main/webapp/js/media/meter.js';
import { Clock } from './fakes/clock.js';
import { fakeStream } from './fakes/stream.js';

/** @param {number} amplitude */
const hum = (amplitude) =>
  Float32Array.from({ length: 512 }, (_, at) => amplitude * Math.sin(at / 3));

test('silence is nothing, a voice is something, and more than all there is no more', () => {
  assert.equal(levelOf(new Float32Array(512)), 0);
  const [soft, loud] = [levelOf(hum(0.02)), levelOf(hum(0.3))];
  assert.ok(0 < soft && soft < loud && loud < 1, `${soft} ${loud}`);
  assert.equal(levelOf(hum(5)), 1);
});

function given() {
  const clock = new Clock();
  const world = { closed: 0, samples: 0 };
  class Ear {
    createAnalyser = () => ({
      fftSize: 0,
      getFloatTimeDomainData: (/** @type {Float32Array} */ into) => {
        world.samples++;
        into.set(hum(0.3).subarray(0, into.length));
      },
    });
    createMediaStreamSource = () => ({ connect() {} });
    close = async () => void world.closed++;
  }
  const options = { AudioContext: /** @type {any} */ (Ear), timers: clock.timers };
  return { clock, world, options };
}

test('it listens about ten times a second until nobody looks, and then not at all', () => {
  const { clock, world, options } = given();
  /** @type {number[]} */
  const heard = [];
  const looking = new AbortController();
  measure(fakeStream(), (level) => heard.push(level), looking.signal, options);
  clock.advance(1000);
  assert.ok(heard.length >= 9 && heard.length <= 11, String(heard.length));
  assert.ok(heard.every((level) => level > 0));
  looking.abort();
  clock.advance(1000);
  assert.deepEqual([world.samples, world.closed, clock.pending], [heard.length, 1, 0]);
});

test('a browser without an ear is not asked', () => {
  const { signal } = new AbortController();
  measure(fakeStream(), () => assert.fail('heard'), signal, { AudioContext: undefined });
});
