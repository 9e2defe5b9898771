import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FAKE_CAMERA, SAYS_YES, chromium } from './browsers.js';
import { People } from './people.js';
import { CAMERA, SCREEN, paintScreen, seesShape } from './screen.js';
import { until } from './until.js';

/**
 * @import { Page } from 'puppeteer-core'
 * @import { Person } from './people.js'
 */

/** The second of Chromium's cameras sees depths, which no call can carry; the page is not shown it. */
const people = await People.with(chromium([`${FAKE_CAMERA}=device-count=3`, SAYS_YES]));
const PHONE = { width: 390, height: 844, isMobile: true, hasTouch: true, deviceScaleFactor: 1 };

/** Keeps the page's connections, and counts its descriptions. @param {Page} page */
const prepare = async (page) => {
  await paintScreen(page);
  await page.evaluateOnNewDocument(() => {
    /** @type {RTCPeerConnection[]} */
    const connections = [];
    const world = { connections, descriptions: 0 };
    Object.assign(window, { world });
    window.RTCPeerConnection = class extends RTCPeerConnection {
      /** @param {RTCConfiguration} [config] */
      constructor(config) {
        super(config);
        connections.push(this);
      }

      /** @override @param {any} [description] */
      setLocalDescription(description) {
        world.descriptions++;
        return super.setLocalDescription(description);
      }
    };
    const { mediaDevices } = navigator;
    const list = mediaDevices.enumerateDevices.bind(mediaDevices);
    mediaDevices.enumerateDevices = async () =>
      (await list()).filter(({ label }) => label !== 'fake_device_1');
  });
};

const meet = () => people.meet('ann', 'bob', { prepare });

/** How often it described itself. @param {Person} person @returns {Promise<number>} */
const descriptions = ({ page }) =>
  page.evaluate(() => /** @type {any} */ (window).world.descriptions);

/** @param {Person} person @param {string} selector @param {string} attribute @param {string} value */
const shows = (person, selector, attribute, value) =>
  until(
    () =>
      person.page
        .$eval(selector, (element, name) => element.getAttribute(name), attribute)
        .then((found) => found === value)
        .catch(() => false),
    () => `${selector} does not come to ${attribute}=${value}`,
  );

/** What came of the other's voice: its energy, and for how long. @param {Person} person @returns {Promise<number[]>} */
const voice = (person) =>
  person.page.evaluate(async () => {
    const [connection] = /** @type {any} */ (window).world.connections;
    for (const report of (await connection.getStats()).values())
      if (report.type === 'inbound-rtp' && report.kind === 'audio')
        return [report.totalAudioEnergy, report.totalSamplesDuration];
    return [0, 0];
  });

test('the microphone off: the other hears nothing and is told, and hears again', async () => {
  const [ann, bob] = await meet();
  await until(
    async () => (await voice(bob))[0] > 0,
    () => 'bob never hears ann',
  );
  await ann.presses('Microphone');
  await shows(ann, '#tool-microphone', 'aria-pressed', 'false');
  await bob.reads('remote-pane .nameplate', /microphone off/);
  const silent = async () => {
    const [energy, from] = await voice(bob);
    await until(
      async () => (await voice(bob))[1] > from + 2,
      () => 'no sound comes at all',
    );
    return (await voice(bob))[0] - energy < 1e-4;
  };
  await until(silent, () => 'ann is still heard');
  const [energy] = await voice(bob);
  await ann.presses('Microphone');
  await until(
    async () => (await voice(bob))[0] > energy + 1e-3,
    () => 'ann is not heard again',
  );
});

test('the camera off: its light goes out, the other is told; on again, the other sees without a new offer', async () => {
  const [ann, bob] = await meet();
  await ann.page.$eval('#local-video', (element) => {
    const { srcObject } = /** @type {HTMLVideoElement} */ (element);
    const [track] = /** @type {MediaStream} */ (srcObject).getVideoTracks();
    Object.assign(window, { track });
  });
  const before = [await descriptions(ann), await descriptions(bob)];
  await ann.presses('Camera');
  await bob.reads('remote-pane', /shows no picture/);
  const light = await ann.page.evaluate(() => /** @type {any} */ (window).track.readyState);
  assert.equal(light, 'ended');
  await shows(ann, '#tool-camera', 'aria-pressed', 'false');
  await ann.presses('Camera');
  await bob.seesMovement();
  await bob.reads('remote-pane', new RegExp(`^${ann.name}$`));
  const after = [await descriptions(ann), await descriptions(bob)];
  assert.deepEqual(after, before, 'nothing was negotiated anew');
});

