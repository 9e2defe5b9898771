import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { chromium } from './browsers.js';
import { People, serverUrl } from './people.js';
import { Stranger } from './stranger.js';

/** @import { Person } from './people.js' */

const people = await People.with(chromium());
/** @type {Stranger[]} */
const strangers = [];
afterEach(() => strangers.splice(0).forEach((stranger) => stranger.leaves()));

/** Lets a test speak in a page's name, and in its server's. @param {import('puppeteer-core').Page} page */
const tapSocket = (page) =>
  page.evaluateOnNewDocument(() => {
    const Original = WebSocket;
    window.WebSocket = class extends Original {
      /** @param {string | URL} url */
      constructor(url) {
        super(url);
        Object.assign(window, { socket: this });
      }
    };
  });

/** @param {Person} person @param {...unknown} frames as if the server had sent them */
const hears = (person, ...frames) =>
  person.page.evaluate(
    (all) => {
      const { socket } = /** @type {any} */ (window);
      for (const data of all) socket.onmessage(new MessageEvent('message', { data }));
    },
    frames.map((frame) => (typeof frame === 'string' ? frame : JSON.stringify(frame))),
  );

/** @param {Person} person @param {...unknown} frames */
const sends = (person, ...frames) =>
  person.page.evaluate(
    (all) => {
      for (const frame of all) /** @type {any} */ (window).socket.send(frame);
    },
    frames.map((frame) => JSON.stringify(frame)),
  );

/** How many parts the page is served with. */
const partsServed = async () =>
  (await (await fetch(serverUrl())).text()).match(/ data-view>/g)?.length ?? 0;

/** @param {Person} person */
const isWhole = async (person) => {
  const parts = await person.page.$$eval('[data-view]', (views) =>
    views.map((v) => v.children.length),
  );
  assert.ok(parts.length >= (await partsServed()), `${parts.length} parts are left`);
  assert.ok((await person.look()).status.length > 0, 'the page still says something');
};

test('a name that is no text reaches nobody, and its owner is told', async () => {
  const ann = await people.arriveReady('ann');
  await ann.joins();
  const stranger = await Stranger.connect(serverUrl());
  strangers.push(stranger);
  for (const name of [{ a: 1 }, ['x'], 7, null, 'x'.repeat(500_000).slice(0, 60_000)]) {
    stranger.says('setInfo', { name });
    stranger.says('queue');
  }
  await stranger.hears('error');
  await stranger.isDoneWith();
  await isWhole(ann);
  const bob = await people.arriveReady('bob');
  await bob.joins();
  await ann.isConnectedTo(bob);
});

test('even a server that hands on a name that is no text does not blank the page', async () => {
  const ann = await people.arriveReady('ann', { prepare: tapSocket });
  await ann.joins();
  for (const remoteName of [{ a: 1 }, ['x'], 7, null, { toString: 'x' }]) {
    await hears(ann, { event: 'match', data: { roomId: 'r', remoteName, createOffer: false } });
    await ann.isTold(/^Found someone\. Connecting you with Stranger/);
    await isWhole(ann);
  }
  await ann.presses('Next');
  await ann.is('queued', 'online');
});

test('HTML in a name is text and nothing else', async () => {
  const name = '<img src=x onerror="window.hit=1"><b>Bo</b>';
  const ann = await people.arriveReady('ann');
  const stranger = await Stranger.arrive(serverUrl(), name);
  strangers.push(stranger);
  stranger.says('queue');
  await ann.joins();
  await ann.is('connecting');
  const { status } = await ann.look();
  assert.ok(status.includes('<img src=x'), `it stands there as written: ${status}`);
  const { images, hit } = await ann.page.evaluate(() => ({
    images: document.querySelectorAll('main img, main b, #status img, #status b').length,
    hit: 'hit' in window,
  }));
  assert.deepEqual({ images, hit }, { images: 0, hit: false });
});

/** @type {unknown[]} */
const GARBAGE = [
  { event: 'offer', data: { type: 'offer', sdp: 'nonsense' } },
  { event: 'offer', data: { type: 'offer', sdp: 'v=0\r\nm=evil 1 2 3\r\n' } },
  { event: 'answer', data: { type: 'answer', sdp: 'v=0' } },
  { event: 'icecandidate', data: { candidate: 'candidate:evil', sdpMid: '0', sdpMLineIndex: 0 } },
  {
    event: 'icecandidate',
    data: {
      candidate: 'candidate:1 1 udp 1 192.0.2.9 9 typ host',
      sdpMid: '99',
      sdpMLineIndex: 99,
    },
  },
  { event: 'icecandidate', data: { candidate: '', sdpMid: null, sdpMLineIndex: null } },
  { event: 'icecandidate', data: null },
];

test('garbage from the other does not break a call that runs', async () => {
  const [ann, bob] = await people.meet('ann', 'bob', { prepare: tapSocket });
  await sends(bob, ...GARBAGE);
  await hears(
    ann,
    'no JSON',
    '[]',
    '{"event":"nothing like it"}',
    '{"event":"__proto__","data":{}}',
    '{"event":"match"}',
    '{"event":"leave","data":7}',
    '{"event":"offer","data":{"type":"offer","sdp":{}}}',
  );
  await ann.seesMovement();
  await bob.seesMovement();
  await ann.isConnectedTo(bob);
  await isWhole(ann);
});

test('garbage before the call does not keep the next call from coming about', async () => {
  const ann = await people.arriveReady('ann');
  const stranger = await Stranger.arrive(serverUrl());
  strangers.push(stranger);
  stranger.says('queue');
  await ann.joins();
  const { roomId } = await stranger.hears('match');
  for (const message of GARBAGE) {
    const { event, data } = /** @type {{ event: string, data: any }} */ (message);
    stranger.says(event, data);
    if (data) stranger.says(event, { ...data, roomId });
  }
  await stranger.isDoneWith();
  await ann.is('connecting');
  await ann.presses('Next');
  const bob = await people.arriveReady('bob');
  await bob.joins();
  await ann.isConnectedTo(bob);
  stranger.says('icecandidate', {
    candidate: 'candidate:1 1 udp 1 192.0.2.9 9 typ host',
    sdpMid: '0',
    sdpMLineIndex: 0,
    roomId,
  });
  stranger.says('leave', { roomId });
  await stranger.isDoneWith();
  await ann.seesMovement();
  await bob.seesMovement();
});

test('signals and a leave of an earlier room do not touch this call', async () => {
  const [ann, bob] = await people.meet('ann', 'bob', { prepare: tapSocket });
  const roomId = 'an earlier room';
  await hears(
    ann,
    ...GARBAGE.map((message) => {
      const { event, data } = /** @type {{ event: string, data: any }} */ (message);
      return { event, data: { ...data, roomId } };
    }),
    { event: 'leave', data: { remoteId: 'x', roomId, isTimeout: false } },
  );
  await ann.isConnectedTo(bob);
  await bob.isConnectedTo(ann);
});

test('a page that says it is not introduced, because a server forgot it, is introduced again', async () => {
  const ann = await people.arriveReady('ann', { prepare: tapSocket });
  await ann.joins();
  await hears(ann, { event: 'invalid' });
  const bob = await people.arriveReady('bob');
  await bob.joins();
  await ann.isConnectedTo(bob);
});
