import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { Call } from '../../main/webapp/js/call.js';
import { PATIENCE_MS } from '../../main/webapp/js/encounter.js';
import { LOST_MS } from '../../main/webapp/js/link/recovery.js';
import { Store } from '../../main/webapp/js/state.js';
import { Clock } from './fakes/clock.js';
import { FakePeer, settled } from './fakes/peer.js';
import { fakeSockets, signalingOver } from './fakes/socket.js';
import { fakeStream } from './fakes/stream.js';

/** @type {Clock} */ let clock;
/** @type {ReturnType<typeof fakeSockets>} */ let net;
/** @type {FakePeer[]} */ let peers;
/** @type {Store} */ let store;
/** @type {Call} */ let call;
/** @type {import('../../main/webapp/js/media/studio.js').StudioListener} */ let studio;
/** @type {any} */ let opening;
const introduction = {
  name: 'Quiet Otter',
  interests: ['tea'],
  language: 'en',
  device: '0123456789abcdef',
  blocked: [],
};
let cameraOpen = false;
let unshared = 0;
let refusesPeers = false;
let ticketAsked = false;

beforeEach(() => {
  clock = new Clock();
  net = fakeSockets();
  peers = [];
  refusesPeers = false;
  ticketAsked = false;
  unshared = 0;
  store = new Store((state, before) => call.changed(state, before));
  opening = { stream: fakeStream() };
  call = new Call(() => introduction, store, {
    camera: (on) => {
      studio = on;
      return {
        open: async () => ((cameraOpen = true), opening),
        openWithout: async () => ({ stream: fakeStream([]) }),
        close: () => void (cameraOpen = false),
        screen: { unshare: () => void (unshared += 1) },
      };
    },
    signaling: signalingOver(net, clock),
    newPeer: () => {
      if (refusesPeers) throw new DOMException('', 'InvalidAccessError');
      const peer = new FakePeer();
      peers.push(peer);
      return /** @type {any} */ (peer);
    },
    timers: clock.timers,
    isTicketAsked: async () => ticketAsked,
  });
});

const server = () => net.last();
/** @param {string} event @param {unknown} [data] */
const say = (event, data) => server().say({ event, data });
const sent = () => server().events.filter((/** @type {string} */ event) => event !== 'ping');
const phase = () => store.state.phase;
/** @param {string} roomId @param {boolean} [createOffer] */
const match = (roomId, createOffer = true) =>
  say('match', { roomId, remoteId: 'p', remoteName: 'Merry Hare', createOffer });
const welcome = () => {
  server().open();
  say('setInfoSuccess', { serverSocketId: 's', resume: '', iceServers: [] });
};
const ready = async () => {
  await call.openCamera();
  welcome();
};
const queued = async () => {
  await ready();
  call.join();
};
const answerPings = () => {
  for (const { event, data } of server().sent) if (event === 'ping') say('pong', data);
};
const connected = async () => {
  await queued();
  match('r1');
  await settled();
  call.mediaFlows('r1');
};

test('the socket opens once the camera is open, and introduces us', async () => {
  assert.equal(net.sockets.length, 0);
  await call.openCamera();
  server().open();
  assert.deepEqual(server().sent, [{ event: 'setInfo', data: introduction }]);
  assert.equal(store.state.connection, 'connecting');
});

test('without a camera there is no socket, and the reason is kept', async () => {
  opening = { problem: 'refused' };
  await call.openCamera();
  assert.equal(net.sockets.length, 0);
  assert.equal(store.state.problem, 'refused');
});

test('a join pressed before the server answers is sent when it has', async () => {
  await call.openCamera();
  call.join();
  server().open();
  assert.deepEqual(sent(), ['setInfo']);
  say('setInfoSuccess', {});
  assert.deepEqual(sent(), ['setInfo', 'queue']);
});

test('after a lost socket it takes its place again by itself', async () => {
  await queued();
  server().drop();
  assert.deepEqual([phase(), store.state.connection], ['queued', 'offline']);
  clock.advance(300);
  welcome();
  assert.deepEqual(sent(), ['setInfo', 'queue']);
});

test('after leaving the queue a lost socket does not bring it back', async () => {
  await queued();
  call.stop();
  server().drop();
  clock.advance(300);
  welcome();
  assert.deepEqual(sent(), ['setInfo']);
  assert.equal(phase(), 'ready');
});

test('who is refused again and again for want of a ticket learns it, and forgets it once let in', async () => {
  ticketAsked = true;
  await call.openCamera();
  server().drop();
  await settled();
  assert.equal(store.state.barred, false, 'once is a hiccup');
  clock.advance(300);
  server().drop();
  await settled();
  assert.equal(store.state.barred, true);
  clock.advance(600);
  welcome();
  assert.equal(store.state.barred, false);
});

