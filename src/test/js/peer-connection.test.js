import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PeerConnection } from '../../main/webapp/js/peer-connection.js';
import { hasWish, withWish } from '../../main/webapp/js/link/restart.js';
import { FakePeer, settled } from './fakes/peer.js';
import { FakeMediaStream, fakeStream } from './fakes/stream.js';

/** @param {boolean} polite @param {(sdp: string) => void} [sent] */
function given(polite, sent = () => {}) {
  const pc = new FakePeer();
  /** @type {any[]} */ const out = [];
  const peer = new PeerConnection(
    /** @type {any} */ (pc),
    { polite },
    {
      description: ({ type, sdp }) => {
        out.push(type);
        sent(sdp);
      },
      candidate: ({ candidate }) => void out.push(candidate),
      stream: (stream) => void out.push(stream),
      state: (state) => void out.push(state),
      gone: () => void out.push('gone'),
    },
  );
  return { pc, peer, out };
}

/** @param {string} candidate */
const ice = (candidate) => ({ candidate, sdpMid: '0', sdpMLineIndex: 0 });
const offer = /** @type {const} */ ({ type: 'offer', sdp: 'their offer' });
const answer = /** @type {const} */ ({ type: 'answer', sdp: 'their answer' });

test('who is to offer does so when there is something to share', async () => {
  const { peer, pc, out } = given(false);
  peer.share(fakeStream());
  await settled();
  assert.equal(pc.tracks.length, 2);
  assert.equal(out[0], 'offer');
});

test('the polite side waits for the first offer, answers it, and may offer from then on', async () => {
  const { peer, pc, out } = given(true);
  peer.share(fakeStream());
  await settled();
  assert.deepEqual(out, []);
  await peer.describe(offer);
  assert.deepEqual(out, ['answer']);
  pc.negotiate();
  await settled();
  assert.deepEqual(out, ['answer', 'offer']);
});

test('candidates that come early are kept, and used in order once the description is there', async () => {
  const { peer, pc } = given(true);
  await peer.consider(ice('one'));
  await peer.consider(ice('two'));
  assert.deepEqual(pc.candidates, []);
  await peer.describe(offer);
  await peer.consider(ice('three'));
  assert.deepEqual(pc.candidates, ['one', 'two', 'three']);
});

test('the one who offers keeps early candidates until the answer', async () => {
  const { peer, pc } = given(false);
  peer.share(fakeStream());
  await settled();
  await peer.consider(ice('one'));
  assert.deepEqual(pc.candidates, []);
  await peer.describe(answer);
  assert.deepEqual(pc.candidates, ['one']);
});

test('when two offers cross, the polite side gives way', async () => {
  const { peer, pc, out } = given(true);
  await peer.describe(offer);
  pc.negotiate();
  await settled();
  assert.equal(pc.signalingState, 'have-local-offer');
  await peer.describe({ type: 'offer', sdp: 'crossing' });
  assert.equal(pc.remoteDescription.sdp, 'crossing');
  assert.equal(out.at(-1), 'answer');
});

test('who has only answered once repeats that before the first offer, and nobody hears of it', async () => {
  const { peer, pc, out } = given(true);
  await peer.describe(offer);
  const heard = /** @type {any[]} */ ([]);
  const { setRemoteDescription: take } = pc;
  pc.setRemoteDescription = (description) => {
    heard.push(description);
    return take.call(pc, description);
  };
  for (const descriptions of [3, 4]) {
    pc.negotiate();
    await settled();
    assert.equal(pc.descriptions, descriptions);
    assert.equal(pc.localDescription.type, 'offer');
    await peer.describe(answer);
  }
  assert.deepEqual(heard, [offer, answer, answer]);
  assert.deepEqual(out, ['answer', 'offer', 'offer']);
});

for (const [who, before] of /** @type {const} */ ([
  ['a Firefox', 'o=mozilla...THIS_IS_SDPARTA 1 0 IN IP4 0.0.0.0'],
  ['one who began', null],
]))
  test(`${who} repeats nothing`, async () => {
    const { peer, pc } = given(before !== null);
    const own = pc.setLocalDescription;
    pc.setLocalDescription = async () => {
      await own.call(pc);
      pc.localDescription.sdp = before ?? pc.localDescription.sdp;
    };
    peer.share(fakeStream());
    await settled();
    await peer.describe(before ? offer : answer);
    const { descriptions } = pc;
    pc.negotiate();
    await settled();
    assert.equal(pc.descriptions, descriptions + 1);
  });

