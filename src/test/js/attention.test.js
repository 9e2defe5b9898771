import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { Attention, waysToCall } from '../../main/webapp/js/lounge/attention.js';
import { defaults } from '../../main/webapp/js/settings.js';
import { initialState } from '../../main/webapp/js/state.js';
import { Clock } from './fakes/clock.js';

/** @import { State } from '../../main/webapp/js/state.js' */

const room = { roomId: 'r1', remoteName: 'Bo', createOffer: true, interests: [], relay: false };
const settings = { ...defaults, notifications: true };
/** @type {State} */
const queued = { ...initialState, phase: 'queued', settings };
/** @type {State} */
const matched = { ...queued, phase: 'connecting', room };

/** @type {Clock} */ let clock;
/** @type {string[]} */ let told;
let page = { hidden: true, title: '' };
/** @type {Attention} */ let attention;

beforeEach(() => {
  clock = new Clock();
  told = [];
  page = { hidden: true, title: 'Waiting…' };
  attention = new Attention({
    page,
    timers: clock.timers,
    chime: { prepare: () => void told.push('prepared'), play: () => void told.push('sound') },
    notify: ({ title, body }) => {
      told.push(`notice: ${title}, ${body}`);
      return () => void told.push('notice gone');
    },
    words: (state) => ({ flash: '● Here', title: 'Here', body: state.room?.remoteName ?? '' }),
  });
});

test('somebody is called when a match comes while they look elsewhere, and only then', () => {
  const all = { title: true, sound: true, notification: true };
  assert.deepEqual(waysToCall(matched, queued, true), all);
  assert.equal(waysToCall(matched, queued, false), null);
  assert.equal(waysToCall(queued, initialState, true), null);
  assert.equal(waysToCall({ ...matched, phase: 'connected' }, matched, true), null);
  assert.equal(waysToCall(queued, matched, true), null);
  assert.deepEqual(waysToCall({ ...matched, room: { ...room, roomId: 'r2' } }, matched, true), all);
});

test('each way can be switched off', () => {
  const none = { ...settings, titleFlash: false, sounds: false, notifications: false };
  assert.deepEqual(waysToCall({ ...matched, settings: none }, queued, true), {
    title: false,
    sound: false,
    notification: false,
  });
  attention.changed({ ...matched, settings: none }, queued);
  assert.deepEqual([told, page.title, clock.pending], [[], 'Waiting…', 0]);
});

test('the title flashes between two texts until the page is looked at', () => {
  attention.changed(matched, queued);
  assert.equal(page.title, '● Here');
  clock.advance(1000);
  assert.equal(page.title, 'Waiting…');
  page.title = 'With Bo';
  clock.advance(1000);
  assert.equal(page.title, '● Here');
  attention.rest();
  assert.deepEqual([page.title, clock.pending], ['With Bo', 0]);
});

test('a sound and a notification come once, and the notification goes when one is back', () => {
  attention.changed(matched, queued);
  attention.changed({ ...matched, phase: 'connected' }, matched);
  assert.deepEqual(told, ['sound', 'notice: Here, Bo']);
  attention.rest();
  attention.rest();
  assert.deepEqual(told.slice(2), ['notice gone']);
});

test('nobody is called any more to somebody who has gone again', () => {
  attention.changed(matched, queued);
  page.title = 'Waiting…';
  attention.changed(queued, matched);
  assert.deepEqual([page.title, clock.pending, told.at(-1)], ['Waiting…', 0, 'notice gone']);
});

test('the sound is made ready in a press, unless it is switched off', () => {
  attention.pressed({ ...settings, sounds: false });
  assert.deepEqual(told, []);
  attention.pressed(settings);
  assert.deepEqual(told, ['prepared']);
});
