/** Relay first, and directly when both allow it: the page and the server with a real coturn and real browsers. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { violations } from '../browser/axe.js';
import { chromium, firefox } from '../browser/browsers.js';
import { People } from '../browser/people.js';
import { Server } from '../browser/server.js';
import { until } from '../browser/until.js';
import { ADDRESS } from './machine.js';
import { OWN_NET, TurnServer } from './turn-server.js';

/** @import { Person } from '../browser/people.js' */

const TURN = `${ADDRESS}:3478`;
const coturn = await TurnServer.start('plain', { lift: [OWN_NET] });
Object.assign(process.env, {
  RENDEZVOUS_ICE_SOURCE: 'coturn',
  RENDEZVOUS_ICE_URLS: `stun:${TURN},turn:${TURN}?transport=udp`,
  RENDEZVOUS_ICE_SECRET_FILE: `${coturn.folder}/turn-secret`,
  RENDEZVOUS_ICE_RELAY: 'asked',
});
const server = await Server.start();
after(async () => {
  await server.stop();
  await coturn.stop();
});
const ones = await People.with(chromium(), server.url);
const others = await People.with(firefox(), server.url);

/** In the settings, where one finds it. @param {Person} person */
async function hides(person) {
  await person.presses('Settings');
  await person.page.waitForSelector('#relay');
  await person.page.click('#relay');
  await person.page.keyboard.press('Escape');
}

/** In both themes. @param {Person} person @param {string} state */
async function isFree({ page }, state) {
  for (const value of ['light', 'dark']) {
    await page.emulateMediaFeatures([
      { name: 'prefers-color-scheme', value },
      { name: 'prefers-reduced-motion', value: 'reduce' },
    ]);
    assert.deepEqual(await violations(page), [], `${state}, ${value}`);
  }
}

/** @param {Person} person @param {RegExp} way as the page tells it */
async function goes(person, way) {
  await until(
    () =>
      person.page
        .$eval('#link-details', (list) => list.textContent ?? '')
        .then(
          (text) => way.test(text),
          () => false,
        ),
    () => `${person.name} does not go ${way}`,
    40_000,
  );
}

/** @param {Person} person */
async function opensDetails({ page }) {
  const open = await page.$eval('#link-quality', (b) => b.getAttribute('aria-expanded'));
  if (open !== 'true') await page.click('#link-quality');
}

/** @param {Person} person */
async function allows(person) {
  await opensDetails(person);
  await person.page.click('#allow-direct');
}

/** @param {Person} ann who asks for it @param {Person} bob */
async function meetByRelays(ann, bob) {
  await hides(ann);
  await ann.joins();
  await bob.joins();
  await ann.isConnectedTo(bob);
  await bob.isConnectedTo(ann);
  for (const person of [ann, bob]) await goes(person, /Through a relay/);
}

/** @param {Person} ann @param {Person} bob */
async function goDirect(ann, bob) {
  await allows(ann);
  await bob.reads('link-badge [role="status"]', /allows a direct connection/);
  await goes(bob, /Through a relay/);
  await allows(bob);
  for (const person of [ann, bob]) {
    await goes(person, /Direct(?! connection)/);
    await person.seesMovement();
  }
}

for (const [name, arrive] of /** @type {const} */ ([
  ['two Chromium', (/** @type {string} */ who) => ones.arriveReady(who)],
  ['a Chromium and a Firefox', (/** @type {string} */ who) => others.arriveReady(who)],
]))
  test(`${name}: where one asked for it the call goes by relays, and directly once both allow it`, async () => {
    const ann = await ones.arriveReady('ann');
    const bob = await arrive('bob');
    await meetByRelays(ann, bob);
    await goDirect(ann, bob);
    assert.equal((await ann.look()).phase, 'connected');
  });

test('axe-core finds nothing in what this adds to the page', async () => {
  const ann = await ones.arriveReady('ann');
  const bob = await ones.arriveReady('bob');
  await ann.presses('Settings');
  await ann.page.waitForSelector('#relay');
  await isFree(ann, 'the settings');
  await ann.page.keyboard.press('Escape');
  await meetByRelays(ann, bob);
  await opensDetails(ann);
  await isFree(ann, 'a relayed call');
  await allows(ann);
  await bob.reads('link-badge [role="status"]', /allows a direct connection/);
  await isFree(ann, 'one has allowed it');
  await isFree(bob, 'the other has allowed it');
});