test('told that it is not introduced, it introduces itself and asks again', async () => {
  await queued();
  say('invalid');
  say('setInfoSuccess', {});
  assert.deepEqual(sent(), ['setInfo', 'queue', 'setInfo', 'queue']);
});

test('an introduction that got lost is made again', async () => {
  await call.openCamera();
  server().open();
  clock.advance(4000);
  say('pong');
  assert.deepEqual(sent(), ['setInfo', 'setInfo']);
});

test('the one who is to offer does, naming the room', async () => {
  await queued();
  match('r1');
  await settled();
  const offer = server().sent.find(({ event }) => event === 'offer');
  assert.deepEqual(offer?.data, { type: 'offer', sdp: 'offer 1', roomId: 'r1' });
  peers[0].gather({ candidate: 'c', sdpMid: '0', sdpMLineIndex: 0, usernameFragment: 'u' });
  assert.equal(server().sent.at(-1).data.roomId, 'r1');
});

test('the other one answers, and only then', async () => {
  await queued();
  match('r1', false);
  await settled();
  assert.deepEqual(sent(), ['setInfo', 'queue']);
  say('offer', { type: 'offer', sdp: 'x', roomId: 'r1' });
  await settled();
  assert.equal(sent().at(-1), 'answer');
});

test('a signal of another room is ignored, one without a room is taken for this one', async () => {
  await queued();
  match('r1', false);
  say('offer', { type: 'offer', sdp: 'x', roomId: 'r0' });
  await settled();
  assert.equal(peers[0].signalingState, 'stable');
  say('offer', { type: 'offer', sdp: 'y' });
  say('icecandidate', null);
  say('icecandidate', { candidate: 'late', roomId: 'r0' });
  say('icecandidate', { candidate: 'good', roomId: 'r1' });
  await settled();
  assert.equal(peers[0].remoteDescription.sdp, 'y');
  assert.deepEqual(peers[0].candidates, ['good']);
});

test('signals outside a call are ignored', async () => {
  await queued();
  say('offer', { type: 'offer', sdp: 'x' });
  say('icecandidate', { candidate: 'c' });
  assert.equal(peers.length, 0);
});

test('it is connected when the picture moves, not before', async () => {
  await queued();
  match('r1');
  peers[0].become('connected');
  assert.equal(phase(), 'connecting');
  call.mediaFlows('r0');
  assert.equal(phase(), 'connecting');
  call.mediaFlows('r1');
  assert.equal(phase(), 'connected');
});

test('a call without a picture after 15 s is left for the next person', async () => {
  await queued();
  match('r1');
  for (let s = 0; s < 14; s += 2) {
    clock.advance(2000);
    answerPings();
  }
  assert.equal(phase(), 'connecting');
  clock.advance(PATIENCE_MS - 14_000);
  assert.deepEqual([phase(), store.state.ending], ['queued', 'failed']);
  assert.deepEqual(server().sent.at(-1), { event: 'leave', data: { roomId: 'r1' } });
  assert.equal(peers[0].closed, true);
});

test('a call whose picture moves has no deadline', async () => {
  await connected();
  for (let s = 0; s < 60; s += 2) {
    clock.advance(2000);
    answerPings();
  }
  assert.equal(phase(), 'connected');
});

test('a failed connection is tried anew, in words, and then left for the next person', async () => {
  await connected();
  say('answer', { type: 'answer', sdp: 'x', roomId: 'r1' });
  peers[0].become('connected');
  peers[0].become('disconnected');
  assert.equal(store.state.unsteady, true);
  peers[0].become('connected');
  assert.equal(store.state.unsteady, false);
  await settled();
  peers[0].become('failed');
  clock.advance(0);
  await settled();
  assert.equal(server().sent.at(-1).event, 'offer');
  assert.equal(server().sent.at(-1).data.roomId, 'r1');
  assert.deepEqual([peers[0].restarts, phase(), store.state.unsteady], [1, 'connected', true]);
  for (let s = 0; s < LOST_MS; s += 2000) {
    clock.advance(2000);
    answerPings();
  }
  assert.deepEqual([phase(), store.state.ending], ['queued', 'timedOut']);
  assert.deepEqual(server().sent.at(-1), { event: 'leave', data: { roomId: 'r1' } });
});

