import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { Call } from '../../main/webapp/js/call.js';
import { LOST_MS } from '../../main/webapp/js/link/recovery.js';
import { Store } from '../../main/webapp/js/state.js';
import { Clock } from './fakes/clock.js';
import { FakePeer, settled } from './fakes/peer.js';
import { fakeSockets, signalingOver } from './fakes/socket.js';
import { openCamera } from './fakes/stream.js';

/** @type {Clock} */ let clock;
/** @type {ReturnType<typeof fakeSockets>} */ let net;
/** @type {FakePeer} */ let peer;
/** @type {Store} */ let store;
/** @type {Call} */ let call;
/** @type {string[]} */ let marks;

beforeEach(() => {
  clock = new Clock();
  net = fakeSockets();
  marks = [];
  store = new Store((state, before) => call?.changed(state, before));
  const introduction = () => ({
    name: 'Quiet Otter',
    interests: store.state.settings.interests,
    language: 'en',
    device: '0123456789abcdef',
    blocked: marks,
  });
  call = new Call(introduction, store, {
    camera: openCamera,
    signaling: signalingOver(net, clock),
    newPeer: () => /** @type {any} */ (peer = new FakePeer()),
    timers: clock.timers,
    blocked: (mark) => {
      marks.push(mark);
      store.tell({ type: 'blockedCounted', count: marks.length });
    },
  });
});

const server = () => net.last();
/** @param {string} event @param {unknown} [data] */
const say = (event, data) => server().say({ event, data });
const sent = () => server().sent.filter(({ event }) => event !== 'ping');
const last = () => sent().at(-1);
const prefers = (
  /** @type {Partial<import('../../main/webapp/js/settings.js').Settings>} */ change,
) => store.tell({ type: 'set', change });
const welcome = () => {
  server().open();
  say('setInfoSuccess', { iceServers: [], presence: { online: 3, waiting: 1 } });
};
const connected = async () => {
  await call.openCamera();
  welcome();
  call.join();
  say('match', { roomId: 'r1', remoteName: 'Merry Hare', createOffer: true, interests: ['tea'] });
  await settled();
  call.mediaFlows('r1');
};
const partnerLeaves = () => say('leave', { roomId: 'r1', isTimeout: false });

test('how many there are is known from the introduction on', async () => {
  await call.openCamera();
  welcome();
  assert.deepEqual(store.state.presence, { online: 3, waiting: 1 });
  say('presence', { online: 4, waiting: 2 });
  assert.deepEqual(store.state.presence, { online: 4, waiting: 2 });
  server().drop();
  assert.equal(store.state.presence, null);
});

test('what both like comes with the match', async () => {
  await connected();
  assert.deepEqual(store.state.room?.interests, ['tea']);
});

test('new interests are told to the server, and to one that is away when it is back', async () => {
  await call.openCamera();
  prefers({ interests: ['chess'] });
  welcome();
  assert.deepEqual(last().data.interests, ['chess']);
  prefers({ interests: ['chess', 'tea'] });
  assert.deepEqual(last().data.interests, ['chess', 'tea']);
  const before = sent().length;
  prefers({ theme: 'light' });
  assert.equal(sent().length, before);
});

test('block leaves at once, keeps the mark, and is told', async () => {
  await connected();
  call.block();
  assert.deepEqual(last(), { event: 'block', data: { roomId: 'r1' } });
  assert.deepEqual([store.state.phase, store.state.ending], ['queued', 'blocked']);
  assert.equal(peer.closed, true);
  say('blocked', { roomId: 'r1', mark: 'm'.repeat(32) });
  assert.deepEqual(marks, ['m'.repeat(32)]);
  assert.equal(sent().filter(({ event }) => event === 'leave').length, 0);
});

test('report leaves at once and says why, and nothing else', async () => {
  await connected();
  call.report('abuse');
  assert.deepEqual(last(), { event: 'report', data: { roomId: 'r1', reason: 'abuse' } });
  assert.deepEqual([store.state.phase, store.state.ending], ['queued', 'reported']);
  say('reported', { roomId: 'r1' });
  assert.equal(store.state.ending, 'reported');
});

test('who has just left can be blocked and reported, and one keeps one’s place', async () => {
  await connected();
  partnerLeaves();
  call.block();
  assert.deepEqual(last(), { event: 'block', data: { roomId: 'r1' } });
  assert.deepEqual([store.state.phase, store.state.aside], ['queued', 'blocked']);
  call.report('spam');
  assert.deepEqual(last(), { event: 'report', data: { roomId: 'r1', reason: 'spam' } });
  assert.deepEqual([store.state.aside, store.state.dealt], ['reported', ['blocked', 'reported']]);
});

test('a server that has forgotten whom we met cannot be told: one leaves, and is not lied to', async () => {
  await connected();
  server().drop();
  call.block();
  assert.deepEqual([store.state.phase, store.state.ending], ['queued', 'skipped']);
  assert.deepEqual([store.state.aside, store.state.dealt], ['notSent', []]);
});

test('everybody unblocked is told to the server; somebody blocked it knows already', async () => {
  await call.openCamera();
  welcome();
  const before = sent().length;
  store.tell({ type: 'blockedCounted', count: 1 });
  assert.equal(sent().length, before);
  store.tell({ type: 'blockedCounted', count: 0 });
  assert.equal(last().event, 'setInfo');
});

test('the next one comes only when asked for, where one wants it so', async () => {
  prefers({ autoNext: false });
  await connected();
  partnerLeaves();
  assert.deepEqual([store.state.phase, store.state.ending], ['ready', 'left']);
  assert.equal(sent().filter(({ event }) => event === 'queue').length, 1);
  assert.equal(peer.closed, true);
  call.join();
  assert.equal(last().event, 'queue');
});

test('so it is when the call fails', async () => {
  prefers({ autoNext: false });
  await connected();
  const lost = peer;
  lost.become('connected');
  lost.become('failed');
  for (let waited = 0; waited < LOST_MS; waited += 1000) {
    clock.advance(1000);
    say('pong');
  }
  assert.deepEqual([store.state.phase, store.state.ending], ['ready', 'timedOut']);
  assert.ok(sent().some(({ event }) => event === 'unqueue'));
});

test('Next asks for the next one all the same', async () => {
  prefers({ autoNext: false });
  await connected();
  call.next();
  assert.equal(store.state.phase, 'queued');
  assert.equal(last().event, 'leave');
});

test('nobody comes by itself while a report is open', async () => {
  await connected();
  store.tell({ type: 'dialog', which: 'report' });
  partnerLeaves();
  assert.equal(store.state.phase, 'ready');
  call.report('nudity');
  assert.equal(last().event, 'report');
  assert.equal(store.state.aside, 'reported');
});
