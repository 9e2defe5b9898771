/** A call outlives its signalling: the way to the server breaks, and the two stay in their room. */
import assert from 'node:assert/strict';
import { after, afterEach, test } from 'node:test';
import { chromium } from './browsers.js';
import { Cable } from './cable.js';
import {
  changesNetwork,
  fragments,
  isRestarted,
  keepPeers,
  wasConnectedThroughout,
} from './peers.js';
import { People, serverUrl } from './people.js';

/** @import { Person } from './people.js' */

const CUT_MS = 10_000;

const cable = await Cable.to(serverUrl());
after(() => cable.close());
afterEach(() => cable.mend());
const people = await People.with(chromium());
const cabled = await People.with(chromium(), cable.url);

/** @returns {Promise<Person[]>} the first of them by way of the cable */
async function meet() {
  const manner = { prepare: keepPeers };
  const ann = await cabled.arriveReady('ann', manner);
  const bob = await people.arriveReady('bob', manner);
  await ann.joins();
  await bob.joins();
  await ann.isConnectedTo(bob);
  await bob.isConnectedTo(ann);
  return [ann, bob];
}

/** All the time, and both. @param {Person[]} persons */
async function seeEachOther(...persons) {
  const end = performance.now() + CUT_MS;
  while (performance.now() < end) for (const person of persons) await person.seesMovement();
}

/** @param {Person} ann @param {Person} bob */
async function isTheSameRoom(ann, bob) {
  for (const person of [ann, bob]) await wasConnectedThroughout(person);
  // The server knows both still: one who presses Next is skipped by the server's memory, and the other told.
  await ann.presses('Next');
  await bob.wasTold(/^The stranger left/);
  await ann.is('queued', 'online');
  await bob.is('queued', 'online');
}

test('ten seconds in a dead spot: picture and room stay, and an offer made meanwhile arrives', async () => {
  const [ann, bob] = await meet();
  // Chromium itself writes that: of handshakes that the dead spot swallows, too.
  ann.expects(/^WebSocket connection to 'ws:\S+' failed: /);
  const before = await fragments(bob);

  cable.swallow();
  await changesNetwork(bob);
  await seeEachOther(ann, bob);
  cable.mend();

  await ann.wasTold(/^Reconnecting to the server… Your call with .+ goes on\.$/);
  await ann.is('connected', 'online');
  await isRestarted(bob, before);
  for (const person of [ann, bob]) await person.isConnected();
  await isTheSameRoom(ann, bob);
});

test('ten seconds without a connection: picture and room stay', async () => {
  const [ann, bob] = await meet();
  ann.expects(/^WebSocket connection to 'ws:\S+' failed: /);
  ann.expects(/ERR_CONNECTION_(RESET|REFUSED)/);

  cable.cut();
  await ann.isTold(/^Reconnecting to the server… Your call with .+ goes on\.$/);
  await seeEachOther(ann, bob);
  assert.equal((await ann.look()).connection === 'online', false);
  cable.mend();

  await ann.is('connected', 'online');
  await isTheSameRoom(ann, bob);
});
