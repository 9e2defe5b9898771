/** One service in two places, and pages that find the nearer one. */
import assert from 'node:assert/strict';
import { after, afterEach, test } from 'node:test';
import { chromium } from './browsers.js';
import { Cable } from './cable.js';
import { People } from './people.js';
import { Server, freePort } from './server.js';
import { until } from './until.js';

/** @import { Person } from './people.js' */

const LONG_WAY_MS = 100;

/** Where a page's sockets went, and what it said there. @param {import('puppeteer-core').Page} page */
const listenIn = (page) =>
  page.evaluateOnNewDocument(() => {
    /** @type {{ url: string, said: string[] }[]} */
    const sockets = [];
    Object.assign(window, { sockets });
    const Original = WebSocket;
    window.WebSocket = class extends Original {
      /** @type {string[]} */
      #said = [];
      /** @param {string | URL} url @param {string | string[]} [protocols] */
      constructor(url, protocols) {
        super(url, protocols);
        sockets.push({ url: String(url), said: this.#said });
      }
      /** @override @param {any} frame */
      send(frame) {
        this.#said.push(frame);
        super.send(frame);
      }
    };
  });

const [homePort, otherPort] = [await freePort(), await freePort()];
const home = await Cable.to(`http://127.0.0.1:${homePort}/`);
const other = await Cable.to(`http://127.0.0.1:${otherPort}/`);
const origin = (/** @type {Cable} */ cable) => new URL(cable.url).origin;
const env = {
  RENDEZVOUS_REGIONS: `here=${origin(home)},there=${origin(other)}`,
  RENDEZVOUS_ORIGIN_ALLOWED: origin(home),
};
const servers = [new Server(homePort, { env }), new Server(otherPort, { env })];
await Promise.all(servers.map((server) => server.start()));
after(async () => {
  home.close();
  other.close();
  await Promise.all(servers.map((server) => server.stop()));
});
afterEach(() => {
  for (const cable of [home, other]) {
    cable.lengthen(0);
    cable.mend();
  }
});
const people = await People.with(chromium(), home.url);

/** Until all has been measured, or given up. @param {Person} person */
const hasMeasured = ({ page }) =>
  until(
    () =>
      page.evaluate(() => {
        const tried = performance.getEntriesByType('resource').map(({ name }) => new URL(name));
        const counts = ['here', 'there'].map((_, i) => {
          const meta = document.querySelector('meta[name="regions"]');
          const all = /** @type {HTMLMetaElement} */ (meta).content.split(',');
          const host = new URL(all[i]?.split('=')[1] ?? '').host;
          return tried.filter((url) => url.host === host && url.pathname === '/near').length;
        });
        return counts.every((count) => count > 2) || performance.now() > 10_000;
      }),
    () => 'the page has not measured',
  );

/** @param {Person} person */
const whereabouts = ({ page }) =>
  page.evaluate(() => {
    const [first] = /** @type {any} */ (window).sockets.slice(-1);
    const { event, data } = JSON.parse(first.said[0]);
    return { host: new URL(first.url).host, event, region: data.region };
  });

test('who is nearer to the other place talks there, and is said to be of that region', async () => {
  home.lengthen(LONG_WAY_MS);
  const ann = await people.arrive('ann', { prepare: listenIn });
  await hasMeasured(ann);
  await ann.opensCamera();

  const { host } = new URL(other.url);
  assert.deepEqual(await whereabouts(ann), { host, event: 'setInfo', region: 'there' });
});

test('who is nearer to where the page came from stays there', async () => {
  other.lengthen(LONG_WAY_MS);
  const ann = await people.arrive('ann', { prepare: listenIn });
  await hasMeasured(ann);
  await ann.opensCamera();

  const { host } = new URL(home.url);
  assert.deepEqual(await whereabouts(ann), { host, event: 'setInfo', region: 'here' });
});

test('a place that is lost before one gets there keeps nobody from talking', async () => {
  home.lengthen(LONG_WAY_MS);
  const ann = await people.arrive('ann', { prepare: listenIn });
  ann.expects(/^WebSocket connection to 'ws:\S+' failed: /);
  ann.expects(/ERR_/);
  // Refused twice in a row and never let in, a page asks whether a ticket is missing.
  ann.expects(/status of 426/);
  await hasMeasured(ann);
  other.cut();
  await ann.opensCamera();

  const { host } = new URL(home.url);
  assert.deepEqual(await whereabouts(ann), { host, event: 'setInfo', region: 'here' });
});