test('a browser that refuses to make a connection is told, and drops no stranger after the other', async () => {
  await queued();
  refusesPeers = true;
  match('r1');
  assert.deepEqual([phase(), store.state.ending], ['ready', 'unable']);
  assert.deepEqual(server().sent.at(-1), { event: 'unqueue' });
  refusesPeers = false;
  call.join();
  match('r2');
  assert.equal(store.state.room?.roomId, 'r2');
});

test('Next works while connecting, and names the room it leaves', async () => {
  await queued();
  match('r1');
  call.next();
  assert.deepEqual(server().sent.at(-1), { event: 'leave', data: { roomId: 'r1' } });
  assert.equal(peers[0].closed, true);
  call.next();
  assert.equal(sent().filter((/** @type {string} */ event) => event === 'leave').length, 1);
});

test('when the stranger leaves, it asks for the next person by itself, once', async () => {
  await connected();
  say('leave', { remoteId: 'p', roomId: 'r1', isTimeout: false });
  say('leave', { remoteId: 'p', roomId: 'r1', isTimeout: false });
  assert.deepEqual(sent().slice(-2), ['offer', 'queue']);
  assert.deepEqual([phase(), store.state.ending], ['queued', 'left']);
  assert.equal(peers[0].closed, true);
});

test('a late leave of an earlier room does not end this call', async () => {
  await connected();
  say('leave', { remoteId: 'p', roomId: 'r0', isTimeout: false });
  assert.equal(phase(), 'connected');
  assert.equal(peers[0].closed, false);
});

test('Stop hangs up and keeps the camera', async () => {
  await connected();
  call.stop();
  assert.equal(sent().at(-1), 'unqueue');
  assert.equal(phase(), 'ready');
  assert.equal(peers[0].closed, true);
  assert.equal(cameraOpen, true);
});

test('a match that crosses a Leave queue is not entered', async () => {
  await queued();
  call.stop();
  match('r1');
  assert.equal(phase(), 'ready');
  assert.equal(peers.length, 0);
});

test('nor is it entered when one has joined again meanwhile, but the next one is', async () => {
  await queued();
  call.stop();
  call.join();
  match('made before the unqueue');
  assert.equal(peers.length, 0);
  answerPings();
  match('r2');
  assert.equal(store.state.room?.roomId, 'r2');
});

test('Stop while the server is away keeps no match out once it is back', async () => {
  await queued();
  server().drop();
  call.stop();
  clock.advance(300);
  welcome();
  call.join();
  match('r1');
  assert.equal(store.state.room?.roomId, 'r1');
});

test('nor does a Leave queue that the server refused to hear', async () => {
  await queued();
  call.stop();
  say('error', { code: 'rate-limited', message: 'Too many messages; slow down.' });
  call.join();
  match('r1');
  assert.equal(store.state.room?.roomId, 'r1');
});

test('a new match takes the place of a call the server has forgotten', async () => {
  await connected();
  match('r2');
  assert.deepEqual([peers[0].closed, peers[1].closed], [true, false]);
  assert.equal(phase(), 'connecting');
});

test('a socket lost while connecting ends the call in words, and its room does not survive', async () => {
  await queued();
  match('r1');
  server().drop();
  assert.deepEqual([phase(), store.state.ending, store.state.room], ['queued', 'dropped', null]);
  assert.equal(peers[0].closed, true);
  clock.advance(300);
  welcome();
  assert.deepEqual(sent(), ['setInfo', 'queue']);
});

const onItsOwn = async () => {
  await connected();
  peers[0].channel('open');
  server().drop();
  clock.advance(300);
  welcome();
};

test('a socket lost while the other is seen leaves the call alone, and asks for nobody', async () => {
  await onItsOwn();
  assert.deepEqual([phase(), store.state.connection], ['connected', 'online']);
  assert.deepEqual(sent(), ['setInfo']);
  assert.equal(peers[0].closed, false);
});

test('Next ends a call on its own, and takes a place in line', async () => {
  await onItsOwn();
  call.next();
  assert.deepEqual([phase(), store.state.ending], ['queued', 'skipped']);
  assert.deepEqual(sent(), ['setInfo', 'queue']);
  assert.equal(peers[0].closed, true);
});

test('Next while the server is away takes the place when it is back', async () => {
  await connected();
  server().drop();
  call.next();
  assert.equal(peers[0].closed, true);
  clock.advance(300);
  welcome();
  assert.deepEqual(sent(), ['setInfo', 'queue']);
});

test('Stop ends a call on its own, and asks for nobody', async () => {
  await onItsOwn();
  call.stop();
  assert.equal(phase(), 'ready');
  assert.equal(sent().includes('queue'), false);
  assert.equal(peers[0].closed, true);
});

