import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { FAKE_CAMERA, chromium } from './browsers.js';
import { People, serverUrl } from './people.js';
import { unplug } from './world.js';

/** @import { Page } from 'puppeteer-core' */

const people = await People.with(chromium());
const asking = await chromium([FAKE_CAMERA]);
const askedPeople = await People.with(Promise.resolve(asking));
after(() => asking.close());

/** @param {Page} page @param {('camera' | 'microphone')[]} allowed everything else is refused */
const allow = (page, allowed) =>
  page.browserContext().overridePermissions(new URL(serverUrl()).origin, allowed);

test('a refused camera is told in words with a way on, and opens once it is allowed', async () => {
  const ann = await askedPeople.arrive('ann', { prepare: (page) => allow(page, []) });
  await ann.presses('Open camera');
  await ann.isTold(/^Your camera is blocked/);
  await ann.is('idle', 'offline');
  await ann.reads('welcome-panel', /Allow camera and microphone in the site settings/);
  await allow(ann.page, ['camera', 'microphone']);
  await ann.presses('Open camera again');
  await ann.is('ready', 'online');
});

/** @param {string} name of the error getUserMedia fails with, for as long as window.broken */
const failing = (name) => (/** @type {Page} */ page) =>
  page.evaluateOnNewDocument((error) => {
    Object.assign(window, { broken: true });
    const { mediaDevices } = navigator;
    const real = mediaDevices.getUserMedia.bind(mediaDevices);
    mediaDevices.getUserMedia = async (constraints) => {
      if (/** @type {any} */ (window).broken) throw new DOMException('as a test wants', error);
      return real(constraints);
    };
  }, name);

const AGAIN = 'Open camera again';
for (const [name, status, advice, again] of /** @type {[string, RegExp, RegExp, string][]} */ ([
  ['NotFoundError', /^No camera was found/, /Plug one in/, AGAIN],
  ['NotReadableError', /^Your camera is busy elsewhere/, /Close that one/, AGAIN],
  ['OverconstrainedError', /^Your camera cannot do/, /with any camera/, 'Try any camera'],
  ['TypeError', /^Your camera could not be opened/, /Try again, or reload/, AGAIN],
])) {
  test(`a camera that fails with ${name} is told in words, and can be tried again`, async () => {
    const ann = await people.arrive('ann', { prepare: failing(name) });
    await ann.presses('Open camera');
    await ann.isTold(status);
    await ann.reads('welcome-panel', advice);
    await ann.reads('#go-without', /^Go on without a camera$/);
    await ann.page.evaluate(() => Object.assign(window, { broken: false }));
    await ann.presses(again);
    await ann.is('ready', 'online');
  });
}

test('a page that is not secure is told so, and one can still go on in writing', async () => {
  const ann = await people.arrive('ann', {
    prepare: (page) =>
      page.evaluateOnNewDocument(() =>
        Object.defineProperty(navigator, 'mediaDevices', { value: undefined }),
      ),
  });
  await ann.presses('Open camera');
  await ann.isTold(/^This page needs a secure address/);
  await ann.reads('welcome-panel', /https:\/\/ in front/);
  await ann.presses('Go on without a camera');
  await ann.is('ready', 'online');
  await ann.reads('local-pane', /Nobody sees or hears you/);
});

test('a camera that goes away in a call leaves the voice, both are told, and it can come back', async () => {
  const [ann, bob] = await people.meet('ann', 'bob');
  await unplug(ann, 'video');
  await ann.reads('#status .aside', /^Your camera was disconnected/);
  await bob.reads('remote-pane', /shows no picture/);
  await ann.is('connected', 'online');
  await ann.presses('Camera');
  await bob.seesMovement();
  await bob.isConnectedTo(ann);
});

test('when all goes away in a call one goes on listening, and switches the camera on again', async () => {
  const [ann, bob] = await people.meet('ann', 'bob');
  await unplug(ann, 'audio');
  await ann.reads('#status .aside', /^Your microphone was disconnected/);
  await unplug(ann, 'video');
  await ann.reads('#status .aside', /^Your camera was disconnected/);
  await bob.reads('remote-pane', /shows no picture/);
  await ann.seesMovement();
  await ann.page.click('#tool-camera');
  await bob.seesMovement();
  await ann.isConnectedTo(bob);
});

test('when all goes away while one waits it ends in words, and it can be opened again', async () => {
  const ann = await people.arriveReady('ann');
  await ann.joins();
  await unplug(ann, 'audio');
  await unplug(ann, 'video');
  await ann.isTold(/^Your camera or microphone was disconnected/);
  await ann.is('idle', 'offline');
  await ann.presses('Open camera again');
  await ann.is('ready', 'online');
});

test('while the browser asks, one can think better of it', async () => {
  const ann = await people.arrive('ann', {
    prepare: (page) =>
      page.evaluateOnNewDocument(() => {
        navigator.mediaDevices.getUserMedia = () => new Promise(() => {});
      }),
  });
  await ann.presses('Open camera');
  await ann.isTold(/^Asking for your camera/);
  await ann.presses('Cancel');
  await ann.is('idle');
  await ann.isTold(/^Open your camera to begin/);
});

test('without a microphone one can still meet', async () => {
  const ann = await people.arriveReady('ann', {
    prepare: (page) =>
      page.evaluateOnNewDocument(() => {
        const { mediaDevices } = navigator;
        const real = mediaDevices.getUserMedia.bind(mediaDevices);
        mediaDevices.getUserMedia = async (constraints) => {
          if (constraints?.audio) throw new DOMException('no microphone', 'NotFoundError');
          return real(constraints);
        };
      }),
  });
  const bob = await people.arriveReady('bob');
  await ann.joins();
  await bob.joins();
  await ann.isConnectedTo(bob);
  await bob.isConnectedTo(ann);
  assert.deepEqual((await bob.picture()).sound, [{ readyState: 'live', muted: true }]);
  await bob.reads('remote-pane .nameplate', /microphone off/);
});