test('the camera stays off for the next stranger, and can be switched before there is one', async () => {
  const [ann, bob] = await meet();
  await ann.presses('Camera');
  await bob.reads('remote-pane', /shows no picture/);
  await ann.presses('Next');
  await ann.presses('Forget skipped people');
  await ann.is('connected');
  await bob.reads('remote-pane', /shows no picture/);
  await ann.presses('Stop');
  await ann.reads('local-pane', /Your camera is off/);
  await ann.presses('Camera');
  await ann.joins();
  await bob.isConnectedTo(ann);
});

test('a screen is seen by the other, unmirrored by oneself, and the camera comes back', async () => {
  const [ann, bob] = await meet();
  for (const end of ['press', 'browser']) {
    await ann.presses('Share screen');
    await seesShape(bob, SCREEN);
    await shows(ann, '#tool-share', 'aria-pressed', 'true');
    await shows(ann, '#local-video', 'class', '');
    if (end === 'press') await ann.presses('Share screen');
    else
      await ann.page.$eval('#local-video', (element) => {
        const { srcObject } = /** @type {HTMLVideoElement} */ (element);
        const [track] = /** @type {MediaStream} */ (srcObject).getVideoTracks();
        track.stop();
        track.dispatchEvent(new Event('ended'));
      });
    await seesShape(bob, CAMERA);
    await shows(ann, '#local-video', 'class', 'mirrored');
    await shows(ann, '#tool-share', 'aria-pressed', 'false');
  }
});

test('a screen that one stranger saw is not shown to the next', async () => {
  const [ann, bob] = await meet();
  await ann.presses('Share screen');
  await seesShape(bob, SCREEN);
  await ann.presses('Next');
  await ann.is('queued');
  const cid = await people.arriveReady('cid');
  await bob.leaves();
  await cid.joins();
  await cid.isConnectedTo(ann);
  await shows(ann, '#tool-share', 'aria-pressed', 'false');
});

test('the camera is switched to the next one in the call', async () => {
  const [ann, bob] = await meet();
  const camera = () =>
    ann.page.$eval('#local-video', (element) => {
      const { srcObject } = /** @type {HTMLVideoElement} */ (element);
      const [track] = /** @type {MediaStream} */ (srcObject).getVideoTracks();
      return track?.getSettings().deviceId;
    });
  const first = await camera();
  await ann.presses('Switch camera');
  await until(
    async () => ![undefined, first].includes(await camera()),
    () => 'the camera is the same',
  );
  await bob.seesMovement();
});

/** @param {Person} person @param {string} selector */
const box = (person, selector) =>
  person.page.$eval(selector, (element) => {
    const { left, top, right, bottom } = element.getBoundingClientRect();
    return { left, top, right, bottom, x: (left + right) / 2, y: (top + bottom) / 2 };
  });

test('one’s own picture moves from corner to corner by a button, is dragged, and stays there', async () => {
  const [ann] = await meet();
  // Without the glide, where a hurried mouse would miss it.
  await ann.page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }]);
  for (const corner of ['bottom-start', 'top-start', 'top-end', 'bottom-end']) {
    await ann.presses('Move my picture to the next corner');
    await shows(ann, 'body', 'data-corner', corner);
  }
  const from = await box(ann, 'local-pane');
  const stage = await box(ann, 'main');
  const { mouse } = ann.page;
  await mouse.move(from.x, from.top + 20);
  await mouse.down();
  await mouse.move(stage.left + 150, stage.top + 90, { steps: 8 });
  await mouse.up();
  await shows(ann, 'body', 'data-corner', 'top-start');
  await until(
    async () => {
      const { x, y } = await box(ann, 'local-pane');
      return x < stage.x && y < stage.y;
    },
    () => 'the picture is not where it was dropped',
  );
  await ann.page.reload();
  await shows(ann, 'body', 'data-corner', 'top-start');
});

