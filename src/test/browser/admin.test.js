/** The operator's page, of a server of its own that has a password for it. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { after, test } from 'node:test';
import { violations } from './axe.js';
import { chromium } from './browsers.js';
import { People } from './people.js';
import { Server } from './server.js';
import { TARGET, until } from './until.js';

/** @import { Page, Viewport } from 'puppeteer-core' */

const password = randomUUID();
const server = await Server.start({ env: { RENDEZVOUS_ADMIN_PASSWORD: password } });
after(() => server.stop());
const people = await People.with(chromium(), server.url);

const DESKTOP = { width: 1280, height: 800 };
const PHONE = { width: 390, height: 844, isMobile: true, hasTouch: true, deviceScaleFactor: 2 };

/** @param {Viewport} [viewport] @param {(page: Page) => Promise<unknown>} [prepare] */
async function operator(viewport = DESKTOP, prepare) {
  const context = await people.browser.createBrowserContext();
  const page = await context.newPage();
  /** @type {string[]} */
  const complaints = [];
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(String(error)));
  await page.setViewport(viewport);
  await page.authenticate({ username: 'operator', password });
  await prepare?.(page);
  await page.goto(`${server.url}admin/`, { waitUntil: 'load' });
  await reads(page, '#status', /^Live$/);
  const leaves = async () => {
    await context.close();
    assert.deepEqual(complaints, [], 'nothing stands on the console');
  };
  return { page, leaves };
}

/** @param {Page} page @param {string} selector @param {RegExp} words */
async function reads(page, selector, words) {
  const text = () =>
    page.$eval(selector, (element) => element.textContent ?? '').catch(() => 'nothing');
  await until(
    async () => words.test((await text()).trim()),
    async () => `${selector} does not read ${words}, but: ${await text()}`,
  );
}

/** @param {Page} page */
const focused = (page) => page.evaluate(() => document.activeElement?.textContent?.trim());

/** A figure's chart says what it is, to those who do not see it too. @param {Page} page @param {string} title @param {string} now */
const shows = (page, title, now) =>
  until(
    () => page.$(`[role="img"][aria-label^="${title} in the last 15 minutes: now ${now}, "]`),
    async () => {
      const labels = await page.$$eval('[role="img"]', (all) => all.map((each) => each.ariaLabel));
      return `${title} is not ${now}: ${labels.join(' | ')}`;
    },
  );

test('without the password there is no page', async () => {
  const context = await people.browser.createBrowserContext();
  const page = await context.newPage();
  await page.authenticate({ username: 'operator', password: 'something else' });
  const answer = await page.goto(`${server.url}admin/`).catch(() => null);
  assert.ok(!answer || answer.status() === 401);
  assert.equal(await page.$('#charts'), null);
  await context.close();
});

test('the numbers move when visitors come, meet and go', async () => {
  const { page, leaves } = await operator();
  await shows(page, 'Connected', '0');
  const [ann, bob] = await people.meet('ann', 'bob');
  await shows(page, 'Connected', '2');
  await shows(page, 'Rooms', '1');
  const drawn = await page.$eval('.plot .line', (line) => line.getAttribute('d') ?? '');
  assert.match(drawn, /^M[\d.]+ [\d.]+L/);
  await ann.leaves();
  await bob.leaves();
  await shows(page, 'Connected', '0');
  await shows(page, 'Rooms', '0');
  await leaves();
});

test('it says that the server is away, and goes on by itself when it is back', async () => {
  const { page, leaves } = await operator();
  /** Chromium itself writes that the stream was cut. */
  page.removeAllListeners('console');
  await server.stop();
  await reads(page, '#status', /^The server cannot be reached/);
  await server.start();
  await reads(page, '#status', /^Live$/);
  await leaves();
});

test('to empty the node takes a second press, and the first can be taken back', async () => {
  const { page, leaves } = await operator();
  /** @type {string[]} */
  const asked = [];
  page.on('request', (request) => request.method() === 'POST' && asked.push(request.url()));
  await page.locator('aria/Empty this node…[role="button"]').click();
  await page.locator('::-p-text(All pages are told to connect elsewhere.)').wait();
  assert.equal(await focused(page), 'Cancel');
  await page.keyboard.press('Enter');
  await page.locator('aria/Empty this node…[role="button"]').wait();
  assert.equal(await focused(page), 'Empty this node…');
  assert.deepEqual(asked, []);
  await leaves();
});

test('what was sent to a server that was restarted since is to be sent again', async () => {
  const { page, leaves } = await operator(DESKTOP, (each) =>
    each.evaluateOnNewDocument(() => {
      window.fetch = async () => new Response(null, { status: 204 });
    }),
  );
  /** Chromium itself writes that the stream was cut. */
  page.removeAllListeners('console');
  await page.locator('aria/Empty this node…[role="button"]').click();
  await page.locator('aria/Empty it now[role="button"]').click();
  await reads(page, '#drain', /^This node is being emptied$/);
  await server.stop();
  await server.start();
  await reads(page, '#drain', /^Empty this node…$/);
  await leaves();
});

test('it can be read and used by anybody, in light and dark, on a desk and in a hand', async () => {
  mkdirSync(`${TARGET}/admin`, { recursive: true });
  const [ann, bob] = await people.meet('ann', 'bob');
  for (const [name, viewport] of Object.entries({ desktop: DESKTOP, phone: PHONE })) {
    for (const scheme of /** @type {const} */ (['light', 'dark'])) {
      const { page, leaves } = await operator(viewport, (each) =>
        each.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]),
      );
      await shows(page, 'Connected', '2');
      const path = `${TARGET}/admin/${name}-${scheme}.png`;
      await page.screenshot({ path: /** @type {`${string}.png`} */ (path), fullPage: true });
      await page.locator('aria/Empty this node…[role="button"]').click();
      await page.locator('summary').click();
      assert.deepEqual(await violations(page), [], `${name}, ${scheme}`);
      const wider = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      assert.equal(wider, 0, 'nothing sticks out to the side');
      await leaves();
    }
  }
  await ann.leaves();
  await bob.leaves();
});

test('the second press empties the node, and the page says so', async () => {
  const { page, leaves } = await operator();
  await page.locator('aria/Empty this node…[role="button"]').click();
  await page.locator('aria/Empty it now[role="button"]').click();
  await reads(page, '#drain', /^This node is being emptied$/);
  assert.equal(await focused(page), 'This node is being emptied');
  await until(
    async () => (await fetch(`${server.url}health/ready`)).status === 503,
    () => 'the node still takes visitors',
  );
  await reads(page, '#drain', /^This node is being emptied$/);
  await leaves();
});
