import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Store, initialState, reduce } from '../../main/webapp/js/state.js';

/**
 * @import { State, Fact, Phase } from '../../main/webapp/js/state.js'
 */
const stream = /** @type {MediaStream} */ (/** @type {unknown} */ ({ a: 'stream' }));
const room = { roomId: 'r1', remoteName: 'Bo', createOffer: true, interests: [], relay: false };
const iceServers = [{ urls: 'stun:127.0.0.1' }];

/** @param {...Fact} facts @returns {State} */
const after = (...facts) => facts.reduce(reduce, initialState);

/** @type {Fact[]} */
const toReady = [{ type: 'cameraAsked' }, { type: 'cameraOpened', stream }];
/** @type {Fact[]} */
const toQueued = [
  ...toReady,
  { type: 'introduced', iceServers, relay: 'off', presence: null },
  { type: 'joined' },
];
/** @type {Fact[]} */
const toConnecting = [...toQueued, { type: 'matched', room }];
/** @type {Fact[]} */
const toConnected = [...toConnecting, { type: 'mediaFlows', roomId: 'r1' }];

/** @type {Record<Phase, State>} */
const phases = {
  idle: initialState,
  opening: after({ type: 'cameraAsked' }),
  ready: after(...toReady),
  queued: after(...toQueued),
  connecting: after(...toConnecting),
  connected: after(...toConnected),
};

/**
 * The whole map: where each fact leads from each phase; a fact that is missing leads nowhere.
 * @type {{ fact: Fact, to: Partial<Record<Phase, Phase>> }[]}
 */
const map = [
  { fact: { type: 'cameraAsked' }, to: { idle: 'opening' } },
  { fact: { type: 'cameraOpened', stream }, to: { opening: 'ready' } },
  { fact: { type: 'ownStream', stream }, to: {} },
  { fact: { type: 'cameraFailed', problem: 'refused' }, to: { opening: 'idle' } },
  {
    fact: { type: 'cameraLost' },
    to: { opening: 'idle', ready: 'idle', queued: 'idle', connecting: 'idle', connected: 'idle' },
  },
  {
    fact: { type: 'cameraClosed' },
    to: { opening: 'idle', ready: 'idle', queued: 'idle', connecting: 'idle', connected: 'idle' },
  },
  { fact: { type: 'socketConnecting' }, to: {} },
  { fact: { type: 'introduced', iceServers, relay: 'off', presence: null }, to: {} },
  { fact: { type: 'socketLost' }, to: { connecting: 'queued' } },
  { fact: { type: 'joined' }, to: { ready: 'queued' } },
  { fact: { type: 'stopped' }, to: { queued: 'ready', connecting: 'ready', connected: 'ready' } },
  { fact: { type: 'skipped' }, to: { connecting: 'queued', connected: 'queued' } },
  {
    fact: { type: 'matched', room: { ...room, roomId: 'r2' } },
    to: { queued: 'connecting', connected: 'connecting' },
  },
  {
    fact: { type: 'partnerLeft', roomId: 'r1', isTimeout: false },
    to: { connecting: 'queued', connected: 'queued' },
  },
  {
    fact: { type: 'partnerLeft', roomId: 'r1', isTimeout: false, stay: true },
    to: { connecting: 'ready', connected: 'ready' },
  },
  { fact: { type: 'partnerLeft', roomId: 'earlier', isTimeout: false }, to: {} },
  { fact: { type: 'mediaFlows', roomId: 'r1' }, to: { connecting: 'connected' } },
  { fact: { type: 'mediaFlows', roomId: 'earlier' }, to: {} },
  { fact: { type: 'callFailed', roomId: 'r1' }, to: { connecting: 'queued', connected: 'queued' } },
  {
    fact: { type: 'callFailed', roomId: 'r1', stay: true },
    to: { connecting: 'queued', connected: 'ready' },
  },
  { fact: { type: 'callFailed', roomId: 'earlier' }, to: {} },
  { fact: { type: 'streamArrived', roomId: 'r1', stream }, to: {} },
  { fact: { type: 'steadiness', roomId: 'r1', unsteady: true }, to: {} },
  { fact: { type: 'forgot' }, to: {} },
  { fact: { type: 'dealt', with: 'blocked' }, to: {} },
  { fact: { type: 'presence', presence: { online: 2, waiting: 1 } }, to: {} },
  { fact: { type: 'set', change: { theme: 'light' } }, to: {} },
  { fact: { type: 'dialog', which: 'report' }, to: {} },
  { fact: { type: 'blockedCounted', count: 1 }, to: {} },
  { fact: { type: 'noticesAllowed', notices: 'granted' }, to: {} },
  { fact: { type: 'asideSaid', aside: 'forgotten' }, to: {} },
  { fact: { type: 'asideOver' }, to: {} },
];

