import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  defaults,
  loadSettings,
  saveSettings,
  settingsFrom,
} from '../../main/webapp/js/settings.js';
import { fakeKeeper, refusedKeeper } from './fakes/keeper.js';

test('what fits is taken, each value on its own', () => {
  const stored = {
    theme: 'light',
    corner: 'top-start',
    volume: 0.4,
    sounds: false,
    language: 'de',
  };
  assert.deepEqual(settingsFrom(stored), { ...defaults, ...stored });
  assert.equal(settingsFrom({ theme: 'light', corner: 7 }).theme, 'light');
});

/** @type {[string, unknown][]} */
const odd = [
  ['theme', 'purple'],
  ['corner', 'middle'],
  ['volume', -1],
  ['volume', 2],
  ['volume', '1'],
  ['volume', null],
  ['sounds', 'yes'],
  ['autoNext', 0],
  ['language', null],
  ['language', ['en']],
  ['cameraId', {}],
  ['interests', 'chess'],
  ['interests', { 0: 'chess' }],
];

for (const [key, value] of odd) {
  test(`given ${key} stored as ${JSON.stringify(value)}, then the default holds`, () => {
    const settings = /** @type {Record<string, unknown>} */ ({ ...settingsFrom({ [key]: value }) });
    const standard = /** @type {Record<string, unknown>} */ ({ ...defaults });
    assert.deepEqual(settings[key], standard[key]);
  });
}

test('what is stored may be anything', () => {
  for (const stored of [null, 7, 'text', [], [1], true, undefined]) {
    assert.deepEqual(settingsFrom(stored), defaults);
  }
  assert.deepEqual(
    settingsFrom(JSON.parse('{"__proto__": {"theme": "light"}, "more": 1}')),
    defaults,
  );
});

test('interests that the server would refuse never leave the store', () => {
  const { interests } = settingsFrom({
    interests: ['chess', '', 'CHESS', '\u202e', 9, 'x'.repeat(99)],
  });
  assert.deepEqual(interests, ['chess', 'x'.repeat(32)]);
});

test('what is saved is loaded again', () => {
  const keeper = fakeKeeper();
  const settings = settingsFrom({ theme: 'dark', interests: ['chess'] });
  saveSettings(() => keeper, settings);
  assert.deepEqual(
    loadSettings(() => keeper),
    settings,
  );
});

test('a store that is broken or refused is as an empty one', () => {
  assert.deepEqual(
    loadSettings(() => fakeKeeper({ 'rendezvous.settings': '{not json' })),
    defaults,
  );
  assert.deepEqual(loadSettings(refusedKeeper), defaults);
  saveSettings(refusedKeeper, defaults);
});
