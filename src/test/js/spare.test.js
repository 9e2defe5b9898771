/** The connection that is made ready before there is anybody, from the outside: by what the call does. */
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { Call } from '../../main/webapp/js/call.js';
import { LOOK_MS } from '../../main/webapp/js/link/thrift.js';
import { Store } from '../../main/webapp/js/state.js';
import { Clock } from './fakes/clock.js';
import { FakePeer, settled } from './fakes/peer.js';
import { fakeSockets, signalingOver } from './fakes/socket.js';
import { openCamera } from './fakes/stream.js';

/** @type {Clock} */ let clock;
/** @type {ReturnType<typeof fakeSockets>} */ let net;
/** @type {FakePeer[]} */ let peers;
/** @type {Store} */ let store;
/** @type {Call} */ let call;
/** @type {(Promise<unknown>)[]} */ let hushes;
const introduction = {
  name: 'Quiet Otter',
  interests: [],
  language: 'en',
  device: 'd',
  blocked: [],
};

beforeEach(() => {
  clock = new Clock();
  net = fakeSockets();
  peers = [];
  hushes = [];
  store = new Store((state, before) => call.changed(state, before));
  call = new Call(() => introduction, store, {
    camera: openCamera,
    signaling: signalingOver(net, clock),
    newPeer: () => {
      const peer = new FakePeer();
      peers.push(peer);
      return /** @type {any} */ (peer);
    },
    timers: clock.timers,
    hush: (until) => void hushes.push(until),
  });
});

const server = () => net.last();
/** @param {string} event @param {unknown} [data] */
const say = (event, data) => server().say({ event, data });
const welcome = () => say('setInfoSuccess', { iceServers: [] });
/** @param {string} roomId @param {boolean} [createOffer] */
const match = (roomId, createOffer = true) =>
  say('match', { roomId, remoteName: 'Merry Hare', createOffer });
/** Those that are not closed. */
const open = () => peers.filter(({ closed }) => !closed);
const last = () => server().sent.at(-1);
/** @param {number} ms */
const pass = (ms) => {
  for (let gone = 0; gone < ms; gone += 1000) {
    clock.advance(1000);
    for (const { event, data } of server().sent.splice(0)) if (event === 'ping') say('pong', data);
  }
};
const ready = async () => {
  await call.openCamera();
  server().open();
  welcome();
  clock.advance(0);
  await settled();
};
/** @param {boolean} [createOffer] */
const connected = async (createOffer) => {
  await ready();
  call.join();
  match('r1', createOffer);
  await settled();
  call.mediaFlows('r1');
  await settled();
};

test('who is ready has a connection with tracks in it, and nothing has gone out', async () => {
  await ready();
  assert.deepEqual([peers.length, peers[0].tracks.length], [1, 2]);
  assert.equal(peers[0].localDescription, null);
  assert.equal(peers[0].configuration.iceCandidatePoolSize, undefined, 'no address is looked for');
});

test('the match uses it, and the offer is out before the match is shown', async () => {
  await ready();
  call.join();
  match('r1');
  assert.deepEqual([peers.length, hushes.length], [1, 1]);
  await hushes[0];
  assert.deepEqual([last().event, last().data.roomId], ['offer', 'r1']);
  assert.equal(peers[0].descriptions, 1, 'and only one');
});

test('so does who is to answer, with tracks of its own in the answer', async () => {
  await ready();
  call.join();
  match('r1', false);
  await settled();
  assert.equal(last().event, 'queue', 'no offer of its own');
  say('offer', { type: 'offer', sdp: 'x', roomId: 'r1' });
  await hushes[0];
  assert.equal(last().event, 'answer');
  assert.deepEqual([peers.length, peers[0].transceivers.length], [1, 2]);
});

test('one that is not answered does not keep the match from being shown', async () => {
  await ready();
  call.join();
  match('r1', false);
  clock.advance(200);
  await hushes[0];
});

test('addresses are looked for by who waits a moment, and let go with the place in line', async () => {
  await ready();
  call.join();
  pass(1000);
  assert.equal(peers[0].configuration.iceCandidatePoolSize, 1);
  call.stop();
  clock.advance(0);
  assert.deepEqual([peers[0].closed, open().length], [true, 1]);
  assert.equal(open()[0].configuration.iceCandidatePoolSize, undefined);
});

