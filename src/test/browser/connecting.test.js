import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { chromium } from './browsers.js';
import { People, serverUrl } from './people.js';
import { Stranger } from './stranger.js';
import { until } from './until.js';

const people = await People.with(chromium());
/** @type {Stranger[]} */
const strangers = [];
afterEach(() => strangers.splice(0).forEach((stranger) => stranger.leaves()));

/** Somebody who is matched and never answers. @param {string} [name] */
async function silentStranger(name) {
  const stranger = await Stranger.arrive(serverUrl(), name);
  strangers.push(stranger);
  stranger.says('queue');
  return stranger;
}

/** More than the page's patience of 15 s, and far less than for ever. */
const GIVES_UP_MS = 40_000;

test('Next works from the moment of the match, before anything of the other is seen', async () => {
  const ann = await people.arriveReady('ann');
  const stranger = await silentStranger();
  await ann.joins();
  await ann.is('connecting');
  await ann.isTold(/^Found someone\. Connecting you with Scripted Stranger/);
  await ann.presses('Next');
  await stranger.hears('leave');
  await ann.is('queued', 'online');
});

test('Stop works from the moment of the match', async () => {
  const ann = await people.arriveReady('ann');
  const stranger = await silentStranger();
  await ann.joins();
  await ann.is('connecting');
  await ann.presses('Stop');
  await stranger.hears('leave');
  await ann.is('ready', 'online');
});

test('somebody who never answers is given up after 15 s, in words, for the next person', async () => {
  const ann = await people.arriveReady('ann');
  const stranger = await silentStranger();
  await ann.joins();
  const { at } = await ann.is('connecting');
  const { roomId } = await stranger.hears('match');
  const told = () =>
    ann.look().then((look) => /^We could not connect you/.test(look.status) && look);
  const look = await until(
    told,
    () => 'ann still waits for somebody who never answers',
    GIVES_UP_MS,
  );
  assert.ok(look.at - at > 13_000, `not before its time: ${look.at - at} ms`);
  assert.deepEqual([look.phase, look.connection], ['queued', 'online']);
  const left = await stranger.hears('leave');
  assert.equal(left.roomId, roomId);
  const bob = await people.arriveReady('bob');
  await bob.joins();
  await ann.isConnectedTo(bob);
});

test('media that finds no way is never called connected, and both go on in words', async () => {
  // No relay is known, and nothing else may be used: as where every other way is forbidden.
  const noWay = (/** @type {import('puppeteer-core').Page} */ page) =>
    page.evaluateOnNewDocument(() => {
      const Original = RTCPeerConnection;
      const narrowed = function (/** @type {RTCConfiguration} */ config) {
        return new Original({ ...config, iceTransportPolicy: 'relay' });
      };
      Object.assign(window, { RTCPeerConnection: narrowed });
    });
  const ann = await people.arriveReady('ann', { prepare: noWay });
  const bob = await people.arriveReady('bob', { prepare: noWay });
  await ann.joins();
  await bob.joins();
  for (const person of [ann, bob]) {
    const gaveUp = async () =>
      (await person.diary()).find(({ status }) =>
        /^(We could not connect you|The stranger left)/.test(status),
      );
    await until(gaveUp, () => 'a call without a way is still tried', GIVES_UP_MS);
    const phases = (await person.diary()).map(({ phase }) => phase);
    assert.equal(phases.includes('connected'), false);
    assert.equal(phases.includes('connecting'), true);
  }
  const told = [...(await ann.diary()), ...(await bob.diary())].map(({ status }) => status);
  assert.ok(told.some((status) => /^We could not connect you/.test(status)));
});

test('Leave queue in the very moment of a match: never in a call afterwards, and the other is free', async () => {
  const ann = await people.arriveReady('ann');
  const stranger = await Stranger.arrive(serverUrl());
  const witness = await Stranger.arrive(serverUrl(), 'Witness');
  strangers.push(stranger, witness);
  for (let round = 0; round < 30; round++) {
    if (round % 2) stranger.says('queue');
    await ann.page.evaluate(() =>
      document
        .querySelector('#join-queue')
        ?.dispatchEvent(new MouseEvent('click', { bubbles: true })),
    );
    if (round % 2 === 0) stranger.says('queue');
    await ann.page.evaluate(
      (delay) =>
        new Promise((resolve) =>
          setTimeout(() => {
            const out = /** @type {HTMLElement | null} */ (
              document.querySelector('#leave-queue, #stop')
            );
            out?.click();
            resolve(out !== null);
          }, delay),
        ),
      round % 5,
    );
    await ann.is('ready', 'online');
    await stranger.isDoneWith();
    // Out of whatever the round left it in; the skip of nobody is remembered.
    stranger.says('unqueue');
    await stranger.isDoneWith();
  }
  const settled = (await ann.diary()).length;
  stranger.says('queue');
  witness.says('queue');
  await stranger.hears('match');
  await witness.hears('match');
  await ann.is('ready', 'online');
  assert.equal((await ann.diary()).length, settled, 'nothing came after the last word');

  // And the page is not deaf now: it can meet somebody.
  stranger.leaves();
  witness.leaves();
  const bob = await people.arriveReady('bob');
  await ann.joins();
  await bob.joins();
  await ann.isConnectedTo(bob);
});
