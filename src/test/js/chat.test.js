import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import {
  Chat,
  SILENCE_MS,
  TYPING_EVERY_MS,
  TYPING_FADES_MS,
} from '../../main/webapp/js/chat/chat.js';
import { Pace } from '../../main/webapp/js/chat/pace.js';
import { TEXT_LENGTH } from '../../main/webapp/js/chat/talk.js';
import { Clock } from './fakes/clock.js';

/** @import { Talk } from '../../main/webapp/js/chat/talk.js' */

/** @type {Clock} */ let clock;
/** @type {Chat} */ let chat;
/** @type {Talk[]} */ let sent;
/** @type {unknown[]} */ let told;
let open = true;

beforeEach(() => {
  clock = new Clock();
  sent = [];
  told = [];
  open = true;
  const on = {
    send: (/** @type {Talk} */ talk) => open && sent.push(talk) > 0,
    message: (/** @type {unknown} */ message) => void told.push(message),
    typing: (/** @type {boolean} */ typing) => void told.push(typing),
    media: (/** @type {unknown} */ media) => void told.push(media),
  };
  chat = new Chat(on, clock.timers, () => clock.now);
});

const writing = { type: 'typing', typing: true };
const resting = { type: 'typing', typing: false };
const media = { camera: false, microphone: true, sharing: false };

test('a line goes out and stands there as one’s own, with its time', () => {
  clock.advance(70);
  assert.equal(chat.say('hello'), 'sent');
  assert.deepEqual(sent, [{ type: 'text', text: 'hello' }]);
  assert.deepEqual(told, [{ mine: true, text: 'hello', at: 70 }]);
});

test('what does not get on its way does not stand there', () => {
  open = false;
  assert.equal(chat.say('hello'), 'notSent');
  open = true;
  for (const text of ['', ' \n', 'x'.repeat(TEXT_LENGTH + 1)]) {
    assert.equal(chat.say(text), 'notSent');
  }
  assert.deepEqual([sent, told], [[], []]);
});

test('a line that comes stands there as the other’s', () => {
  clock.advance(5);
  chat.hear({ type: 'text', text: '<b>' });
  assert.deepEqual(told, [{ mine: false, text: '<b>', at: 5 }]);
});

test('that one writes is said once in two seconds, and ends after some silence', () => {
  for (let ms = 0; ms < TYPING_EVERY_MS; ms += 250) {
    chat.typing(true);
    clock.advance(250);
  }
  assert.deepEqual(sent, [writing]);
  chat.typing(true);
  assert.deepEqual(sent, [writing, writing]);
  clock.advance(SILENCE_MS - 1);
  assert.equal(sent.length, 2);
  clock.advance(1);
  assert.deepEqual(sent, [writing, writing, resting]);
  assert.equal(clock.pending, 0);
});

test('who takes everything back is not writing, and who writes again is', () => {
  chat.typing(true);
  chat.typing(false);
  chat.typing(false);
  chat.typing(true);
  assert.deepEqual(sent, [writing, resting, writing]);
});

test('a line ends the writing without a word more', () => {
  chat.typing(true);
  chat.say('hello');
  clock.advance(SILENCE_MS * 2);
  assert.deepEqual(sent, [writing, { type: 'text', text: 'hello' }]);
  chat.typing(true);
  assert.deepEqual(sent.at(-1), writing);
});

test('writing that nobody could be told of is told when the way is open', () => {
  open = false;
  chat.typing(true);
  open = true;
  chat.typing(true);
  assert.deepEqual(sent, [writing]);
});

test('the other writes until they say otherwise, or nothing more is heard', () => {
  chat.hear({ type: 'typing', typing: true });
  clock.advance(TYPING_FADES_MS - 1);
  chat.hear({ type: 'typing', typing: true });
  clock.advance(TYPING_FADES_MS - 1);
  assert.deepEqual(told, [true, true]);
  clock.advance(1);
  assert.deepEqual(told, [true, true, false]);
  chat.hear({ type: 'typing', typing: true });
  chat.hear({ type: 'typing', typing: false });
  clock.advance(TYPING_FADES_MS * 2);
  assert.deepEqual(told.slice(3), [true, false]);
});

test('after a line nobody is said to have stopped writing', () => {
  chat.hear({ type: 'typing', typing: true });
  chat.hear({ type: 'text', text: 'done' });
  clock.advance(TYPING_FADES_MS * 2);
  assert.deepEqual(told, [true, { mine: false, text: 'done', at: 0 }]);
});

test('what the other shows goes on to who wants to know', () => {
  chat.hear({ type: 'media', media });
  assert.deepEqual(told, [media]);
});

test('a flood is let in as far as people write, and its rest is lost', () => {
  for (let i = 0; i < 1000; i++) {
    chat.hear({ type: 'text', text: `${i}` });
    chat.hear({ type: 'typing', typing: i % 2 === 0 });
    chat.hear({ type: 'media', media });
  }
  assert.equal(told.length, 20 + 10 + 10);
  clock.advance(2000);
  told.length = 0;
  for (let i = 0; i < 1000; i++) chat.hear({ type: 'text', text: `${i}` });
  assert.equal(told.length, 10);
});

test('one’s own page writes no faster than the other’s takes in', () => {
  const answers = Array.from({ length: 12 }, () => chat.say('a'));
  assert.deepEqual([...new Set(answers)], ['sent', 'tooFast']);
  assert.equal(sent.length, 8);
  clock.advance(1000);
  assert.equal(chat.say('b'), 'sent');
});

test('what was held up on the way for ten seconds is taken in whole', () => {
  /** @type {Talk[]} */ const late = [];
  for (let i = 0; i < 40; i++) {
    if (chat.say('a') === 'sent') late.push({ type: 'text', text: 'a' });
    clock.advance(250);
  }
  told.length = 0;
  for (const talk of late) chat.hear(talk);
  assert.equal(told.length, late.length);
});

test('nothing is left over when the room is', () => {
  chat.typing(true);
  chat.hear({ type: 'typing', typing: true });
  chat.end();
  assert.equal(clock.pending, 0);
});

test('a pace lets in a burst and then so many a second, also when the clock is set back', () => {
  let now = 1000;
  const pace = new Pace(2, 1, () => now);
  const took = () => [pace.takes(), pace.takes(), pace.takes()];
  assert.deepEqual(took(), [true, true, false]);
  now = 0;
  assert.deepEqual(took(), [false, false, false]);
  now = 1500;
  assert.deepEqual(took(), [true, false, false]);
  now = 60_000;
  assert.deepEqual(took(), [true, true, false]);
});