test('when two offers cross, the other side stands, and ignores the candidates of what it ignored', async () => {
  const { peer, pc, out } = given(false);
  peer.share(fakeStream());
  await settled();
  await peer.describe({ type: 'offer', sdp: 'crossing' });
  await peer.consider(ice('of the ignored offer'));
  assert.equal(pc.signalingState, 'have-local-offer');
  await peer.describe(answer);
  await peer.consider(ice('of the answer'));
  assert.equal(pc.remoteDescription.sdp, 'their answer');
  assert.deepEqual(pc.candidates, ['of the answer']);
  assert.equal(out.includes('answer'), false);
});

test('an offer right behind an answer does not cross ours, and is answered', async () => {
  const { peer, pc, out } = given(false);
  peer.share(fakeStream());
  await settled();
  pc.takesItsTime();
  const answering = peer.describe(answer);
  const offering = peer.describe({ type: 'offer', sdp: 'their next offer' });
  assert.equal(pc.signalingState, 'have-local-offer', 'the answer is not yet taken in');
  await Promise.all([answering, offering]);
  assert.equal(pc.remoteDescription.sdp, 'their next offer');
  assert.deepEqual(out, ['offer', 'answer']);
});

test('an answer that could not be taken in makes no room for an offer', async () => {
  const { peer, pc, out } = given(false);
  peer.share(fakeStream());
  await settled();
  await peer.describe({ type: 'answer', sdp: 'nonsense' });
  await peer.describe({ type: 'offer', sdp: 'crossing' });
  assert.equal(pc.signalingState, 'have-local-offer');
  assert.deepEqual(out, ['offer']);
});

test('nonsense from the other side throws nothing and leaves the call usable', async () => {
  const { peer, pc, out } = given(true);
  await peer.describe({ type: 'offer', sdp: 'nonsense' });
  await peer.describe(answer);
  await peer.consider(ice('nonsense'));
  await peer.describe(offer);
  await peer.consider(ice('nonsense'));
  await peer.consider(ice('good'));
  assert.deepEqual(pc.candidates, ['good']);
  assert.deepEqual(out, ['answer']);
});

test('a flood of early candidates is not kept without bound', async () => {
  const { peer, pc } = given(true);
  for (let i = 0; i < 5000; i++) await peer.consider(ice(`c${i}`));
  await peer.describe(offer);
  assert.equal(pc.candidates.length, 200);
});

test('after close nothing is used and nothing is said', async () => {
  const { peer, pc, out } = given(true);
  peer.close();
  assert.equal(pc.closed, true);
  await peer.describe(offer);
  await peer.consider(ice('late'));
  pc.gather(ice('late'));
  pc.negotiate();
  pc.become('failed');
  await settled();
  assert.equal(pc.remoteDescription, null);
  assert.deepEqual([pc.candidates, out], [[], []]);
});

test('an answer that is ready only after the close is not sent', async () => {
  const { peer, out } = given(true);
  const describing = peer.describe(offer);
  peer.close();
  await describing;
  assert.deepEqual(out, []);
});

test('the other side is gone when the channel that was open closes, not when it is closed here', () => {
  const one = given(true);
  one.pc.channel('close');
  one.pc.channel('open');
  assert.deepEqual(one.out, []);
  one.pc.channel('close');
  assert.deepEqual(one.out, ['gone']);
  const other = given(false);
  other.pc.channel('open');
  other.peer.close();
  other.pc.channel('close');
  assert.deepEqual(other.out, []);
});

test('candidates and state are passed on, the end of candidates is not', () => {
  const { pc, out } = given(false);
  pc.gather(ice('mine'));
  pc.gather(ice(''));
  pc.gather(null);
  pc.become('connected');
  assert.deepEqual(out, ['mine', 'connected']);
});

test('tracks that come together are seen together, each once', () => {
  const { pc, out } = given(true);
  const theirs = new FakeMediaStream(['audio', 'video']);
  pc.receive('audio', theirs);
  assert.deepEqual(out[0].getTracks(), ['audio', 'video']);
  pc.receive('video', theirs);
  assert.equal(out[1], out[0], 'the one shown goes on');
  assert.deepEqual(out[0].getTracks(), ['audio', 'video']);
});