for (const { fact, to } of map) {
  for (const [phase, state] of /** @type {[Phase, State][]} */ (Object.entries(phases))) {
    const goal = to[phase] ?? phase;
    test(`given ${phase}, when ${JSON.stringify(fact)}, then ${goal}`, () => {
      assert.equal(reduce(state, fact).phase, goal);
    });
  }
}

test('a room and its stream exist in a call and nowhere else', () => {
  const call = after(...toConnected, { type: 'streamArrived', roomId: 'r1', stream });
  assert.equal(call.remoteStream, stream);
  for (const { fact } of map) {
    const next = reduce(call, fact);
    const inCall = next.phase === 'connecting' || next.phase === 'connected';
    assert.equal(next.room !== null, inCall, fact.type);
    if (!inCall) assert.equal(next.remoteStream, null, fact.type);
  }
});

test('a stream of an earlier room never shows', () => {
  const fact = /** @type {const} */ ({ type: 'streamArrived', roomId: 'earlier', stream });
  assert.equal(reduce(phases.connecting, fact).remoteStream, null);
});

test('how a call ended is told until the next one', () => {
  const ending = (/** @type {Fact} */ fact) => after(...toConnected, fact).ending;
  assert.equal(ending({ type: 'partnerLeft', roomId: 'r1', isTimeout: false }), 'left');
  assert.equal(ending({ type: 'partnerLeft', roomId: 'r1', isTimeout: true }), 'timedOut');
  assert.equal(ending({ type: 'callFailed', roomId: 'r1' }), 'timedOut');
  assert.equal(ending({ type: 'skipped' }), 'skipped');
  assert.equal(after(...toConnecting, { type: 'callFailed', roomId: 'r1' }).ending, 'failed');
  assert.equal(after(...toConnecting, { type: 'socketLost' }).ending, 'dropped');
  assert.equal(after(...toConnected, { type: 'skipped' }, { type: 'matched', room }).ending, null);
});

test('a call in which the other is seen goes on without the server, until it ends in any way', () => {
  const alone = after(...toConnected, { type: 'socketLost' });
  assert.deepEqual([alone.phase, alone.connection, alone.room], ['connected', 'offline', room]);
  const back = reduce(alone, { type: 'introduced', iceServers, relay: 'off', presence: null });
  assert.deepEqual([back.phase, back.onItsOwn], ['connected', true]);
  for (const { fact } of map) {
    const next = reduce(back, fact);
    const goesOn = next.room === room;
    assert.equal(next.onItsOwn, goesOn, fact.type);
  }
});

test('somebody is skipped until forgotten, or until the connection that knows of it is gone', () => {
  const skipped = after(...toConnected, { type: 'skipped' });
  assert.deepEqual([phases.connected.hasSkipped, skipped.hasSkipped], [false, true]);
  assert.equal(reduce(skipped, { type: 'matched', room }).hasSkipped, true);
  assert.equal(reduce(skipped, { type: 'stopped' }).hasSkipped, true);
  for (const fact of /** @type {Fact[]} */ ([
    { type: 'forgot' },
    { type: 'socketLost' },
    { type: 'cameraClosed' },
  ])) {
    assert.equal(reduce(skipped, fact).hasSkipped, false, fact.type);
  }
});

