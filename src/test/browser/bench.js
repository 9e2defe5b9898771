/**
 * Prints what a person waits for: from the later press on “Join queue” to the first picture on both
 * pages, from “Next” to the next first picture, what a running call costs the page, and what the first
 * visit loads. Asserts nothing. ROUNDS chooses how often (20).
 */
import { loadavg } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { chromium } from './browsers.js';
import { firstLoad } from './load.js';
import { People } from './people.js';
import { Server } from './server.js';

/** @import { Page } from 'puppeteer-core' */
/** @import { Person } from './people.js' */

const ROUNDS = Number(process.env.ROUNDS ?? 20);
const CALL_MS = 10_000;
const LOOK_MS = 1500;

/** Notes the steps of a call, by a clock that all pages share. @param {Page} page */
const keepTime = (page) =>
  page.evaluateOnNewDocument(() => {
    /** @type {Record<string, number>} */
    const times = {};
    /** @type {number[]} */
    const longTasks = [];
    const note = (/** @type {string} */ step) =>
      (times[step] ??= performance.timeOrigin + performance.now());
    Object.assign(window, { times, longTasks });
    addEventListener(
      'click',
      ({ target }) => {
        if (!(target instanceof Element) || !target.closest('#join-queue, #next, #forget')) return;
        for (const step of Object.keys(times)) delete times[step];
        note('press');
      },
      { capture: true },
    );
    window.WebSocket = class extends WebSocket {
      /** @param {string | URL} url */
      constructor(url) {
        super(url);
        this.addEventListener('message', ({ data }) => data.includes('"match"') && note('match'));
      }
    };
    const Original = RTCPeerConnection;
    const timed = function (/** @type {RTCConfiguration} */ config) {
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
    new PerformanceObserver((list) =>
      longTasks.push(...list.getEntries().map(({ duration }) => duration)),
    ).observe({ type: 'longtask' });
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

const STEPS = /** @type {const} */ ({
  match: '  the match',
  described: '  the other’s description',
  connected: '  the media’s path',
  frame: '  the first picture',
});

/** @typedef {Record<keyof typeof STEPS, number[]>} Steps */
/** @returns {Steps} */
const noSteps = () => ({ match: [], described: [], connected: [], frame: [] });

/** @param {Steps} steps @param {number} pressed @param {Record<string, number>[]} pages */
function take(steps, pressed, pages) {
  for (const step of /** @type {(keyof Steps)[]} */ (Object.keys(steps)))
    steps[step].push(Math.max(...pages.map((times) => times[step])) - pressed);
}

/** @param {string} title @param {Steps} steps */
function table(title, steps) {
  console.log(`${title}, load average ${loadavg()[0].toFixed(1)}; to:`);
  for (const [step, name] of Object.entries(STEPS))
    line(name, steps[/** @type {keyof Steps} */ (step)]);
}

/** From the later Join to the first picture on both pages. @param {People} people */
async function joining(people) {
  const ann = await people.arriveReady('ann', { prepare: keepTime });
  const bob = await people.arriveReady('bob', { prepare: keepTime });
  const steps = noSteps();
  for (let round = 0; round <= ROUNDS; round++) {
    await ann.joins();
    await bob.joins();
    await ann.isConnected();
    await bob.isConnected();
    const both = [await timesOf(ann), await timesOf(bob)];
    // The first one warms everything up.
    if (round > 0) take(steps, Math.max(...both.map(({ press }) => press)), both);
    if (round === ROUNDS) break;
    await ann.presses('Stop');
    await bob.is('queued');
    await bob.presses('Leave queue');
    await ann.is('ready', 'online');
    await bob.is('ready', 'online');
  }
  table(`${ROUNDS} calls from the later Join, on both pages`, steps);
  for (const person of [ann, bob]) await person.leaves();
}

/** What a call that runs costs the page. @param {People} people */
async function running(people) {
  const pair = [
    await people.arriveReady('fay', { prepare: keepTime }),
    await people.arriveReady('gus', { prepare: keepTime }),
  ];
  for (const person of pair) await person.joins();
  // Not `isConnected`: it counts frames in the page from then on.
  for (const person of pair) await person.is('connected');
  await pause(LOOK_MS);
  const costs = await Promise.all(
    pair.map(async ({ page }) => {
      const before = await page.metrics();
      await page.evaluate(() => {
        /** @type {any} */ (window).longTasks.length = 0;
      });
      await pause(CALL_MS);
      const now = await page.metrics();
      const since = (/** @type {'ScriptDuration' | 'TaskDuration'} */ name) =>
        (((now[name] ?? 0) - (before[name] ?? 0)) * 1e6) / CALL_MS;
      const long = await page.evaluate(() => /** @type {any} */ (window).longTasks);
      return { script: since('ScriptDuration'), task: since('TaskDuration'), long };
    }),
  );
  for (const person of pair) await person.leaves();
  for (const { script, task, long } of costs)
    console.log(
      `${CALL_MS / 1000} s of a running call: ${script.toFixed(1)} ms of script a second,`,
      `${task.toFixed(1)} ms of tasks a second, long tasks: ${long.map(Math.round).join() || 'none'}`,
    );
}

/**
 * From Next to the next first picture, with three in the queue: the one just left, and two more whom one
 * has not met. The three have skipped each other, so that they wait.
 * @param {People} people
 */
async function next(people) {
  const [cid, dan] = await people.meet('cid', 'dan', { prepare: keepTime });
  await cid.presses('Next');
  await dan.is('queued');
  const eve = await people.arriveReady('eve', { prepare: keepTime });
  await eve.joins();
  for (let met = 0; met < 2; met++) {
    await eve.isConnected();
    await eve.presses('Next');
  }
  for (const person of [cid, dan, eve]) await person.is('queued', 'online');

  const ann = await people.arriveReady('ann', { prepare: keepTime });
  await ann.joins();
  const steps = noSteps();
  while (steps.frame.length < ROUNDS) {
    for (let left = 2; left > 0; left--) {
      await ann.isConnected();
      // Nobody is skipped at once: one looks first.
      await pause(LOOK_MS);
      await ann.presses('Next');
      await ann.comesTo(({ phase }) => phase !== 'connected', 'on the way to the next person');
      await ann.isConnected();
      const times = await timesOf(ann);
      take(steps, times.press, [times]);
    }
    await pause(LOOK_MS);
    await ann.presses('Next');
    await ann.is('queued', 'online');
    await ann.presses('Forget skipped people');
  }
  table(`${steps.frame.length} times Next, three in the queue`, steps);
}

const server = await Server.start();
const browser = await chromium();
const people = new People(browser, server.url);
try {
  const visitor = await people.arrive('visitor');
  const { requests, bytes } = await firstLoad(visitor.page);
  await visitor.leaves();
  await joining(people);
  await running(people);
  await next(people);
  console.log(`first visit: ${requests} requests, ${bytes} bytes as sent`);
} finally {
  await people.leave().catch(() => {});
  await browser.close();
  await server.stop();
}
