/** Two nodes that are one service, which are stopped, killed and started under two real pages in a call. */
import assert from 'node:assert/strict';
import { after, beforeEach, test } from 'node:test';
import { chromium } from '../browser/browsers.js';
import { People } from '../browser/people.js';
import { freePort, Server } from '../browser/server.js';
import { until } from '../browser/until.js';
import { Front } from './front.js';

/** @import { Person } from '../browser/people.js' */

const MEMBERS = [`127.0.0.1:${await freePort()}`, `127.0.0.1:${await freePort()}`];
const servers = await Promise.all(
  MEMBERS.map((address) =>
    Server.start({
      env: {
        CLUSTER_MEMBERS: MEMBERS.join(','),
        CLUSTER_ADDRESS: address,
        CLUSTER_NAME: 'calls',
        CLUSTER_SECRET: 'only-for-tests-on-this-machine',
      },
    }),
  ),
);
const [one, other] = /** @type {[Server, Server]} */ (servers);
const fronts = [await Front.to(one.url, other.url), await Front.to(other.url, one.url)];
const browser = chromium();
const [atOne, atOther] = await Promise.all(fronts.map((front) => People.with(browser, front.url)));
if (!atOne || !atOther) throw new Error('there are two fronts');
after(async () => {
  for (const front of fronts) front.close();
  await Promise.all(servers.map((server) => server.stop()));
});
// After a test that failed half way.
beforeEach(async () => {
  for (const server of servers) await server.start();
  await together();
});

/** Each node sees the other. */
async function together() {
  for (const { url } of servers)
    await until(
      async () => /^rendezvous_cluster_nodes\S* 2/m.test(await metrics(url)),
      () => `the node at ${url} does not see the other`,
    );
}

/** @param {string} url */
async function metrics(url) {
  return (await fetch(new URL('metrics?scope=application', url))).text();
}

/** Chromium itself writes each refused WebSocket on the console. @param {Person[]} persons */
const expectRefusals = (...persons) => {
  for (const person of persons) {
    person.expects(/^WebSocket connection to 'ws:\S+' failed: /);
    person.expects(/ERR_CONNECTION_(REFUSED|RESET)/);
  }
};

/** Pictures come, and its page has shown nothing but a call since it began. @param {Person[]} persons */
const assertInCall = async (...persons) => {
  for (const person of persons) {
    await person.is('connected', 'online');
    await person.seesMovement();
    const phases = (await person.diary()).map(({ phase }) => phase);
    const since = phases.slice(phases.indexOf('connected'));
    assert.deepEqual([...new Set(since)], ['connected'], 'and at no time was it anything else');
  }
};

test('a call between two nodes goes on while one after the other is replaced', async () => {
  const ann = await atOne.arriveReady('ann');
  const bob = await atOther.arriveReady('bob');
  expectRefusals(ann, bob);
  for (const person of [ann, bob]) await person.joins();
  await ann.isConnectedTo(bob);
  await bob.isConnectedTo(ann);
  for (const server of servers) {
    await server.stop();
    await assertInCall(ann, bob);
    await server.start();
    await together();
    await assertInCall(ann, bob);
  }

  // The nodes know nothing of this call any more: the other learns of its end all the same.
  const cid = await atOne.arriveReady('cid');
  await cid.joins();
  await ann.presses('Stop');
  await ann.is('ready', 'online');
  await bob.isConnectedTo(cid);
  await cid.isConnectedTo(bob);
});

test('a call goes on when the node of both is killed, and Next finds somebody at another', async () => {
  const [ann, bob] = await atOne.meet('ann', 'bob');
  expectRefusals(ann, bob);
  await one.crash();
  await assertInCall(ann, bob);
  const cid = await atOther.arriveReady('cid');
  await cid.joins();
  await ann.presses('Stop');
  await ann.is('ready', 'online');
  await bob.isConnectedTo(cid);
  await cid.isConnectedTo(bob);
});
