import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { queue } from '../../main/webapp/js/protocol.js';
import { Signaling, retryDelay } from '../../main/webapp/js/signaling.js';
import { Clock } from './fakes/clock.js';
import { fakeSockets } from './fakes/socket.js';

/** @type {Clock} */ let clock;
/** @type {ReturnType<typeof fakeSockets>} */ let net;
/** @type {string[]} */ let told;
/** @type {Signaling} */ let signaling;

beforeEach(() => {
  clock = new Clock();
  net = fakeSockets();
  told = [];
  const listener = {
    connecting: () => void told.push('connecting'),
    open: () => void told.push('open'),
    lost: () => void told.push('lost'),
    message: (/** @type {{ event: string }} */ { event }) => void told.push(event),
  };
  const world = { WebSocket: net.WebSocket, timers: clock.timers, random: () => 1 };
  signaling = new Signaling('ws://127.0.0.1/signaling', listener, world);
});

test('it does not connect before it is asked to, and only once', () => {
  assert.equal(net.sockets.length, 0);
  signaling.start();
  signaling.start();
  assert.equal(net.sockets.length, 1);
  net.last().open();
  assert.deepEqual(told, ['connecting', 'open']);
});

test('the wait doubles from 0.3 s up to 10 s, and chance takes any part of it', () => {
  const waits = [0, 1, 2, 3, 4, 5, 6, 50].map((attempt) => retryDelay(attempt, () => 1));
  assert.deepEqual(waits, [300, 600, 1200, 2400, 4800, 9600, 10_000, 10_000]);
  assert.equal(
    retryDelay(5, () => 0),
    0,
  );
  assert.equal(
    retryDelay(1, () => 0.5),
    300,
  );
});

test('a refused connection is tried again after the wait, not before', () => {
  signaling.start();
  net.last().drop();
  assert.deepEqual(told, ['connecting', 'lost']);
  clock.advance(299);
  assert.equal(net.sockets.length, 1);
  clock.advance(1);
  assert.equal(net.sockets.length, 2);
  net.last().drop();
  clock.advance(599);
  assert.equal(net.sockets.length, 2);
  clock.advance(1);
  assert.equal(net.sockets.length, 3);
});

test('only a server that speaks ends the back-off', () => {
  signaling.start();
  for (const wait of [300, 600, 1200]) {
    net.last().open();
    net.last().drop();
    clock.advance(wait - 1);
    const before = net.sockets.length;
    clock.advance(1);
    assert.equal(net.sockets.length, before + 1, `after ${wait} ms`);
  }
  net.last().open();
  net.last().say({ event: 'pong' });
  net.last().drop();
  clock.advance(300);
  assert.equal(net.sockets.length, 5);
});

test('it asks for a sign of life every 4 s, and an answered question is no silence', () => {
  signaling.start();
  const socket = net.last();
  socket.open();
  for (let beat = 1; beat <= 10; beat++) {
    clock.advance(4000);
    assert.equal(socket.events.filter((event) => event === 'ping').length, beat);
    socket.say({ event: 'pong' });
  }
  assert.deepEqual(told.includes('lost'), false);
});

test('a server that falls silent is left within 10 s, and looked for again', () => {
  signaling.start();
  const socket = net.last();
  socket.open();
  clock.advance(9999);
  assert.equal(told.includes('lost'), false);
  clock.advance(1);
  assert.equal(told.at(-1), 'lost');
  assert.equal(socket.closed, true);
  clock.advance(300);
  assert.equal(net.sockets.length, 2);
});

test('an attempt that hangs is given up', () => {
  signaling.start();
  clock.advance(6000);
  assert.deepEqual(told, ['connecting', 'lost']);
  clock.advance(300);
  assert.equal(net.sockets.length, 2);
});

test('a late word of a socket that was given up is not heard', () => {
  signaling.start();
  const old = net.last();
  old.open();
  clock.advance(10_300);
  told = [];
  old.say({ event: 'match', data: { roomId: 'r' } });
  old.drop();
  assert.deepEqual(told, []);
});

test('a press or a network that is back does not wait for the next retry', () => {
  signaling.start();
  net.last().drop();
  signaling.wake();
  assert.equal(net.sockets.length, 2);
  net.last().drop();
  signaling.retryNow();
  assert.equal(net.sockets.length, 3);
  net.last().open();
  clock.advance(3000);
  assert.equal(net.sockets.length, 3, 'the old retry is off');
});

test('waking up leaves an attempt under way alone, and asks an open socket for life at once', () => {
  signaling.start();
  signaling.wake();
  assert.equal(net.sockets.length, 1);
  net.last().open();
  signaling.wake();
  assert.deepEqual(net.last().events, ['ping']);
});

test('nothing can be sent before it is open, and it says so', () => {
  assert.equal(signaling.send(queue()), false);
  signaling.start();
  assert.equal(signaling.send(queue()), false);
  net.last().open();
  assert.equal(signaling.send(queue()), true);
  assert.deepEqual(net.last().sent, [{ event: 'queue' }]);
});

test('stopped, it closes, stays closed and leaves no timer behind', () => {
  signaling.start();
  net.last().open();
  signaling.stop();
  assert.equal(net.last().closed, true);
  assert.equal(clock.pending, 0);
  signaling.wake();
  signaling.retryNow();
  assert.equal(net.sockets.length, 1);
});

test('a frame that cannot be read is a sign of life all the same', () => {
  signaling.start();
  net.last().open();
  clock.advance(4000);
  net.last().onmessage?.({ data: '{{{' });
  clock.advance(6000);
  assert.deepEqual(told, ['connecting', 'open']);
});
