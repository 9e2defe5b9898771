/**
 * Takes a picture of each state of the page, at each size, in light, dark and from right to left, into
 * target/browser/gallery. For eyes: it asserts nothing.
 *   src/test/browser/run gallery                 all of them
 *   src/test/browser/run gallery phone dark      those whose names hold each of these words
 */
import { mkdirSync } from 'node:fs';
import { chromium } from './browsers.js';
import { People } from './people.js';
import { Server } from './server.js';
import { TARGET } from './until.js';

/** @import { Person } from './people.js' */

const SIZES = {
  desktop: { width: 1280, height: 800 },
  phone: { width: 390, height: 844, isMobile: true, hasTouch: true, deviceScaleFactor: 2 },
  side: { width: 844, height: 390, isMobile: true, hasTouch: true, deviceScaleFactor: 2 },
};

/** What is kept on a device that likes it so. @type {Record<string, object>} */
const LIKINGS = {
  light: { theme: 'light' },
  dark: { theme: 'dark' },
  rtl: { theme: 'dark', language: 'ar' },
};

const words = process.argv.slice(2);
const folder = `${TARGET}/gallery`;
mkdirSync(folder, { recursive: true });

const server = await Server.start();
const browser = await chromium();
const people = new People(browser, server.url);

try {
  for (const [size, viewport] of Object.entries(SIZES)) {
    for (const [liking, settings] of Object.entries(LIKINGS)) {
      if (!words.every((word) => `${size} ${liking}`.includes(word))) continue;
      await visit(`${size}-${liking}`, viewport, settings);
      await people.leave().catch((error) => console.error(String(error)));
    }
  }
  console.log(`pictures in ${folder}`);
} finally {
  await browser.close();
  await server.stop();
}

/** @param {string} name @param {import('puppeteer-core').Viewport} viewport @param {object} settings */
async function visit(name, viewport, settings) {
  let number = 0;
  /** @param {Person} person @param {string} state */
  const see = async ({ page }, state) => {
    const path = `${folder}/${name}-${String(++number).padStart(2, '0')}-${state}.png`;
    await page.bringToFront();
    await page.evaluate(settled);
    await page.screenshot({ path: /** @type {`${string}.png`} */ (path) });
  };
  /** @param {import('puppeteer-core').Page} page */
  const prepare = (page) =>
    page.evaluateOnNewDocument(
      (stored) => localStorage.setItem('rendezvous.settings', stored),
      JSON.stringify({ ...settings, interests: ['chess', 'slow cooking'] }),
    );
  const ann = await people.arrive('ann', { viewport, prepare });
  await ann.page.waitForSelector('#open-camera');
  await see(ann, 'welcome');
  await press(ann, '#open-camera');
  await ann.is('ready', 'online');
  await see(ann, 'ready');
  await press(ann, '#settings');
  await see(ann, 'settings');
  await ann.page.keyboard.press('Escape');
  await press(ann, '#help');
  await see(ann, 'help');
  await ann.page.keyboard.press('Escape');
  await press(ann, '#join-queue');
  await ann.is('queued', 'online');
  await see(ann, 'queued');
  const bob = await people.arrive('bob', { viewport, prepare });
  await press(bob, '#open-camera');
  await bob.is('ready', 'online');
  await press(bob, '#join-queue');
  await ann.is('connected');
  await ann.seesMovement();
  await see(ann, 'connected');
  await press(ann, '#tool-chat');
  await see(ann, 'chat');
  await press(ann, '#chat-close');
  await press(ann, '#tool-more');
  await see(ann, 'more');
  await ann.page.keyboard.press('Escape');
  await bob.leaves();
  await ann.is('queued');
  await see(ann, 'left');
  await press(ann, '#leave-queue');
  await ann.is('ready');
  await see(ann, 'ready-again');
  await server.stop();
  await see(ann, 'away');
  await press(ann, '#close-camera');
  await server.start();
  await ann.page.evaluate(() => {
    const gone = () => Promise.reject(new DOMException('', 'NotFoundError'));
    navigator.mediaDevices.getUserMedia = gone;
  });
  await press(ann, '#open-camera');
  await ann.isTold(/./);
  await ann.is('idle');
  await see(ann, 'no-camera');
}

/** Runs in the page: nothing comes in or goes out any more. */
async function settled() {
  const passing = document
    .getAnimations()
    .filter(({ effect }) => effect?.getComputedTiming().iterations !== Infinity);
  await Promise.allSettled(passing.map(({ finished }) => finished));
}

/** What is not there is not pressed. @param {Person} person @param {string} selector */
async function press({ page }, selector) {
  const button = await page.waitForSelector(selector, { timeout: 3000 }).catch(() => null);
  if (!button) console.error(`${selector} is not there`);
  await button?.click().catch((error) => console.error(`${selector}: ${error}`));
}
