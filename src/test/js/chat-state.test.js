import assert from 'node:assert/strict';
import { test } from 'node:test';
import { reduce, initialState } from '../../main/webapp/js/state.js';
import { KEPT } from '../../main/webapp/js/state/chat.js';

/** @import { Fact, State } from '../../main/webapp/js/state.js' */

const stream = /** @type {MediaStream} */ (/** @type {unknown} */ ({}));
const room = { roomId: 'r1', remoteName: 'Bo', createOffer: true, interests: [], relay: false };

/** @type {State} */
const inRoom = /** @type {Fact[]} */ ([
  { type: 'cameraAsked' },
  { type: 'cameraOpened', stream },
  { type: 'joined' },
  { type: 'matched', room },
]).reduce(reduce, initialState);

/** @param {...Fact} facts */
const after = (...facts) => facts.reduce(reduce, inRoom);

/** @param {string} text @param {boolean} [mine] @returns {Fact} */
const line = (text, mine = false) => ({
  type: 'chatMessage',
  roomId: 'r1',
  message: { mine, text, at: 0 },
});
/** @type {Fact} */ const shown = { type: 'chatShown', open: true };
/** @type {Fact} */ const closed = { type: 'chatShown', open: false };
/** @type {Fact} */ const writes = { type: 'chatTyping', roomId: 'r1', typing: true };
/** @type {Fact} */ const ready = { type: 'chatReady', roomId: 'r1', ready: true };

test('lines stand in the order in which they came', () => {
  const { messages } = after(line('a'), line('b', true), line('c')).chat;
  assert.deepEqual(
    messages.map(({ text }) => text),
    ['a', 'b', 'c'],
  );
});

test(`the last ${KEPT} are kept`, () => {
  const facts = Array.from({ length: KEPT + 7 }, (_, i) => line(`${i}`));
  const { messages } = after(...facts).chat;
  assert.deepEqual([messages.length, messages[0].text], [KEPT, '7']);
});

test('what comes while it is closed is counted, and read when it is opened', () => {
  assert.equal(after(line('a'), line('b'), line('mine', true)).chat.unread, 2);
  assert.equal(after(line('a'), shown).chat.unread, 0);
  assert.equal(after(shown, line('a')).chat.unread, 0);
  assert.equal(after(shown, closed, line('a')).chat.unread, 1);
});

test('a line of theirs ends their writing, one of mine does not', () => {
  assert.equal(after(writes).chat.typing, true);
  assert.equal(after(writes, line('a')).chat.typing, false);
  assert.equal(after(writes, line('a', true)).chat.typing, true);
});

test('who cannot be reached is not writing', () => {
  const lost = after(ready, writes, { type: 'chatReady', roomId: 'r1', ready: false }).chat;
  assert.deepEqual([lost.ready, lost.typing], [false, false]);
});

test('nothing that changes nothing makes a new state', () => {
  const state = after(shown, writes);
  assert.equal(reduce(state, shown), state);
  assert.equal(reduce(state, writes), state);
});

test('it goes with the stranger; that it is open stays', () => {
  const state = after(ready, shown, line('secret'), writes);
  for (const fact of /** @type {Fact[]} */ ([
    { type: 'skipped' },
    { type: 'partnerLeft', roomId: 'r1', isTimeout: false },
    { type: 'matched', room: { ...room, roomId: 'r2' } },
    { type: 'stopped' },
  ])) {
    const { chat } = reduce(state, fact);
    assert.deepEqual(chat, { open: true, ready: false, messages: [], typing: false, unread: 0 });
  }
});

test('a line of the last stranger does not come to the next', () => {
  const state = after({ type: 'matched', room: { ...room, roomId: 'r2' } });
  for (const late of [line('late'), writes, ready]) assert.equal(reduce(state, late), state);
});
