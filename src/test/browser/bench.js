/**
 * Prints what a person waits for: from the later press on “Join queue” to the first picture on both
 * pages, and what the first visit loads. Asserts nothing. ROUNDS chooses how often (20).
 */
import { loadavg } from 'node:os';
import { chromium } from './browsers.js';
import { firstLoad } from './load.js';
import { People } from './people.js';
import { Server } from './server.js';

/** @import { Page } from 'puppeteer-core' */
/** @import { Person } from './people.js' */

const ROUNDS = Number(process.env.ROUNDS ?? 20);

/** Notes the steps of a call, by a clock that both pages share. @param {Page} page */
const keepTime = (page) =>
  page.evaluateOnNewDocument(() => {
    /** @type {Record<string, number>} */
    const times = {};
    const note = (/** @type {string} */ step) =>
      (times[step] ??= performance.timeOrigin + performance.now());
    Object.assign(window, { times });
    addEventListener(
      'click',
      ({ target }) => {
        if (!(target instanceof Element) || !target.closest('#join-queue')) return;
        for (const step of Object.keys(times)) delete times[step];
        note('press');
      },
      { capture: true },
    );
    const Original = RTCPeerConnection;
    const timed = function (/** @type {RTCConfiguration} */ config) {
      note('match');
      const pc = new Original(config);
      pc.addEventListener('track', () => {
        note('described');
        const video = /** @type {HTMLVideoElement} */ (document.querySelector('#remote-video'));
        video.requestVideoFrameCallback(() => note('frame'));
      });
      pc.addEventListener('connectionstatechange', () => note(pc.connectionState));
      return pc;
    };
    Object.assign(window, { RTCPeerConnection: timed });
  });

/** @param {Person} person @returns {Promise<Record<string, number>>} */
const timesOf = ({ page }) => page.evaluate(() => /** @type {any} */ (window).times);

/** @param {number[]} all @param {number} share */
const percentile = (all, share) =>
  all.toSorted((a, b) => a - b)[Math.min(all.length - 1, Math.floor(all.length * share))];

/** @param {string} name @param {number[]} all */
const line = (name, all) =>
  console.log(
    name.padEnd(44),
    `p50 ${Math.round(percentile(all, 0.5))} ms`.padEnd(13),
    `p95 ${Math.round(percentile(all, 0.95))} ms`,
  );

const server = await Server.start();
const browser = await chromium();
const people = new People(browser, server.url);
try {
  const visitor = await people.arrive('visitor');
  const { requests, bytes } = await firstLoad(visitor.page);
  await visitor.leaves();

  const ann = await people.arriveReady('ann', { prepare: keepTime });
  const bob = await people.arriveReady('bob', { prepare: keepTime });
  /** @type {Record<string, number[]>} */
  const steps = { match: [], described: [], connected: [], frame: [] };
  for (let round = 0; round <= ROUNDS; round++) {
    await ann.joins();
    await bob.joins();
    await ann.isConnected();
    await bob.isConnected();
    const both = [await timesOf(ann), await timesOf(bob)];
    await ann.presses('Stop');
    await bob.is('queued');
    await bob.presses('Leave queue');
    await ann.is('ready', 'online');
    await bob.is('ready', 'online');
    // The first one warms everything up.
    if (round === 0) continue;
    const pressed = Math.max(...both.map(({ press }) => press));
    for (const step of Object.keys(steps))
      steps[step].push(Math.max(...both.map((times) => times[step])) - pressed);
  }
  console.log(
    `${ROUNDS} calls, load average ${loadavg()[0].toFixed(1)}; from the later Join to, on both pages:`,
  );
  line('  the match', steps.match);
  line('  the other’s description', steps.described);
  line('  the media’s path', steps.connected);
  line('  the first picture', steps.frame);
  console.log(`first visit: ${requests} requests, ${bytes} bytes as sent`);
} finally {
  await people.leave().catch(() => {});
  await browser.close();
  await server.stop();
}
