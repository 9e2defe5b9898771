import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { queue, setInfo, unqueue } from '../../main/webapp/js/protocol.js';
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
    lost: (/** @type {boolean} */ held) => void told.push(held ? 'held' : 'lost'),
    placeLost: (/** @type {unknown[]} */ unsaid) => void told.push(`placeLost ${unsaid.length}`),
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

/** @param {Record<string, unknown>} [data] */
const welcome = (data) =>
  net.last().say({ event: 'setInfoSuccess', data: { resume: 'key', resumed: false, ...data } });
const introduction = { name: 'Otter', interests: [], device: 'd', blocked: [] };
/** Introduced, and the server holds a place. */
const visiting = () => {
  signaling.start();
  net.last().open();
  signaling.send(setInfo(introduction));
  welcome();
};
const reopened = () => {
  clock.advance(300);
  net.last().open();
  signaling.send(setInfo(introduction));
};

test('on another socket it claims its place first, and says nothing else before the answer', () => {
  visiting();
  signaling.send(queue());
  net.last().say({ event: 'match', data: { roomId: 'r' } });
  net.last().drop();
  assert.equal(told.at(-1), 'held');
  assert.equal(signaling.send(unqueue()), true, 'it is said later');
  reopened();
  clock.advance(5000);
  signaling.send(setInfo(introduction));
  assert.deepEqual(net.last().sent, [
    { event: 'setInfo', data: { ...introduction, resume: 'key', received: 2, attempt: 1 } },
  ]);

  welcome({ resumed: true, resume: 'key 2', received: 1 });
  assert.deepEqual(net.last().events, ['setInfo', 'queue', 'unqueue']);
  assert.equal(signaling.send(queue()), true);
  net.last().drop();
  reopened();
  assert.deepEqual(net.last().sent[0].data, {
    ...introduction,
    resume: 'key 2',
    received: 2,
    attempt: 2,
  });
  welcome({ resumed: true, resume: 'key 3', received: 3 });
  assert.deepEqual(net.last().events, ['setInfo', 'queue'], 'and nothing twice');
});

const renamed = { ...introduction, name: 'Heron' };
const names = () =>
  net.last().sent.flatMap(({ event, data }) => (event === 'setInfo' ? [data.name] : []));

test('an earlier introduction that is said once more is followed by the latest, which counts', () => {
  visiting();
  signaling.send(queue());
  net.last().drop();
  clock.advance(300);
  net.last().open();
  signaling.send(setInfo(renamed));
  welcome({ resumed: true, received: 0 });
  assert.deepEqual(net.last().events, ['setInfo', 'setInfo', 'queue', 'setInfo']);
  assert.deepEqual(names(), ['Heron', 'Otter', 'Heron']);

  net.last().drop();
  clock.advance(300);
  net.last().open();
  signaling.send(setInfo(renamed));
  welcome({ resumed: true, received: 3 });
  assert.deepEqual(net.last().events, ['setInfo'], 'the server has got three of that visit');
});

for (const resumed of [true, false]) {
  test(`what changes between claim and answer is told after it (resumed: ${resumed})`, () => {
    visiting();
    net.last().drop();
    reopened();
    signaling.send(setInfo(renamed));
    welcome({ resumed, received: 1 });
    assert.deepEqual(names(), ['Otter', 'Heron']);
  });
}

test('where its place is gone it says so, with what was never heard, and begins anew', () => {
  visiting();
  net.last().drop();
  signaling.send(queue());
  reopened();
  told = [];
  welcome({ resume: 'other' });
  assert.deepEqual(told, ['placeLost 2', 'setInfoSuccess']);
  assert.deepEqual(net.last().events, ['setInfo']);
  signaling.send(queue());
  net.last().drop();
  reopened();
  assert.deepEqual(net.last().sent[0].data, {
    ...introduction,
    resume: 'other',
    received: 1,
    attempt: 1,
  });
  welcome({ resumed: true, received: 1 });
  assert.deepEqual(net.last().events, ['setInfo', 'queue'], 'its own introduction was counted');
});

test('a claim that was not taken as it was can be made again', () => {
  visiting();
  net.last().drop();
  reopened();
  net.last().say({ event: 'error', data: { code: 'invalid-data' } });
  signaling.send(setInfo(introduction));
  assert.deepEqual(net.last().events, ['setInfo', 'setInfo']);
});

test('an answered ping lets go of what was said before it', () => {
  visiting();
  signaling.send(queue());
  clock.advance(4000);
  net.last().say({ event: 'pong', data: net.last().sent.at(-1).data });
  net.last().drop();
  reopened();
  welcome({ resumed: true, received: 0 });
  assert.deepEqual(net.last().events, ['setInfo', 'ping']);
});

test('a socket that is given up is closed so that the place is held; a last one is not', () => {
  visiting();
  const dead = net.last();
  clock.advance(10_000);
  assert.deepEqual([dead.closed, dead.code], [true, 4000]);
  reopened();
  welcome({ resumed: true });
  signaling.stop();
  assert.deepEqual([net.last().closed, net.last().code], [true, undefined]);
});

test('in another network it goes on over another socket at once', () => {
  visiting();
  signaling.renew();
  assert.equal(net.sockets.length, 2);
  signaling.renew();
  net.last().open();
  signaling.send(setInfo(introduction));
  assert.equal(net.last().sent[0].data.resume, 'key');
  assert.equal(net.sockets.length, 2, 'one is enough');
});

for (const code of [1001, 1012]) {
  test(`sent away with ${code}, it comes back by itself within 5 s, without a claim`, () => {
    visiting();
    net.last().drop(code);
    assert.equal(told.at(-1), 'lost');
    assert.equal(signaling.send(queue()), false);
    clock.advance(4999);
    assert.equal(net.sockets.length, 1);
    clock.advance(1);
    net.last().open();
    signaling.send(setInfo(introduction));
    assert.deepEqual(net.last().sent, [{ event: 'setInfo', data: introduction }]);
    // Still not there: the crowd stays spread.
    net.last().drop();
    clock.advance(4799);
    assert.equal(net.sockets.length, 2);
    clock.advance(1);
    assert.equal(net.sockets.length, 3);
  });
}
