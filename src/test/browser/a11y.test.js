/**
 * Every state of the page, in light and dark, and from right to left: axe-core finds nothing, no target is
 * smaller than a finger, and nothing scrolls sideways.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { violations } from './axe.js';
import { chromium } from './browsers.js';
import { People } from './people.js';
import { until } from './until.js';

/**
 * @import { Page } from 'puppeteer-core'
 * @import { Person } from './people.js'
 * @typedef {(person: Person, state: string) => Promise<void>} Look
 */

const people = await People.with(chromium());

const DESKTOP = { width: 1280, height: 800 };
const SMALL = { width: 320, height: 640, isMobile: true, hasTouch: true, deviceScaleFactor: 1 };

/** Who prefers so, moves nothing that need not move, and can lose server and camera. @param {object} settings */
const who = (settings) => async (/** @type {Page} */ page) => {
  await page.emulateMediaFeatures(media('light'));
  await page.evaluateOnNewDocument((stored) => {
    localStorage.setItem('rendezvous.settings', stored);
    const world = { problem: '', away: false, dark: false };
    Object.assign(window, { world });
    const { mediaDevices } = navigator;
    const real = mediaDevices.getUserMedia.bind(mediaDevices);
    mediaDevices.getUserMedia = async (constraints) => {
      if (world.problem === 'never') return new Promise(() => {});
      if (world.problem) throw new DOMException('as a test wants', world.problem);
      const stream = await real(constraints);
      if (world.dark) {
        const canvas = Object.assign(document.createElement('canvas'), { width: 320, height: 180 });
        const pen = canvas.getContext('2d');
        setInterval(() => pen?.fillRect(0, 0, 320, 180), 100);
        const [black] = canvas.captureStream(10).getVideoTracks();
        stream.getVideoTracks().forEach((track) => stream.removeTrack(track));
        stream.addTrack(black);
      }
      return stream;
    };
    const Real = WebSocket;
    /** @type {Set<WebSocket>} */
    const sockets = new Set();
    Object.assign(world, { cut: () => sockets.forEach((socket) => socket.close()) });
    window.WebSocket = class extends Real {
      /** @param {string | URL} url @param {string | string[]} [protocols] */
      constructor(url, protocols) {
        super(world.away ? new URL('/nobody-is-here', url) : url, protocols);
        sockets.add(this);
      }
    };
  }, JSON.stringify(settings));
};

/** @param {'light' | 'dark'} scheme */
const media = (scheme) => [
  { name: 'prefers-color-scheme', value: scheme },
  { name: 'prefers-reduced-motion', value: 'reduce' },
];

/** @param {Person} person @param {object} change */
const world = ({ page }, change) =>
  page.evaluate((to) => Object.assign(/** @type {any} */ (window).world, to), change);

/** @param {Person} person @param {string} selector */
const press = async ({ page }, selector) => {
  const button = await page.waitForSelector(selector, { visible: true });
  await button?.click();
};

/** @param {Person} person @param {string} selector */
const appears = ({ page }, selector) => page.waitForSelector(selector, { visible: true });

/** @param {Person} person @param {string} selector */
const goes = ({ page }, selector) => page.waitForSelector(selector, { hidden: true });

/** Through everything that can be seen. @param {import('./people.js').Manner} manner @param {Look} look */
async function journey(manner, look) {
  const ann = await people.arrive('ann', manner);
  ann.expects(/WebSocket/);
  await look(ann, 'welcome');
  for (const problem of ['NotAllowedError', 'NotFoundError', 'NotReadableError', 'TypeError']) {
    await world(ann, { problem });
    await press(ann, '#open-camera');
    await appears(ann, '#go-without');
    await ann.is('idle');
    await look(ann, problem);
  }
  await world(ann, { problem: 'never' });
  await press(ann, '#open-camera');
  await ann.is('opening');
  await look(ann, 'opening');
  await press(ann, '#cancel');
  await dialogs(ann, ['settings', 'help'], look);

  await world(ann, { problem: '' });
  await press(ann, '#open-camera');
  await ann.is('ready', 'online');
  await look(ann, 'ready');
  await press(ann, '#join-queue');
  await ann.is('queued', 'online');
  await look(ann, 'queued');
  await inCall(ann, manner, look);

  await world(ann, { away: true });
  await ann.page.evaluate(() => /** @type {any} */ (window).world.cut());
  await appears(ann, '#retry');
  await look(ann, 'server away');
}

/** @param {Person} person @param {string[]} names @param {Look} look */
async function dialogs(person, names, look) {
  for (const name of names) {
    await person.page.evaluate((value) => {
      document.dispatchEvent(new CustomEvent('wish', { detail: { name: 'dialog', value } }));
    }, name);
    await appears(person, 'dialog[open]');
    await look(person, name);
    await person.page.keyboard.press('Escape');
    await goes(person, 'dialog[open]');
  }
}

