import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FAKE_CAMERA, SAYS_YES, chromium } from './browsers.js';
import { People } from './people.js';
import { until } from './until.js';

/**
 * @import { Page } from 'puppeteer-core'
 * @import { Person } from './people.js'
 */

const people = await People.with(chromium([`${FAKE_CAMERA}=device-count=2`, SAYS_YES]));

/** Which camera is open. @param {Person} person */
const camera = ({ page }) =>
  page.$eval('#local-video', (element) => {
    const { srcObject } = /** @type {HTMLVideoElement} */ (element);
    const [track] = /** @type {MediaStream} */ (srcObject).getVideoTracks();
    return track?.getSettings().deviceId ?? '';
  });

/** @param {Person} person @param {string} id of the picker */
const choices = ({ page }, id) =>
  page.$$eval(`#${id} option`, (options) =>
    options.map((option) => ({
      value: /** @type {HTMLOptionElement} */ (option).value,
      name: option.textContent?.trim() ?? '',
    })),
  );

/** @param {('video' | 'audio')[]} missing */
const without = (missing) => (/** @type {Page} */ page) =>
  page.evaluateOnNewDocument((kinds) => {
    const { mediaDevices } = navigator;
    const real = mediaDevices.getUserMedia.bind(mediaDevices);
    mediaDevices.getUserMedia = async (constraints) => {
      if (kinds.some((kind) => constraints?.[kind]))
        throw new DOMException('as a test wants', 'NotFoundError');
      return real(constraints);
    };
  }, missing);

/** @param {Person} person */
async function seesNobody(person) {
  await person.is('connected', 'online');
  await person.isTold(/^You are talking with /);
  await person.reads('remote-pane', /shows no picture/);
}

test('the rules and the age stand beside Open camera, and two presses lead to the queue', async () => {
  const ann = await people.arrive('ann');
  await ann.reads('welcome-panel', /18 or older and agree to the rules/);
  await ann.reads('.rules', /Be kind\.\s*No nudity, hate or harassment\./);
  await ann.presses('Open camera');
  await ann.presses('Join queue');
  await ann.is('queued');
});

test('camera, microphone and speaker can be chosen, and the choice is kept', async () => {
  const ann = await people.arriveReady('ann');
  for (const name of ['Camera', 'Microphone', 'Speaker'])
    await until(
      () => ann.page.$(`aria/${name}[role="combobox"]`),
      () => `there is no picker for the ${name}`,
    );
  const first = await camera(ann);
  const cameras = await choices(ann, 'choose-camera');
  const other = cameras.find(({ value }) => value && value !== first);
  assert.ok(other?.name, `another camera, by its name: ${JSON.stringify(cameras)}`);
  await ann.page.select('#choose-camera', other.value);
  const changed = async () => (await camera(ann)) === other.value;
  await until(changed, () => 'the other camera is not used');
  await ann.page.reload();
  await ann.opensCamera();
  await until(changed, () => 'the choice is forgotten');
  const chosen = await ann.page.$eval('#choose-camera', (select) => [
    /** @type {HTMLSelectElement} */ (select).value,
  ]);
  assert.deepEqual(chosen, [other.value]);
});

test('devices without a name get a number', async () => {
  const nameless = (/** @type {Page} */ page) =>
    page.evaluateOnNewDocument(() => {
      const { mediaDevices } = navigator;
      const real = mediaDevices.enumerateDevices.bind(mediaDevices);
      mediaDevices.enumerateDevices = async () =>
        (await real()).map(({ kind, deviceId, groupId }) => ({
          ...{ kind, deviceId, groupId, label: '' },
          toJSON() {},
        }));
    });
  const ann = await people.arriveReady('ann', { prepare: nameless });
  const names = async () => (await choices(ann, 'choose-camera')).map(({ name }) => name).join();
  await until(async () => (await names()) === 'Automatic,Camera 1,Camera 2', names);
});

test('the microphone’s level moves with the sound, and rests when it is off', async () => {
  const ann = await people.arriveReady('ann');
  const level = () =>
    ann.page.$eval('[role="meter"]', (meter) => Number(meter.getAttribute('aria-valuenow')));
  await until(
    async () => (await level()) > 0,
    () => 'the bar does not move',
  );
  await ann.presses('Microphone');
  await ann.reads('.level', /Your microphone is off/);
  assert.equal(await level(), 0);
});

test('without a camera two can meet by voice', async () => {
  const ann = await people.arriveReady('ann', { prepare: without(['video']) });
  const bob = await people.arriveReady('bob', { prepare: without(['video']) });
  await ann.reads('local-pane', /Nobody sees you\. You can talk and write\./);
  await ann.joins();
  await bob.joins();
  for (const person of [ann, bob]) {
    await seesNobody(person);
    await until(
      async () => (await person.picture()).sound.some(({ muted }) => !muted),
      () => 'nobody is heard',
    );
  }
});

test('without anything two can meet in writing', async () => {
  const nothing = { prepare: without(['video', 'audio']) };
  const pair = [await people.arrive('ann', nothing), await people.arrive('bob', nothing)];
  for (const person of pair) {
    await person.presses('Open camera');
    await person.isTold(/^No camera was found/);
    await person.presses('Go on without a camera');
    await person.is('ready', 'online');
    await person.reads('local-pane', /Nobody sees or hears you/);
    await person.joins();
  }
  for (const person of pair) await seesNobody(person);
});

test('who has no camera sees who has one', async () => {
  const ann = await people.arriveReady('ann', { prepare: without(['video']) });
  const bob = await people.arriveReady('bob');
  await ann.joins();
  await bob.joins();
  await ann.isConnectedTo(bob);
  await seesNobody(bob);
});
