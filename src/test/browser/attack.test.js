/** A call with picture and sound, while others attack the server beside it. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { after, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { WebSocket } from 'ws';
import { chromium } from './browsers.js';
import { keepPeers, wasConnectedThroughout } from './peers.js';
import { People } from './people.js';
import { Server } from './server.js';

/** @import { Person } from './people.js' */

const FLOODS = 10;
/** A thousand a second. */
const FRAMES = 20;
const PAUSE_MS = 20;
const STORM = 1000;
/** Or, when what was on its way met a socket that was closed, without a code. */
const EXPELLED = [1008, 1006];

const server = await Server.start();
after(() => server.stop());
const people = await People.with(chromium(), server.url);
const signaling = `${server.url.replace('http', 'ws')}signaling`;

/** As a proxy on this machine would tell whose it is. @param {number} number */
const visitor = (number) =>
  new WebSocket(signaling, {
    headers: { 'X-Forwarded-For': `10.0.${number >> 8}.${number & 255}` },
  });

/** @param {number} number @returns {Promise<number>} the code by which the server ended it */
async function flood(number) {
  const socket = visitor(number);
  await once(socket, 'open');
  const end = once(socket, 'close');
  while (socket.readyState === WebSocket.OPEN) {
    for (let i = 0; i < FRAMES; i++) socket.send('{"event":"ping"}');
    await pause(PAUSE_MS);
  }
  const [code] = await end;
  return code;
}

/** @returns {Promise<WebSocket[]>} all that came in, at once */
async function storm() {
  const sockets = Array.from({ length: STORM }, (_, number) => visitor(number));
  await Promise.all(sockets.map((socket) => once(socket, 'open')));
  return sockets;
}

/** From the first moment of the attack to its last both see each other move. @template T @param {Promise<T>} attack */
async function seeEachOtherDuring(attack, /** @type {Person[]} */ ...persons) {
  let over = false;
  const ends = attack.finally(() => {
    over = true;
  });
  do for (const person of persons) await person.seesMovement();
  while (!over);
  for (const person of persons) await wasConnectedThroughout(person);
  return ends;
}

test('a flood is cut, and the call beside it notices nothing', async () => {
  const [ann, bob] = await people.meet('ann', 'bob', { prepare: keepPeers });

  const floods = (async () => {
    const codes = [];
    for (let i = 0; i < FLOODS; i++) codes.push(await flood(i));
    return codes;
  })();
  const codes = await seeEachOtherDuring(floods, ann, bob);

  assert.equal(codes.length, FLOODS);
  for (const code of codes) assert.ok(EXPELLED.includes(code), `a flood ended by ${code}`);
});

test('a thousand come back at once, and the call beside them notices nothing', async () => {
  const [ann, bob] = await people.meet('ann', 'bob', { prepare: keepPeers });

  for (const socket of await seeEachOtherDuring(storm(), ann, bob)) socket.terminate();
  const back = await seeEachOtherDuring(storm(), ann, bob);

  assert.equal(back.length, STORM);
  for (const socket of back) socket.terminate();
});