test('when the other hangs up a call on its own, it asks for the next person, once', async () => {
  await onItsOwn();
  peers[0].channel('close');
  peers[0].become('failed');
  clock.advance(3000);
  assert.deepEqual([phase(), store.state.ending], ['queued', 'left']);
  assert.deepEqual(sent(), ['setInfo', 'queue']);
});

test('a call on its own whose media fails ends in words', async () => {
  await onItsOwn();
  peers[0].become('failed');
  assert.deepEqual([phase(), store.state.ending], ['queued', 'timedOut']);
  assert.deepEqual(sent(), ['setInfo', 'queue']);
});

test('while the server has us in a room, it is the one who says that the other left', async () => {
  await connected();
  peers[0].channel('open');
  peers[0].channel('close');
  assert.equal(phase(), 'connected');
  say('leave', { remoteId: 'p', roomId: 'r1', isTimeout: false });
  clock.advance(3000);
  assert.deepEqual(sent().slice(-2), ['offer', 'queue']);
});

test('when it does not say so, the room is left all the same', async () => {
  await connected();
  peers[0].channel('open');
  peers[0].channel('close');
  clock.advance(3000);
  assert.deepEqual([phase(), store.state.ending], ['queued', 'left']);
  assert.deepEqual(server().sent.at(-1), { event: 'leave', data: { roomId: 'r1' } });
});

test('nor does a picture that still came hold up the end of a call that was hung up', async () => {
  await queued();
  match('r1');
  peers[0].channel('open');
  peers[0].channel('close');
  call.mediaFlows('r1');
  clock.advance(3000);
  assert.deepEqual([phase(), store.state.ending], ['queued', 'left']);
});

test('a channel that never opened says nothing by closing', async () => {
  await connected();
  peers[0].channel('close');
  clock.advance(3000);
  assert.equal(phase(), 'connected');
});

test('a server that does not take all we say of ourselves gets to know the rest', async () => {
  await call.openCamera();
  server().open();
  say('error', { code: 'invalid-data' });
  assert.deepEqual(server().sent.at(-1).data, { ...introduction, interests: [], blocked: [] });
  say('error', { code: 'invalid-data' });
  assert.equal(sent().length, 2);
});

test('a lost camera ends the call and the connection', async () => {
  await connected();
  studio.lost();
  assert.equal(store.state.problem, 'lost');
  assert.equal(server().closed, true);
  assert.equal(peers[0].closed, true);
});

test('closing the camera leaves no timer and no socket', async () => {
  await connected();
  call.closeCamera();
  assert.equal(cameraOpen, false);
  assert.equal(server().closed, true);
  assert.equal(clock.pending, 0);
});

test('forgetting is sent, and said for a moment', async () => {
  await connected();
  call.next();
  assert.equal(store.state.hasSkipped, true);
  call.forget();
  assert.equal(sent().at(-1), 'forget');
  assert.equal(store.state.hasSkipped, false);
  assert.equal(store.state.aside, 'forgotten');
  clock.advance(5000);
  assert.equal(store.state.aside, null);
});

test('an error of the server breaks nothing', async () => {
  await connected();
  say('error', { code: 'malformed', message: '<b>' });
  say('error');
  assert.equal(phase(), 'connected');
});

const talking = async () => {
  await queued();
  match('r1');
  peers[0].channels.talk.open();
  return peers[0].channels.talk;
};

test('the two can write before there is a picture', async () => {
  const channel = await talking();
  assert.deepEqual([phase(), store.state.chat.ready], ['connecting', true]);
  call.say('hello');
  channel.say({ type: 'text', text: '<i>' });
  assert.deepEqual(channel.sent.at(-1), { type: 'text', text: 'hello' });
  const { messages } = store.state.chat;
  assert.deepEqual(
    messages.map(({ mine, text }) => [mine, text]),
    [
      [true, 'hello'],
      [false, '<i>'],
    ],
  );
});

test('that one writes comes and goes, and no timer of it outlives the call', async () => {
  const channel = await talking();
  channel.say({ type: 'typing', typing: true });
  assert.equal(store.state.chat.typing, true);
  call.typing(true);
  assert.deepEqual(channel.sent.at(-1), { type: 'typing', typing: true });
  call.closeCamera();
  assert.equal(clock.pending, 0);
});

test('a line that nobody can get is not sent, and nothing of one call comes to the next', async () => {
  call.say('to nobody');
  const channel = await talking();
  channel.dispatchEvent(new Event('close'));
  assert.equal(store.state.chat.ready, false);
  channel.readyState = 'closed';
  call.say('too late');
  assert.deepEqual(store.state.chat.messages, []);
  match('r2');
  channel.say({ type: 'text', text: 'from the last one' });
  assert.deepEqual(store.state.chat.messages, []);
});

