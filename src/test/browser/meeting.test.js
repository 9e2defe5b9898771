import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chromium } from './browsers.js';
import { People } from './people.js';

const people = await People.with(chromium());

test('two people meet, see each other move and hear each other', async () => {
  const ann = await people.arrive('ann');
  const bob = await people.arrive('bob');
  await ann.isTold(/^Open your camera to begin/);
  await ann.opensCamera();
  await ann.isTold(/^You are ready/);
  await ann.joins();
  await ann.isTold(/^You are in the queue/);
  await bob.opensCamera();
  await bob.joins();
  await ann.isConnectedTo(bob);
  await bob.isConnectedTo(ann);
  for (const person of [ann, bob]) {
    await person.seesMovement();
    const { sound, muted } = await person.picture();
    assert.deepEqual([sound, muted], [[{ readyState: 'live', muted: false }], false]);
  }
});

test('the call is called connected only when the other is seen', async () => {
  const seen = (/** @type {import('puppeteer-core').Page} */ page) =>
    page.evaluateOnNewDocument(() => {
      new MutationObserver(() => {
        if (document.body?.dataset.state !== 'connected' || 'framesAtSuccess' in window) return;
        const video = /** @type {HTMLVideoElement} */ (document.querySelector('#remote-video'));
        const { totalVideoFrames } = video.getVideoPlaybackQuality();
        Object.assign(window, { framesAtSuccess: totalVideoFrames });
      }).observe(document, { subtree: true, attributeFilter: ['data-state'] });
    });
  for (const person of await people.meet('ann', 'bob', { prepare: seen })) {
    const frames = await person.page.evaluate(() => /** @type {any} */ (window).framesAtSuccess);
    assert.ok(frames > 0, `${frames} frames when it was called connected`);
    const phases = (await person.diary()).map(({ phase }) => phase);
    assert.ok(phases.includes('connecting'), 'and before, it was called connecting');
  }
});

test('when the other closes the tab one is told at once and waits again', async () => {
  const [ann, bob] = await people.meet('ann', 'bob');
  const before = Date.now();
  await bob.leaves();
  await ann.isTold(/^The stranger left\. Looking for the next person/);
  // The original told it within 1 ms of the close; a silent death takes 15 s.
  assert.ok(Date.now() - before < 5000, 'at once, not by a time-out');
  await ann.is('queued', 'online');
  const { width } = await ann.picture();
  assert.equal(width, 0, 'nothing of the old picture is left');
  const cid = await people.arriveReady('cid');
  await cid.joins();
  await cid.isConnectedTo(ann);
});

test('Stop hangs up, keeps the camera, and the other waits again; the camera can be closed', async () => {
  const [ann, bob] = await people.meet('ann', 'bob');
  await ann.presses('Stop');
  await ann.is('ready', 'online');
  await bob.isTold(/^The stranger left/);
  await ann.presses('Close camera');
  await ann.is('idle');
  const isDark = await ann.page.$eval(
    '#local-video',
    (video) => /** @type {HTMLVideoElement} */ (video).srcObject === null,
  );
  assert.ok(isDark, 'the light is off');
  await ann.opensCamera();
  await ann.joins();
  await ann.isConnectedTo(bob);
});
