import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { Shortcuts, TWICE_MS, WRITING_MS, commandOf } from '../../main/webapp/js/shortcuts.js';
import { initialState } from '../../main/webapp/js/state.js';

/**
 * @import { State, Phase } from '../../main/webapp/js/state.js'
 * @import { Stroke, Command } from '../../main/webapp/js/shortcuts.js'
 */

/** @param {string} key @param {Partial<Stroke>} [more] @returns {Stroke} */
const stroke = (key, more) => ({
  key,
  code: '',
  ctrlKey: false,
  altKey: false,
  metaKey: false,
  shiftKey: false,
  repeat: false,
  isComposing: false,
  defaultPrevented: false,
  ...more,
});

/** @type {Phase[]} */
const all = ['idle', 'opening', 'ready', 'queued', 'connecting', 'connected'];
for (const [key, command, phases] of /** @type {[string, Command, Phase[]][]} */ ([
  ['m', 'toggleMicrophone', all.slice(2)],
  ['v', 'toggleCamera', all.slice(2)],
  ['c', 'showChat', all.slice(4)],
  ['s', 'shareScreen', all.slice(4)],
  ['f', 'fullScreen', all.slice(4)],
  ['p', 'pictureInPicture', all.slice(4)],
  ['h', 'help', all],
  ['?', 'help', all],
  ['Escape', 'next', all.slice(4)],
])) {
  test(`${key}: ${command} in ${phases.join(', ')}, and nowhere else`, () => {
    const found = all.filter((phase) => commandOf(stroke(key), phase) === command);
    assert.deepEqual(found, phases);
  });
}

test('no other key does anything', () => {
  const others = ['a', 'é', 'ArrowLeft', 'ArrowUp', 'Enter', ' ', 'Tab', 'Process', 'Dead', '1'];
  for (const key of [...others, 'toString', '__proto__']) {
    assert.equal(commandOf(stroke(key, { code: 'KeyM' }), 'connected'), null, key);
  }
});

test('with a modifier, held down, in a composed word or used already, a key does nothing', () => {
  for (const held of [
    'ctrlKey',
    'altKey',
    'metaKey',
    'shiftKey',
    'repeat',
    'isComposing',
    'defaultPrevented',
  ]) {
    for (const key of ['m', 'Escape']) {
      assert.equal(commandOf(stroke(key, { [held]: true }), 'connected'), null, `${held} ${key}`);
    }
  }
});

test('a question mark may take a shift, and capitals may be locked', () => {
  assert.equal(commandOf(stroke('?', { shiftKey: true }), 'idle'), 'help');
  assert.equal(commandOf(stroke('M'), 'connected'), 'toggleMicrophone');
});

test('the letter counts, wherever it is; where there are other letters, its place', () => {
  // AZERTY has its m where others have a semicolon.
  assert.equal(commandOf(stroke('m', { code: 'Semicolon' }), 'connected'), 'toggleMicrophone');
  // Russian, Arabic, Greek and Hebrew letters on the keys M, M, C and V.
  for (const [key, code, command] of [
    ['ь', 'KeyM', 'toggleMicrophone'],
    ['ة', 'KeyM', 'toggleMicrophone'],
    ['ψ', 'KeyC', 'showChat'],
    ['ה', 'KeyV', 'toggleCamera'],
  ]) {
    assert.equal(commandOf(stroke(key, { code }), 'connected'), command, key);
  }
});

/** @type {State} */ let state;
/** @type {[string, unknown][]} */ let wishes;
/** @type {string[]} */ let asides;
/** @type {Shortcuts} */ let shortcuts;
let now = 0;
const room = { roomId: 'r1', remoteName: 'Bo', createOffer: true, interests: [], relay: false };
const page = { writing: false, covered: false };
const press = (/** @type {string} */ key, place = page) => shortcuts.press(stroke(key), place);

beforeEach(() => {
  now = 10_000;
  state = { ...initialState, phase: 'connected', room };
  wishes = [];
  asides = [];
  shortcuts = new Shortcuts({
    state: () => state,
    now: () => now,
    wish: ({ name, value }) => void wishes.push([name, value]),
    mention: (aside) => void asides.push(aside),
  });
});

test('a key wishes what its button would', () => {
  for (const key of 'mcsfp?') assert.equal(press(key), true, key);
  assert.deepEqual(wishes, [
    ['toggleMicrophone', undefined],
    ['showChat', true],
    ['shareScreen', true],
    ['fullScreen', undefined],
    ['pictureInPicture', undefined],
    ['dialog', 'help'],
  ]);
  state = {
    ...state,
    chat: { ...state.chat, open: true },
    media: { ...state.media, own: { ...state.media.own, sharing: true } },
  };
  for (const key of 'cs') press(key);
  assert.deepEqual(wishes.slice(6), [
    ['showChat', false],
    ['shareScreen', false],
  ]);
});

test('switched off, none does anything: not even Escape', () => {
  state = { ...state, settings: { ...state.settings, shortcuts: false } };
  for (const key of ['m', 'Escape', 'Escape']) assert.equal(press(key), false);
  assert.deepEqual([wishes, asides], [[], []]);
});

test('Escape twice is Next; once says so', () => {
  press('Escape');
  assert.deepEqual([wishes, asides], [[], ['escapeAgain']]);
  now += TWICE_MS;
  press('Escape');
  assert.deepEqual(wishes, [['next', undefined]]);
  press('Escape');
  assert.equal(wishes.length, 1, 'the third is a first one again');
});

test('two that are too far apart are two first ones', () => {
  press('Escape');
  now += TWICE_MS + 1;
  press('Escape');
  assert.deepEqual([wishes, asides.length], [[], 2]);
});

test('the second does not leave somebody else than the first', () => {
  press('Escape');
  state = { ...state, room: { ...room, roomId: 'r2' } };
  press('Escape');
  assert.deepEqual(wishes, []);
});

test('an Escape that closes something does not count', () => {
  press('Escape');
  assert.equal(press('Escape', { ...page, covered: true }), false);
  assert.deepEqual(wishes, []);
});

test('who writes presses no shortcuts, nor right after the field went away', () => {
  assert.equal(press('m', { ...page, writing: true }), false);
  now += WRITING_MS - 1;
  assert.equal(press('c'), false);
  now += 1;
  assert.equal(press('c'), true);
  assert.deepEqual(wishes, [['showChat', true]]);
});

test('who leaves the field by Escape or Tab is done with writing', () => {
  for (const key of ['Escape', 'Tab']) {
    press('m', { ...page, writing: true });
    press(key, { ...page, writing: true });
    assert.equal(press('m'), true, key);
  }
});
