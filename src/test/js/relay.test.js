/** Calls by relays, and fresh servers for them, from the outside: by what the call does. */
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { Call } from '../../main/webapp/js/call.js';
import { hasWish } from '../../main/webapp/js/link/restart.js';
import { Store } from '../../main/webapp/js/state.js';
import { Clock } from './fakes/clock.js';
import { FakePeer, settled } from './fakes/peer.js';
import { fakeSockets, signalingOver } from './fakes/socket.js';
import { openCamera } from './fakes/stream.js';

const turn = (/** @type {string} */ username) => ({
  urls: ['turn:turn.example.test'],
  username,
  credential: 'c',
});

/** @type {Clock} */ let clock;
/** @type {ReturnType<typeof fakeSockets>} */ let net;
/** @type {FakePeer[]} */ let peers;
/** @type {Store} */ let store;
/** @type {Call} */ let call;

beforeEach(() => {
  clock = new Clock();
  net = fakeSockets();
  peers = [];
  store = new Store((state, before) => call.changed(state, before));
  const introduction = () => ({
    name: 'Quiet Otter',
    interests: [],
    device: 'd',
    blocked: [],
    relay: store.state.settings.relay,
  });
  call = new Call(introduction, store, {
    camera: openCamera,
    signaling: signalingOver(net, clock),
    newPeer: (configuration) => {
      const peer = new FakePeer();
      peer.configuration = configuration;
      peers.push(peer);
      return /** @type {any} */ (peer);
    },
    timers: clock.timers,
  });
});

/** @param {string} event @param {unknown} [data] */
const say = (event, data) => net.last().say({ event, data });
const last = () => net.last().sent.at(-1);
const open = () => peers.filter(({ closed }) => !closed);
const policies = () => open().map(({ configuration }) => configuration.iceTransportPolicy);
/** @param {string} relay @param {string} [user] */
const welcomed = async (relay, user = 'first') => {
  await call.openCamera();
  net.last().open();
  say('setInfoSuccess', { iceServers: [turn(user)], relay });
  clock.advance(0);
  await settled();
};
/** @param {{ createOffer?: boolean, relay?: boolean }} [room] */
const met = async ({ createOffer = true, relay = true } = {}) => {
  call.join();
  say('match', { roomId: 'r1', remoteName: 'Merry Hare', createOffer, relay });
  await settled();
  if (createOffer) say('answer', { type: 'answer', sdp: 'a=ice-ufrag:one\r\n', roomId: 'r1' });
  else say('offer', { type: 'offer', sdp: 'a=ice-ufrag:one\r\n', roomId: 'r1' });
  await settled();
  call.mediaFlows('r1');
  peers[0].become('connected');
  await settled();
};
/** @param {FakePeer} peer */
const userOf = (peer) => peer.configuration.iceServers[0].username;

for (const [relay, own, policy] of /** @type {const} */ ([
  ['off', true, 'all'],
  ['asked', false, 'all'],
  ['asked', true, 'relay'],
  ['always', false, 'relay'],
]))
  test(`where calls are relayed ${relay}, and one ${own ? 'asks' : 'does not ask'} for it, the next one is made for ${policy}`, async () => {
    store.tell({ type: 'set', change: { relay: own } });
    await welcomed(relay);
    assert.deepEqual(policies(), [policy]);
  });

test('that one asks for it is told at once, and what was made ready goes', async () => {
  await welcomed('asked');
  store.tell({ type: 'set', change: { relay: true } });
  assert.deepEqual([last().event, last().data.relay], ['setInfo', true]);
  clock.advance(0);
  assert.deepEqual(policies(), ['relay']);
});

test('the match has the last word: what looked for more than relays is not used where the other asked', async () => {
  await welcomed('asked');
  call.join();
  say('match', { roomId: 'r1', remoteName: 'Merry Hare', createOffer: true, relay: true });
  await settled();
  assert.deepEqual([peers.length, peers[0].closed, policies()], [2, true, ['relay']]);
  assert.equal(last().event, 'offer');
});

test('one who has just asked for it is not found by whom the server chose before it heard of that', async () => {
  await welcomed('asked');
  call.join();
  store.tell({ type: 'set', change: { relay: true } });
  await met({ relay: false });
  assert.deepEqual(policies(), ['relay']);
});

test('what was made for relays is used where the match says so', async () => {
  await welcomed('always');
  await met();
  assert.deepEqual([peers.length, policies()], [1, ['relay']]);
});

test('new servers are for the next call, and for a restart of this one, not before', async () => {
  await welcomed('always');
  await met();
  clock.advance(1000);
  say('iceServers', { iceServers: [turn('second')] });
  clock.advance(1000);
  await settled();
  assert.deepEqual(open().map(userOf), ['first', 'second']);
  call.reconnect();
  await settled();
  assert.deepEqual([peers[0].restarts, userOf(peers[0])], [1, 'second']);
  assert.equal(peers[0].configuration.iceTransportPolicy, 'relay', 'and nothing else has changed');
});

test('they are used for a restart that the other begins, too, and not for what is none', async () => {
  await welcomed('always');
  await met({ createOffer: false });
  say('iceServers', { iceServers: [turn('second')] });
  say('offer', { type: 'offer', sdp: 'a=ice-ufrag:one\r\n', roomId: 'r1' });
  await settled();
  assert.equal(userOf(peers[0]), 'first');
  say('offer', { type: 'offer', sdp: 'a=ice-ufrag:two\r\n', roomId: 'r1' });
  await settled();
  assert.equal(userOf(peers[0]), 'second');
});

