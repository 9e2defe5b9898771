import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TEXT_LENGTH, TalkChannel, readTalk } from '../../main/webapp/js/chat/talk.js';
import { FakePeer } from './fakes/peer.js';

const NASTY = [
  '<b>bold</b><script>alert(1)</script>',
  '"quotes" and \\back\\slashes\\',
  'https://example.org/?a=1&b=2',
  'one\n\ttwo\n\n three  ',
  '👩‍👩‍👧‍👦 🏳️‍🌈 é é',
  'שלום \u202Eabc\u202C مرحبا',
  '\u0000\u0007\uFFFD',
  '\uD800 half a pair',
  'x'.repeat(TEXT_LENGTH),
  '\u0001'.repeat(TEXT_LENGTH),
];

for (const text of NASTY) {
  test(`a line comes as it was written: ${JSON.stringify(text.slice(0, 40))}`, () => {
    assert.deepEqual(readTalk(JSON.stringify({ type: 'text', text })), { type: 'text', text });
  });
}

for (const odd of [
  undefined,
  null,
  1,
  new ArrayBuffer(8),
  '',
  'text',
  '{',
  'null',
  '[]',
  '"text"',
  '{"type":"text"}',
  '{"type":"text","text":null}',
  '{"type":"text","text":7}',
  '{"type":"text","text":["a"]}',
  '{"type":"text","text":""}',
  '{"type":"text","text":" \\n\\t\\u00a0"}',
  '{"type":"toString"}',
  '{"type":"__proto__"}',
  '{"type":["text"],"text":"a"}',
  JSON.stringify({ type: 'text', text: 'x'.repeat(TEXT_LENGTH + 1) }),
  ' '.repeat(TEXT_LENGTH * 7) + '{"type":"text","text":"a"}',
  '['.repeat(10_000),
]) {
  test(`it is no talk: ${String(odd).slice(0, 60)}`, () => assert.equal(readTalk(odd), null));
}

test('what is not said plainly is not so', () => {
  const typing = (/** @type {unknown} */ value) =>
    readTalk(JSON.stringify({ type: 'typing', typing: value }));
  assert.deepEqual(typing(true), { type: 'typing', typing: true });
  for (const value of [false, 1, 'true', null]) {
    assert.deepEqual(typing(value), { type: 'typing', typing: false });
  }
  const dark = { camera: false, microphone: false, sharing: false };
  for (const media of [undefined, null, 3, { camera: 1, microphone: 'yes', sharing: [] }]) {
    assert.deepEqual(readTalk(JSON.stringify({ type: 'media', media })), {
      type: 'media',
      media: dark,
    });
  }
});

test('nothing of a message stays but what is known', () => {
  const read = readTalk('{"type":"text","text":"a","mine":true,"__proto__":{"x":1},"at":0}');
  assert.deepEqual(Object.keys(read ?? {}), ['type', 'text']);
});

/** @returns {{ channel: import('./fakes/peer.js').FakeChannel, talk: TalkChannel, heard: unknown[], life: AbortController }} */
function channelOf() {
  const peer = new FakePeer();
  /** @type {unknown[]} */ const heard = [];
  const life = new AbortController();
  const on = {
    open: () => void heard.push('open'),
    talk: (/** @type {unknown} */ talk) => void heard.push(talk),
    closed: () => void heard.push('closed'),
  };
  const talk = new TalkChannel(/** @type {any} */ (peer), on, life.signal);
  return { channel: peer.channels.talk, talk, heard, life };
}

test('nothing is on its way until the channel is open, or when it breaks', () => {
  const { channel, talk } = channelOf();
  assert.equal(talk.send({ type: 'text', text: 'early' }), false);
  channel.open();
  assert.equal(talk.send({ type: 'text', text: 'hello' }), true);
  assert.deepEqual(channel.sent, [{ type: 'text', text: 'hello' }]);
  channel.send = () => {
    throw new DOMException('full', 'OperationError');
  };
  assert.equal(talk.send({ type: 'text', text: 'more' }), false);
});

test('what does not fit is left out, and after the end nothing is heard', () => {
  const { channel, heard, life } = channelOf();
  channel.open();
  channel.say({ type: 'nonsense' });
  channel.say({ type: 'text', text: 'hello' });
  life.abort();
  channel.say({ type: 'text', text: 'late' });
  channel.dispatchEvent(new Event('close'));
  assert.deepEqual(heard, ['open', { type: 'text', text: 'hello' }]);
});