test('in a call there is one for the next person, after a moment', async () => {
  await connected();
  assert.equal(open().length, 1);
  pass(1000);
  assert.equal(open().length, 2);
  pass(30_000);
  assert.equal(open().length, 2, 'and only one');
  call.next();
  assert.deepEqual([open().length, peers.length], [1, 2]);
  match('r2');
  await settled();
  assert.deepEqual([peers.length, last().event, last().data.roomId], [2, 'offer', 'r2']);
});

test('other servers, another network or another camera throw it away', async () => {
  await ready();
  welcome();
  clock.advance(0);
  assert.deepEqual([peers[0].closed, open().length], [true, 1]);
  call.networkChanged();
  clock.advance(0);
  assert.deepEqual([peers[1].closed, open().length], [true, 1]);
  store.tell({ type: 'cameraClosed' });
  assert.equal(open().length, 0);
});

test('none is left when the camera is closed, in whatever state', async () => {
  for (const begin of [ready, connected]) {
    await begin();
    pass(1000);
    call.closeCamera();
    assert.deepEqual([open().length, clock.pending], [0, 0]);
  }
});

test('none is kept while the server is away', async () => {
  await ready();
  server().drop();
  assert.equal(open().length, 0);
});

test('somebody who asks for another way gets one, named by its room', async () => {
  await connected();
  peers[0].become('connected');
  say('answer', { type: 'answer', sdp: 'x', roomId: 'r1' });
  await settled();
  call.reconnect();
  await settled();
  assert.equal(peers[0].restarts, 1);
  assert.deepEqual([last().event, last().data.roomId], ['offer', 'r1']);
});

test('over a very poor link no picture is sent, and the other is told', async () => {
  await connected();
  const [own] = peers;
  own.channels.talk.open();
  store.tell({ type: 'ownMedia', change: { camera: 'on', microphone: 'on' } });
  const way = () => own.transceivers.find(({ receiver }) => receiver.track.kind === 'video').sender;
  let received = 0;
  /** @param {number} looks @param {number} lost of a hundred packets each */
  const look = async (looks, lost) => {
    for (let i = 0; i < looks; i++) {
      received += 100;
      own.stats = [
        {
          id: 'v',
          type: 'inbound-rtp',
          kind: 'video',
          packetsReceived: received,
          framesDecoded: i,
        },
        { id: 'o', type: 'remote-inbound-rtp', fractionLost: lost },
      ];
      pass(LOOK_MS);
      await settled();
    }
  };
  await look(5, 0.5);
  assert.equal(store.state.link.thrift, 'smaller');
  assert.equal(way().getParameters().encodings[0].maxFramerate, 15);
  await look(5, 0.5);
  assert.equal(store.state.link.thrift, 'audioOnly');
  assert.equal(way().getParameters().encodings[0].active, false);
  assert.deepEqual(own.channels.talk.sent.at(-1).media, {
    camera: false,
    microphone: true,
    sharing: false,
  });
  await look(40, 0);
  assert.deepEqual([store.state.link.thrift, store.state.link.recovered], ['none', true]);
  assert.deepEqual(way().getParameters().encodings[0], { active: true, scaleResolutionDownBy: 1 });
  assert.equal(own.channels.talk.sent.at(-1).media.camera, true);
});

test('a picture that stands still is noticed, but not that of a camera that was switched off', async () => {
  await connected();
  const [own] = peers;
  own.channels.talk.open();
  own.stats = [
    { id: 'v', type: 'inbound-rtp', kind: 'video', packetsReceived: 9, framesDecoded: 9 },
  ];
  const wait = async () => {
    for (let i = 0; i < 4; i++) {
      pass(LOOK_MS);
      await settled();
    }
  };
  await wait();
  assert.equal(store.state.link.trouble, 'frozen');
  const off = { camera: false, microphone: true, sharing: false };
  own.channels.talk.say({ type: 'media', media: off });
  await wait();
  assert.equal(store.state.link.trouble, null);
});