test('a lost socket takes no servers from the call', async () => {
  await welcomed('always');
  await met();
  net.last().drop();
  call.reconnect();
  await settled();
  assert.equal(userOf(peers[0]), 'first');
});

test('one who allows a direct way says so once, and waits for the other', async () => {
  await welcomed('always');
  await met();
  call.allowDirect();
  assert.deepEqual(last(), { event: 'direct', data: { roomId: 'r1' } });
  assert.equal(store.state.link.direct, 'own');
  assert.deepEqual([peers[0].restarts, peers[0].configuration.iceTransportPolicy], [0, 'relay']);
});

test('in a call that the server has forgotten it cannot be said', async () => {
  await welcomed('always');
  await met();
  net.last().drop();
  clock.advance(300);
  net.last().open();
  say('setInfoSuccess', { iceServers: [turn('second')], relay: 'always' });
  call.allowDirect();
  assert.deepEqual(
    [store.state.connection, store.state.link.direct, last().event],
    ['online', null, 'setInfo'],
  );
});

test('that only the other allows it changes nothing but what is shown', async () => {
  await welcomed('always');
  await met();
  say('direct', { roomId: 'r1', agreed: false });
  await settled();
  assert.equal(store.state.link.direct, 'theirs');
  assert.deepEqual([peers[0].restarts, peers[0].configuration.iceTransportPolicy], [0, 'relay']);
});

test('when both do, the one who offered looks for a direct way', async () => {
  await welcomed('always');
  await met();
  say('direct', { roomId: 'r1', agreed: false });
  call.allowDirect();
  say('direct', { roomId: 'r1', agreed: true });
  await settled();
  assert.equal(store.state.link.direct, 'both');
  assert.deepEqual([peers[0].restarts, peers[0].configuration.iceTransportPolicy], [1, 'all']);
  assert.equal(last().event, 'offer');
});

test('and the other answers it from everywhere, over servers that are new', async () => {
  await welcomed('always');
  await met({ createOffer: false });
  // Two tries come not too close.
  clock.advance(4000);
  say('iceServers', { iceServers: [turn('second')] });
  call.allowDirect();
  say('direct', { roomId: 'r1', agreed: true });
  await settled();
  assert.equal(peers[0].restarts, 0);
  say('offer', { type: 'offer', sdp: 'a=ice-ufrag:two\r\n', roomId: 'r1' });
  await settled();
  assert.deepEqual(
    [peers[0].configuration.iceTransportPolicy, userOf(peers[0])],
    ['all', 'second'],
  );
  assert.equal(last().event, 'answer');
});

test('a Firefox is asked to look, and looks from everywhere; what asks it is no restart', async () => {
  await welcomed('always');
  await met();
  say('offer', { type: 'offer', sdp: 'o=mozilla\r\na=ice-ufrag:one\r\n', roomId: 'r1' });
  await settled();
  peers[0].configuration = { iceTransportPolicy: 'relay', iceServers: [turn('first')] };
  // Two tries of either come not too close.
  clock.advance(4000);
  const asked = peers[0].setLocalDescription.bind(peers[0]);
  peers[0].setLocalDescription = async (description) => {
    await asked(description);
    peers[0].localDescription.sdp += '\r\nm=audio\r\n';
  };
  say('direct', { roomId: 'r1', agreed: true });
  await settled();
  assert.equal(peers[0].configuration.iceTransportPolicy, 'relay');
  assert.equal(hasWish(last().data.sdp), true);
});

test('a word of another room, or of one without relays, is none', async () => {
  await welcomed('asked');
  await met({ relay: false });
  call.allowDirect();
  assert.notEqual(last().event, 'direct');
  say('direct', { roomId: 'r1', agreed: true });
  assert.equal(store.state.link.direct, null);
  call.next();
  say('match', { roomId: 'r2', remoteName: 'Merry Hare', createOffer: true, relay: true });
  say('direct', { roomId: 'r1', agreed: true });
  await settled();
  assert.equal(store.state.link.direct, null);
  assert.deepEqual(policies(), ['relay']);
});

test('nothing of it is left for the next room', async () => {
  await welcomed('always');
  await met();
  say('direct', { roomId: 'r1', agreed: true });
  call.next();
  say('match', { roomId: 'r2', remoteName: 'Merry Hare', createOffer: true, relay: true });
  await settled();
  assert.equal(store.state.link.direct, null);
  assert.deepEqual(policies(), ['relay']);
});

for (const [relay, own] of /** @type {const} */ ([
  ['always', false],
  ['asked', true],
]))
  test(`a call that is to go by relays (${relay}) when there is none is not begun, and one may try again`, async () => {
    store.tell({ type: 'set', change: { relay: own } });
    await welcomed(relay);
    say('iceServers', { iceServers: [{ urls: ['stun:stun.example.test'] }] });
    call.join();
    say('match', { roomId: 'r1', remoteName: 'Merry Hare', createOffer: true, relay: true });
    await settled();
    assert.deepEqual([store.state.phase, store.state.ending], ['ready', 'relayless']);
    assert.equal(last().event, 'unqueue');

    say('iceServers', { iceServers: [turn('second')] });
    await met();
    assert.deepEqual([store.state.phase, store.state.ending], ['connected', null]);
  });

test('without a wish for relays none is missed', async () => {
  await welcomed('off');
  say('iceServers', { iceServers: [] });
  await met({ relay: false });
  assert.equal(store.state.phase, 'connected');
});