/** @param {Person} ann @param {import('./people.js').Manner} manner @param {Look} look */
async function inCall(ann, manner, look) {
  const bob = await people.arrive('bob', manner);
  await world(bob, { dark: true });
  await press(bob, '#open-camera');
  await bob.is('ready', 'online');
  await press(bob, '#join-queue');
  await ann.is('connected');
  await appears(ann, '#link-quality');
  await look(ann, 'connected');
  await press(ann, '#link-quality');
  await look(ann, 'link details');
  await press(ann, '#link-quality');
  await press(ann, '#tool-more');
  await appears(ann, '#more-tools');
  await look(ann, 'more');
  await ann.page.keyboard.press('Escape');
  await press(ann, '#tool-chat');
  await appears(ann, '#chat-field');
  await until(
    () => ann.page.$eval('#chat-note', ({ textContent }) => textContent?.trim() === ''),
    () => 'the way to the other is not open',
  );
  await ann.page.type('#chat-field', 'Hello');
  await press(ann, '#send');
  await appears(ann, '.line');
  await look(ann, 'chat');
  await press(ann, '#chat-close');
  await press(bob, '#tool-chat');
  await bob.page.type('#chat-field', 'Hi!');
  await press(bob, '#send');
  // On a phone the tools make room for the keyboard as long as one writes.
  await press(bob, '#chat-close');
  await press(bob, '#tool-microphone');
  await appears(ann, '.glimpse');
  await appears(ann, '.link-help');
  await look(ann, 'dark picture, unread line');
  await press(bob, '#tool-camera');
  await appears(ann, 'remote-pane [data-mood="unseen"]');
  await press(ann, '#tool-microphone');
  await press(ann, '#tool-camera');
  await look(ann, 'both cameras off');
  await dialogs(ann, ['report'], look);
  await bob.leaves();
  await ann.is('queued');
  await look(ann, 'left, and back in line');
  await press(ann, '#leave-queue');
  await ann.is('ready');
  await look(ann, 'ready again, with the last person');
}

/** @type {Look} */
async function isFree(person, state) {
  const found = await violations(person.page);
  assert.deepEqual(found, [], state);
}

test('what is wrong is found: a button without a name, and words one cannot tell from the ground', async () => {
  const ann = await people.arrive('ann', { prepare: who({}) });
  await ann.page.evaluate(() => {
    document.querySelector('#settings')?.removeAttribute('aria-label');
    document.querySelector('#settings')?.removeAttribute('title');
    const paragraph = document.querySelector('.welcome p');
    if (paragraph instanceof HTMLElement) paragraph.style.color = '#ece9e5';
  });
  const found = await violations(ann.page);
  for (const rule of ['button-name: #settings', 'color-contrast: section > p'])
    assert.ok(
      found.some((line) => line.startsWith(rule)),
      `${rule} is not among ${found.join('\n')}`,
    );
});

test('in light and dark, axe-core finds nothing in any state', async () => {
  const interests = ['chess', 'slow cooking'];
  await journey({ viewport: DESKTOP, prepare: who({ interests }) }, async (person, state) => {
    for (const scheme of /** @type {const} */ (['light', 'dark'])) {
      await person.page.emulateMediaFeatures(media(scheme));
      await isFree(person, `${state}, ${scheme}`);
    }
  });
});

test('from right to left, axe-core finds nothing in any state', async () => {
  const prepare = who({ language: 'ar', interests: ['شطرنج', 'tea'] });
  await journey({ viewport: DESKTOP, prepare }, isFree);
});

/** @type {Look} */
async function fitsFingers({ page }, state) {
  const faults = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    const wide = scrollWidth > clientWidth ? [`scrolls sideways: ${scrollWidth} px`] : [];
    const all = 'button, select, input, textarea, summary, a[href]';
    const targets = /** @type {HTMLElement[]} */ ([...document.querySelectorAll(all)]);
    const small = targets.flatMap((target) => {
      // Of what stands in a label the whole label can be pressed.
      const box = (target.closest('label') ?? target).getBoundingClientRect();
      if (!target.checkVisibility({ visibilityProperty: true })) return [];
      const name = target.id || target.getAttribute('aria-label') || target.textContent?.trim();
      const outside = box.left < -0.5 || box.right > innerWidth + 0.5;
      return [
        ...(box.width < 43.9 || box.height < 43.9 ? [`${name}: ${box.width} x ${box.height}`] : []),
        ...(outside ? [`${name} is off the screen`] : []),
        ...(target.scrollWidth > target.clientWidth + 1 &&
        target.matches('button:not(.glimpse, .round)')
          ? [`${name}: its words do not fit`]
          : []),
      ];
    });
    return [...wide, ...small];
  });
  assert.deepEqual(faults, [], state);
}

test('with letters twice as large nothing is cut off or scrolls sideways', async () => {
  await journey({ viewport: DESKTOP, prepare: who({ language: 'de' }) }, async (person, state) => {
    await person.page.evaluate(() =>
      document.documentElement.style.setProperty('font-size', '200%'),
    );
    await fitsFingers(person, `${state}, letters twice as large`);
  });
});

for (const language of ['en', 'de', 'ar']) {
  test(`at 320 px fingers find everything and nothing is cut off or scrolls sideways: ${language}`, async () => {
    const prepare = who({ language, interests: ['chess', 'slow cooking'] });
    await journey({ viewport: SMALL, prepare }, fitsFingers);
  });
}
