import assert from 'node:assert/strict';
import { test } from 'node:test';
import { read } from '../../main/webapp/js/reader.js';

/** @param {string} event @param {unknown} [data] @returns {any} */
const from = (event, data) => read(JSON.stringify({ event, data }));

test('every event of the contract is read', () => {
  const stun = { urls: ['stun:127.0.0.1:3478'] };
  assert.deepEqual(
    from('setInfoSuccess', { serverSocketId: 'a', resume: 'b', iceServers: [stun] }),
    {
      event: 'setInfoSuccess',
      data: {
        resume: 'b',
        resumed: false,
        received: 0,
        iceServers: [stun],
        relay: 'off',
        presence: null,
      },
    },
  );
  const back = from('setInfoSuccess', { resume: 7, resumed: true, received: 12 });
  assert.deepEqual(
    back?.event === 'setInfoSuccess' && [back.data.resume, back.data.resumed, back.data.received],
    [null, true, 12],
  );
  assert.deepEqual(from('invalid'), { event: 'invalid' });
  assert.deepEqual(
    from('match', { roomId: 'r', remoteId: 'p', remoteName: 'Bo', createOffer: true }),
    {
      event: 'match',
      data: { roomId: 'r', remoteName: 'Bo', createOffer: true, interests: [], relay: false },
    },
  );
  assert.deepEqual(from('leave', { remoteId: 'p', roomId: 'r', isTimeout: true }), {
    event: 'leave',
    data: { roomId: 'r', isTimeout: true },
  });
  assert.deepEqual(from('offer', { type: 'offer', sdp: 'v=0', roomId: 'r' }), {
    event: 'offer',
    data: { type: 'offer', sdp: 'v=0', roomId: 'r' },
  });
  assert.deepEqual(from('iceServers', { iceServers: [stun, { urls: 'turn:x' }, 7] }), {
    event: 'iceServers',
    data: { iceServers: [stun] },
  });
  assert.deepEqual(from('direct', { roomId: 'r', agreed: true }), {
    event: 'direct',
    data: { roomId: 'r', agreed: true },
  });
  assert.deepEqual(from('pong', 'x'), { event: 'pong', data: 'x' });
  assert.deepEqual(from('pong'), { event: 'pong' });
  assert.deepEqual(from('error', { code: 'malformed', message: 'no' }), {
    event: 'error',
    data: { code: 'malformed' },
  });
});

test('what is no message of the contract is nothing, and never an exception', () => {
  const frames = [
    '',
    '{',
    'null',
    '7',
    '"match"',
    '[]',
    '[{"event":"match"}]',
    '{}',
    '{"event":7}',
  ];
  for (const frame of [
    ...frames,
    '{"event":"__proto__"}',
    '{"event":"toString"}',
    '{"event":"no"}',
  ]) {
    assert.equal(read(frame), null, frame);
  }
  for (const frame of [null, undefined, 7, {}, new ArrayBuffer(4)]) assert.equal(read(frame), null);
});

test('a name that is no text is no name, and the match still counts', () => {
  for (const remoteName of [{ a: 1 }, ['x'], 7, null, undefined, true]) {
    assert.equal(from('match', { roomId: 'r', remoteName }).data.remoteName, '');
  }
});

test('a name loses control and direction characters, and what is too long', () => {
  const name = (/** @type {string} */ remoteName) =>
    from('match', { roomId: 'r', remoteName }).data.remoteName;
  assert.equal(name('  \u202eevil\u0000\n\u2066x  '), 'evilx');
  assert.equal(name('x'.repeat(500_000)).length, 64);
  assert.equal(name('🦦'.repeat(500)), '🦦'.repeat(64));
  assert.equal(name(`x${'🦦'.repeat(500)}`), `x${'🦦'.repeat(63)}`, 'no emoji is cut in two');
  assert.equal(name('👨‍👩‍👧 می‌خواهم'), '👨‍👩‍👧 می‌خواهم');
  assert.equal(name(' ‍‌ '), '');
  assert.equal(name('<img src=x onerror=alert(1)>'), '<img src=x onerror=alert(1)>');
});

test('a match or a leave without a room is nothing', () => {
  for (const roomId of [undefined, null, '', 7, {}]) {
    assert.equal(from('match', { roomId, createOffer: true }), null);
    assert.equal(from('leave', { roomId }), null);
  }
  assert.equal(from('match'), null);
});

test('only words that are known say how calls are relayed', () => {
  for (const relay of ['asked', 'always'])
    assert.equal(from('setInfoSuccess', { relay }).data.relay, relay);
  for (const relay of ['off', 'sometimes', true, 1, null, ['always'], undefined])
    assert.equal(from('setInfoSuccess', { relay }).data.relay, 'off');
  assert.equal(from('match', { roomId: 'r', relay: true }).data.relay, true);
  assert.equal(from('match', { roomId: 'r', relay: 'yes' }).data.relay, false);
  assert.equal(from('direct', { agreed: true }), null);
  assert.equal(from('direct', { roomId: 'r', agreed: 'yes' }).data.agreed, false);
  assert.deepEqual(from('iceServers', {}).data.iceServers, []);
});

test('only a true createOffer makes an offer', () => {
  assert.equal(from('match', { roomId: 'r', createOffer: 'yes' }).data.createOffer, false);
});

test('a description of the wrong kind is nothing', () => {
  for (const data of [
    null,
    {},
    { type: 'answer', sdp: 'x' },
    { type: 'offer', sdp: {} },
    'offer',
  ]) {
    assert.equal(from('offer', data), null);
  }
  assert.equal(from('answer', { type: 'rollback', sdp: '' }), null);
});

test('a candidate keeps only fields of the right type', () => {
  const data = {
    candidate: 'c',
    sdpMid: 7,
    sdpMLineIndex: 1.5,
    usernameFragment: {},
    roomId: [],
    x: 1,
  };
  assert.deepEqual(from('icecandidate', data), {
    event: 'icecandidate',
    data: { candidate: 'c', sdpMid: null, sdpMLineIndex: null },
  });
});

test('the end of candidates, and what is none, is nothing', () => {
  for (const data of [null, undefined, {}, { candidate: '' }, { candidate: {} }, [], 'x']) {
    assert.equal(from('icecandidate', data), null);
  }
});

test('ice servers a browser would refuse are left out', () => {
  const good = {
    urls: ['turns:turn.example.test:443?transport=tcp'],
    username: 'u',
    credential: 'c',
  };
  const iceServers = [
    good,
    null,
    7,
    {},
    { urls: 'http://x' },
    { urls: [7] },
    { urls: 'stun:' },
    'stun:x',
    { urls: 'turn:turn.example.test' },
    { urls: ['TURNS:turn.example.test'], username: 'u' },
    { urls: 'turn:turn.example.test', username: 'u', credential: '' },
  ];
  assert.deepEqual(from('setInfoSuccess', { iceServers }).data.iceServers, [good]);
  const mixed = [{ urls: ['stun:stun.example.test', 'turn:turn.example.test'] }];
  assert.deepEqual(from('setInfoSuccess', { iceServers: mixed }).data.iceServers, [
    { urls: ['stun:stun.example.test'] },
  ]);
  assert.deepEqual(from('setInfoSuccess', { iceServers: { urls: 'stun:x' } }).data.iceServers, []);
  assert.deepEqual(from('setInfoSuccess').data.iceServers, []);
});
