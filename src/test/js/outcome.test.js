import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { Call } from '../../main/webapp/js/call.js';
import { PATIENCE_MS } from '../../main/webapp/js/encounter.js';
import { Store } from '../../main/webapp/js/state.js';
import { Clock } from './fakes/clock.js';
import { FakePeer, settled } from './fakes/peer.js';
import { fakeSockets, signalingOver } from './fakes/socket.js';
import { fakeStream } from './fakes/stream.js';

/** What the page tells the operator of its calls. */

/** @type {Clock} */ let clock;
/** @type {ReturnType<typeof fakeSockets>} */ let net;
/** @type {FakePeer[]} */ let peers;
/** @type {Store} */ let store;
/** @type {Call} */ let call;
let now = 0;
let refusesPeers = false;

const pair = { id: 'P', type: 'candidate-pair', localCandidateId: 'L', remoteCandidateId: 'R' };
const transport = { id: 'T', type: 'transport', selectedCandidatePairId: 'P' };
const end = (/** @type {string} */ id, /** @type {string} */ candidateType) => ({
  id,
  type: id === 'L' ? 'local-candidate' : 'remote-candidate',
  candidateType,
});

beforeEach(() => {
  clock = new Clock();
  net = fakeSockets();
  peers = [];
  now = 1_700_000_000_000;
  refusesPeers = false;
  store = new Store((state, before) => call.changed(state, before));
  const opening = { stream: fakeStream() };
  call = new Call(
    () => ({ name: 'Ann', interests: [], device: '0123456789abcdef', blocked: [] }),
    store,
    {
      camera: () => ({
        open: async () => opening,
        openWithout: async () => opening,
        close: () => {},
        screen: { unshare: () => {} },
      }),
      signaling: signalingOver(net, clock),
      newPeer: () => {
        if (refusesPeers) throw new DOMException('', 'InvalidAccessError');
        const peer = new FakePeer();
        peers.push(peer);
        return /** @type {any} */ (peer);
      },
      timers: clock.timers,
      now: () => now,
    },
  );
});

/** @param {string} event @param {unknown} [data] */
const say = (event, data) => net.last().say({ event, data });
const told = () =>
  net
    .last()
    .sent.filter((/** @type {any} */ { event }) => event === 'call')
    .map((/** @type {any} */ { data }) => data);
const match = async () => {
  await call.openCamera();
  net.last().open();
  say('setInfoSuccess', { serverSocketId: 's', resume: '', iceServers: [] });
  call.join();
  say('match', { roomId: 'r1', remoteId: 'p', remoteName: 'Bob', createOffer: true });
  await settled();
};

test('the first picture is told once, with its time since the match and its way', async () => {
  await match();
  const [peer] = peers;
  Object.assign(peer ?? {}, { stats: [transport, pair, end('L', 'relay'), end('R', 'host')] });
  now += 812.4;
  call.mediaFlows('r1');
  call.mediaFlows('r1');
  await settled();
  assert.deepEqual(told(), [
    { roomId: 'r1', outcome: 'connected', firstFrameMs: 812, path: 'relayed' },
  ]);
});

test('a browser that does not say which way it goes tells the rest', async () => {
  await match();
  now += 300;
  call.mediaFlows('r1');
  await settled();
  assert.deepEqual(told(), [{ roomId: 'r1', outcome: 'connected', firstFrameMs: 300 }]);
});

test('a clock that was set in between measures nothing', async () => {
  await match();
  now -= 3_600_000;
  call.mediaFlows('r1');
  await settled();
  assert.deepEqual(told(), [{ roomId: 'r1', outcome: 'connected' }]);
});

test('a call that never came about has failed, and that is told before it is left', async () => {
  await match();
  for (let passed = 0; passed < PATIENCE_MS; passed += 1000) {
    clock.advance(1000);
    say('pong');
  }
  await settled();
  assert.deepEqual(told(), [{ roomId: 'r1', outcome: 'failed' }]);
  const events = net.last().events.filter((/** @type {string} */ event) => event !== 'ping');
  assert.deepEqual(events.slice(-2), ['call', 'leave']);
});

test('a browser that makes no connection tells that the call failed', async () => {
  refusesPeers = true;
  await match();
  assert.deepEqual(told(), [{ roomId: 'r1', outcome: 'failed' }]);
});

test('who is skipped before anything came is no failure', async () => {
  await match();
  call.next();
  await settled();
  assert.deepEqual(told(), []);
});