test('who writes too fast is told so', async () => {
  const channel = await talking();
  const before = channel.sent.length;
  for (let i = 0; i < 20; i++) call.say('a');
  assert.equal(channel.sent.length - before, 8);
  assert.equal(store.state.aside, 'tooFast');
});

test('a stranger who shows no picture need not be waited for', async () => {
  const channel = await talking();
  channel.say({ type: 'media', media: { camera: false, microphone: true, sharing: false } });
  assert.equal(phase(), 'connected');
});

test('what one shows and says is replaced in the call, and told to the other', async () => {
  await connected();
  const { talk } = peers[0].channels;
  talk.open();
  const [track] = fakeStream().getVideoTracks();
  studio.replace('video', track);
  studio.stream(fakeStream());
  studio.own({ camera: 'on', microphone: 'off' });
  await settled();
  const place = peers[0].transceivers.find(({ receiver }) => receiver.track.kind === 'video');
  assert.equal(place.sender.track, track);
  assert.equal(sent().filter((/** @type {string} */ event) => event === 'offer').length, 1);
  const media = { camera: true, microphone: false, sharing: false };
  assert.deepEqual(talk.sent.at(-1), { type: 'media', media });
});

test('a screen chosen for one stranger is not shown to the next', async () => {
  await connected();
  assert.equal(unshared, 0);
  call.next();
  assert.equal(unshared, 1);
});

test('without a camera and a microphone one can still join, and is connected when the other shows nothing either', async () => {
  await call.goWithout();
  welcome();
  call.join();
  match('r1');
  await settled();
  const { talk } = peers[0].channels;
  talk.open();
  const media = { camera: false, microphone: false, sharing: false };
  assert.deepEqual(talk.sent.at(-1), { type: 'media', media });
  talk.say({ type: 'media', media });
  assert.equal(phase(), 'connected');
});

/** In a call whose place is held. @param {Record<string, unknown>} [data] */
const heldWelcome = (data = {}) => {
  server().open();
  say('setInfoSuccess', { resume: 'key', iceServers: [], ...data });
};
const heldCall = async () => {
  await call.openCamera();
  heldWelcome();
  call.join();
  match('r1');
  await settled();
  call.mediaFlows('r1');
};

test('a call whose socket breaks goes on in its room: what is said meanwhile is said then', async () => {
  await heldCall();
  const before = server().sent.length;
  server().drop();
  assert.deepEqual([phase(), store.state.onItsOwn], ['connected', false]);
  peers[0].gather({ candidate: 'meanwhile', sdpMid: '0', sdpMLineIndex: 0 });
  clock.advance(300);
  heldWelcome({ resumed: true, received: before });
  assert.equal(server().sent.find(({ event }) => event === 'icecandidate').data.roomId, 'r1');
  call.next();
  assert.deepEqual(server().sent.at(-1), { event: 'leave', data: { roomId: 'r1' } });
  assert.equal(store.state.hasSkipped, true);
});

test('an interrupted path is looked for anew as soon as the server is back', async () => {
  await heldCall();
  say('answer', { type: 'answer', sdp: 'x', roomId: 'r1' });
  peers[0].become('connected');
  await settled();
  server().drop();
  peers[0].become('disconnected');
  assert.equal(peers[0].restarts, 0);
  clock.advance(300);
  heldWelcome({ resumed: true });
  await settled();
  assert.equal(peers[0].restarts, 1);
  assert.equal(server().sent.at(-1).event, 'offer');
});

test('where the server held no place the call goes on its own', async () => {
  await heldCall();
  server().drop();
  clock.advance(300);
  heldWelcome({ resume: 'other' });
  assert.deepEqual([phase(), store.state.onItsOwn], ['connected', true]);
  call.next();
  assert.equal(sent().includes('leave'), false);
  assert.equal(sent().at(-1), 'queue');
});

test('somebody blocked whom a lost server never heard of is not said to be blocked', async () => {
  await heldCall();
  server().drop();
  call.block();
  assert.equal(phase(), 'queued');
  clock.advance(300);
  heldWelcome({ resume: 'other' });
  assert.equal(store.state.aside, 'notSent');
});

test('a match that is not connected yet outlives its socket, too', async () => {
  await call.openCamera();
  heldWelcome();
  call.join();
  match('r1');
  await settled();
  server().drop();
  assert.equal(phase(), 'connecting');
  clock.advance(300);
  heldWelcome({ resumed: true, received: 2 });
  assert.equal(phase(), 'connecting');
  assert.ok(sent().includes('offer'));
});