test('tracks that come without a stream, or in streams of their own, are seen in one', () => {
  const { pc, out } = given(true);
  pc.receive('audio');
  pc.receive('video', new FakeMediaStream(['video']));
  assert.equal(out[1], out[0]);
  assert.deepEqual(out[0].getTracks(), ['audio', 'video']);
});

test('a later offer names the role that the first answer has settled, whoever gave it', async () => {
  /** @type {string[]} */ const sent = [];
  const say = (/** @type {FakePeer} */ pc, /** @type {string} */ setup) => {
    pc.setLocalDescription = async () => {
      const type = pc.signalingState === 'have-remote-offer' ? 'answer' : 'offer';
      pc.signalingState = type === 'offer' ? 'have-local-offer' : 'stable';
      pc.localDescription = { type, sdp: `v=0\r\na=setup:${setup}\r\n` };
    };
  };
  for (const [setup, role] of [
    ['active', 'passive'],
    ['passive', 'active'],
  ]) {
    const { pc, peer } = given(false, (sdp) => void sent.push(sdp));
    peer.share(fakeStream());
    await settled();
    await peer.describe({ type: 'answer', sdp: `v=0\r\na=setup:${setup}\r\n` });
    say(pc, 'actpass');
    await peer.restart();
    await settled();
    assert.match(sent.at(-1) ?? '', new RegExp(`a=setup:${role}\\r`));
  }
  const { pc, peer } = given(true, (sdp) => void sent.push(sdp));
  say(pc, 'active');
  await peer.describe(offer);
  say(pc, 'actpass');
  await peer.restart();
  await settled();
  assert.match(sent.at(-1) ?? '', /a=setup:active\r/);
});

test('an offer that was never answered does not stand in the way of the next try', async () => {
  const { peer, pc, out } = given(false);
  peer.share(fakeStream());
  await settled();
  assert.equal(pc.signalingState, 'have-local-offer');
  await peer.restart();
  await settled();
  assert.deepEqual([pc.restarts, out], [1, ['offer', 'offer']]);
});

const FIREFOX = 'v=0\r\no=mozilla...THIS_IS_SDPARTA-99.0 1 0 IN IP4 0.0.0.0\r\nm=audio 9\r\n';
const OTHER = 'v=0\r\no=- 1 2 IN IP4 127.0.0.1\r\nm=audio 9\r\n';

/** One that has answered. @param {string} own @param {string} theirs */
async function met(own, theirs) {
  /** @type {string[]} */ const sent = [];
  const { pc, peer } = given(true, (sdp) => void sent.push(sdp));
  const describe = pc.setLocalDescription.bind(pc);
  pc.setLocalDescription = async (description) => {
    await describe(description);
    pc.localDescription = { ...pc.localDescription, sdp: own };
  };
  await peer.describe({ type: 'offer', sdp: theirs });
  sent.splice(0);
  return { pc, peer, sent };
}

test('a Firefox is asked to offer the restart, and every other offers it itself', async () => {
  for (const [own, theirs, restarts, asked] of /** @type {const} */ ([
    [OTHER, FIREFOX, 0, true],
    [FIREFOX, OTHER, 1, false],
    [FIREFOX, FIREFOX, 1, false],
    [OTHER, OTHER, 1, false],
  ])) {
    const { pc, peer, sent } = await met(own, theirs);
    await peer.restart();
    await settled();
    assert.equal(pc.restarts, restarts);
    assert.deepEqual(sent.map(hasWish), [asked]);
  }
});

test('who is asked for a restart answers, and then offers it', async () => {
  const { pc, peer, out } = given(true);
  await peer.describe({ type: 'offer', sdp: withWish(OTHER) });
  await settled();
  assert.deepEqual([pc.restarts, out], [1, ['answer', 'offer']]);
});

test('a Firefox that offers something already is not asked as well', async () => {
  const { pc, peer, sent } = await met(OTHER, FIREFOX);
  pc.signalingState = 'have-remote-offer';
  assert.equal(await peer.restart(), false);
  await settled();
  assert.deepEqual(sent, []);
  pc.signalingState = 'stable';
  assert.equal(await peer.restart(), true);
  assert.deepEqual(sent.map(hasWish), [true]);
});