test('who has left can still be dealt with, until the next one comes or the server forgets', () => {
  const left = after(...toConnected, { type: 'skipped' }, { type: 'dealt', with: 'blocked' });
  assert.deepEqual([left.lastRoomId, left.dealt], ['r1', ['blocked']]);
  const both = reduce(reduce(left, { type: 'dealt', with: 'reported' }), {
    type: 'dealt',
    with: 'blocked',
  });
  assert.deepEqual(both.dealt, ['blocked', 'reported']);
  const next = reduce(left, { type: 'matched', room: { ...room, roomId: 'r2' } });
  assert.deepEqual([next.lastRoomId, next.dealt], ['r2', []]);
  for (const fact of /** @type {Fact[]} */ ([{ type: 'socketLost' }, { type: 'cameraClosed' }])) {
    const gone = reduce(left, fact);
    assert.deepEqual([gone.lastRoomId, gone.dealt], [null, []], fact.type);
  }
});

test('an open report outlives the one it is about, but not the coming of another', () => {
  const report = /** @type {const} */ ({ type: 'dialog', which: 'report' });
  const left = after(...toConnected, report, {
    type: 'partnerLeft',
    roomId: 'r1',
    isTimeout: false,
  });
  assert.equal(left.dialog, 'report');
  assert.equal(reduce(left, { type: 'matched', room: { ...room, roomId: 'r2' } }).dialog, null);
});

test('what one prefers, and how many are blocked, outlive the camera', () => {
  const facts = /** @type {Fact[]} */ ([
    { type: 'set', change: { theme: 'light' } },
    { type: 'blockedCounted', count: 3 },
    { type: 'noticesAllowed', notices: 'denied' },
  ]);
  const closed = after(...toConnected, ...facts, { type: 'cameraClosed' });
  assert.deepEqual([closed.settings.theme, closed.blocked, closed.notices], ['light', 3, 'denied']);
});

test('the server knows nothing of a skip in a call on its own', () => {
  assert.equal(
    after(...toConnected, { type: 'socketLost' }, { type: 'skipped' }).hasSkipped,
    false,
  );
});

test('a place in line is still wanted when the socket is lost, and no room in the making survives it', () => {
  const lost = after(...toConnecting, { type: 'socketLost' });
  assert.deepEqual([lost.phase, lost.connection, lost.room], ['queued', 'offline', null]);
  assert.equal(lost.localStream, stream);
  assert.deepEqual(lost.iceServers, []);
});

test('failures in a row are counted until the server knows us', () => {
  const lost = /** @type {const} */ ({ type: 'socketLost' });
  const away = after(...toReady, lost, { type: 'socketConnecting' }, lost);
  assert.equal(away.attempts, 2);
  const back = reduce(away, { type: 'introduced', iceServers, relay: 'off', presence: null });
  assert.deepEqual([back.attempts, back.connection], [0, 'online']);
});

test('a closed camera leaves nothing behind, a lost one only the reason', () => {
  assert.deepEqual(after(...toConnected, { type: 'cameraClosed' }), initialState);
  assert.deepEqual(after(...toConnected, { type: 'cameraLost' }), {
    ...initialState,
    problem: 'lost',
  });
});

test('asking for the camera again takes the old problem away', () => {
  const refused = after({ type: 'cameraAsked' }, { type: 'cameraFailed', problem: 'refused' });
  assert.equal(refused.problem, 'refused');
  assert.equal(reduce(refused, { type: 'cameraAsked' }).problem, null);
});

test('the store tells of changes, and only of changes', () => {
  /** @type {Phase[]} */ const told = [];
  const store = new Store(({ phase }) => void told.push(phase));
  store.tell({ type: 'joined' });
  store.tell({ type: 'cameraAsked' });
  assert.deepEqual(told, ['opening']);
});