test('one’s own picture is hidden and shown, and the keyboard keeps its place', async () => {
  const [ann, bob] = await meet();
  await ann.presses('Hide my picture');
  const hidden = () => ann.page.$eval('local-pane .pane', (pane) => pane.hasAttribute('hidden'));
  assert.equal(await hidden(), true);
  const focused = () => ann.page.evaluate(() => document.activeElement?.id);
  assert.equal(await focused(), 'show-self');
  await bob.seesMovement();
  await ann.page.keyboard.press('Enter');
  assert.deepEqual([await hidden(), await focused()], [false, 'hide-self']);
});

test('the rarer tools are under More: opened by the keyboard, closed by Esc, and kept within a phone', async () => {
  const [ann] = await people.meet('ann', 'bob', { prepare, viewport: PHONE });
  await ann.page.focus('#tool-microphone');
  for (
    let i = 0;
    i < 10 && (await ann.page.evaluate(() => document.activeElement?.id)) !== 'tool-more';
    i++
  )
    await ann.page.keyboard.press('ArrowRight');
  await ann.page.keyboard.press('Enter');
  const isOpen = () => ann.page.$eval('#more-tools', (sheet) => sheet.matches(':popover-open'));
  await until(isOpen, () => 'More does not open');
  const names = await ann.page.$$eval('#more-tools button', (all) =>
    all.map((one) => one.textContent?.trim()),
  );
  for (const name of ['Block', 'Report', 'Help', 'Settings']) assert.ok(names.includes(name), name);
  const off = await ann.page.$$eval('.tools > button, #more-tools, #more-tools button', (all) =>
    all
      .map((one) => ({ id: one.id, ...one.getBoundingClientRect().toJSON() }))
      .filter((b) => b.left < 0 || b.right > 390 || b.top < 0 || b.bottom > 844 || b.height < 44),
  );
  assert.deepEqual(off, []);
  await ann.page.keyboard.press('Escape');
  assert.equal(await isOpen(), false);
  const tile = await box(ann, 'local-pane');
  const bars = [await box(ann, 'header'), await box(ann, 'footer')];
  assert.ok(tile.top >= bars[0].bottom && tile.bottom <= bars[1].top, 'clear of the controls');
});

test('the stranger’s volume is turned down, and kept', async () => {
  const [ann] = await meet();
  await ann.presses('More');
  await ann.page.focus('#volume');
  await ann.page.keyboard.press('Home');
  const volume = () =>
    ann.page.$eval('#remote-video', (v) => /** @type {HTMLVideoElement} */ (v).volume);
  assert.equal(await volume(), 0);
  await ann.page.reload();
  await ann.opensCamera();
  assert.equal(await volume(), 0);
});

test('picture in picture and full screen do what they say, and back', async () => {
  const [ann] = await meet();
  const ways = await ann.page.evaluate(() => [
    document.pictureInPictureEnabled && 'Picture in picture',
    document.fullscreenEnabled && 'Full screen',
  ]);
  const now = () =>
    ann.page.evaluate(() => [
      document.pictureInPictureElement?.id === 'remote-video',
      document.fullscreenElement !== null,
    ]);
  for (const [at, way] of ways.entries()) {
    if (!way) continue;
    for (const on of [true, false]) {
      await ann.presses('More');
      await ann.presses(way);
      await until(
        async () => (await now())[at] === on,
        () => `${way} is not ${on}`,
      );
    }
  }
});

test('Block ends the call and says so', async () => {
  const [ann, bob] = await meet();
  await ann.presses('More');
  await ann.presses('Block');
  await ann.wasTold(/^Blocked\. You will not meet them again/);
  await bob.isTold(/^The stranger left/);
});

test('Chat says whether it is open', async () => {
  const [ann] = await meet();
  await shows(ann, '#tool-chat', 'aria-expanded', 'false');
  await ann.presses('Chat');
  await shows(ann, '#tool-chat', 'aria-expanded', 'true');
});
