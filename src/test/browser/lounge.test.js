import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chromium } from './browsers.js';
import { People, serverUrl } from './people.js';
import { until } from './until.js';

/**
 * @import { Page } from 'puppeteer-core'
 * @import { Person } from './people.js'
 */

const people = await People.with(chromium());

/** Writes down what the page sends. @param {Page} page */
const overheard = (page) =>
  page.evaluateOnNewDocument(() => {
    /** @type {any[]} */
    const sent = [];
    Object.assign(window, { sent });
    const send = WebSocket.prototype.send;
    WebSocket.prototype.send = function (frame) {
      sent.push(JSON.parse(String(frame)));
      return send.call(this, frame);
    };
  });

/** The page can be looked away from. @param {Page} page */
const hideable = (page) =>
  page.evaluateOnNewDocument(() => {
    let hidden = false;
    Object.defineProperty(document, 'hidden', { get: () => hidden });
    /** @type {string[]} */
    const notices = [];
    const look = (/** @type {boolean} */ away) => {
      hidden = away;
      document.dispatchEvent(new Event('visibilitychange'));
    };
    class Notice {
      static permission = 'granted';
      static requestPermission = async () => 'granted';
      /** @param {string} title */
      constructor(title) {
        notices.push(title);
      }
      close() {
        notices.push('closed');
      }
    }
    Object.assign(window, { look, notices, Notification: Notice });
  });

/** @param {Person} person @param {boolean} away */
const looksAway = ({ page }, away) =>
  page.evaluate((a) => /** @type {any} */ (window).look(a), away);

/** @param {Person} person */
const tags = ({ page }) =>
  page.$$eval('.tags bdi', (all) => all.map(({ textContent }) => textContent ?? ''));

/** @param {Person} person @param {string[]} list */
const hasTags = (person, list) =>
  until(
    async () => JSON.stringify(await tags(person)) === JSON.stringify(list),
    async () => `has ${await tags(person)} and not ${list}`,
  );

/** @param {Person} person @param {(introduction: any) => boolean} right */
const introduces = ({ page }, right) =>
  until(
    async () => {
      const sent = await page.evaluate(() => /** @type {any} */ (window).sent);
      const last = sent.findLast((/** @type {any} */ { event }) => event === 'setInfo');
      return last && right(last.data) && last.data;
    },
    () => 'never introduced itself so',
  );

/** @param {Person} person @param {string} dialog */
async function opens({ page }, dialog) {
  await page.click(`#${dialog}`);
  await page.waitForSelector('dialog[open]');
}

/** @param {Person} person */
const isClosed = ({ page }) =>
  until(
    () => page.$('dialog').then((dialog) => dialog === null),
    () => 'the dialog is still there',
  );

/** @param {Person} person @param {string} setting */
async function switches(person, setting) {
  await opens(person, 'settings');
  await person.page.click(`dialog #${setting}`);
  await person.page.keyboard.press('Escape');
  await isClosed(person);
}

test('interests are typed, parted by Enter and comma, taken away, kept, and sent', async () => {
  const ann = await people.arriveReady('ann', { prepare: overheard });
  const { keyboard } = ann.page;
  await ann.page.focus('#interest');
  await keyboard.type('chess, Board  Games,');
  await hasTags(ann, ['chess', 'Board Games']);
  await keyboard.type('  CHESS ');
  await keyboard.press('Enter');
  await ann.reads('#interests-note', /^“CHESS” is there already\.$/);
  await keyboard.type('tea');
  await keyboard.press('Enter');
  await hasTags(ann, ['chess', 'Board Games', 'tea']);
  await keyboard.press('Backspace');
  await hasTags(ann, ['chess', 'Board Games']);
  await keyboard.type('<b>jazz</b>,');
  await hasTags(ann, ['chess', 'Board Games', '<b>jazz</b>']);
  await introduces(ann, ({ interests }) => interests.length === 3);

  await ann.page.reload();
  await ann.opensCamera();
  await hasTags(ann, ['chess', 'Board Games', '<b>jazz</b>']);
  await introduces(ann, ({ interests }) => interests[1] === 'Board Games');
  await ann.presses('Remove chess');
  await hasTags(ann, ['Board Games', '<b>jazz</b>']);
  await introduces(ann, ({ interests }) => interests.length === 2);
});

test('ten interests are enough, and by the keyboard one goes on where one was', async () => {
  const ann = await people.arriveReady('ann');
  await ann.page.focus('#interest');
  await ann.page.keyboard.type('a,b,c,d,e,f,g,h,i,j,k,');
  await ann.reads('#interests-note', /^No more than 10\./);
  assert.equal((await tags(ann)).length, 10);
  const button = await ann.page.$('aria/Remove b[role="button"]');
  await button?.focus();
  await ann.page.keyboard.press('Enter');
  await hasTags(ann, [...'acdefghij']);
  const place = await ann.page.evaluate(() => document.activeElement?.id);
  assert.equal(place, 'interest');
});

test('the device has an id that is sent and shown nowhere', async () => {
  const ann = await people.arriveReady('ann', { prepare: overheard });
  const { device } = await introduces(ann, () => true);
  assert.match(device, /^[0-9a-f]{32}$/);
  await opens(ann, 'settings');
  const shown = await ann.page.evaluate(() => document.documentElement.outerHTML);
  assert.equal(shown.includes(device), false);
  await ann.page.reload();
  await ann.opensCamera();
  await introduces(ann, (introduction) => introduction.device === device);
});

test('who waits is shown how long it has been, and something to read; nothing of it is read out', async () => {
  const ann = await people.arriveReady('ann');
  await ann.joins();
  await ann.reads(
    '.prospect',
    /^First we look for people who share an interest or your language\.$/,
  );
  await ann.reads('[data-fact="waited"] dd', /^0:0[2-9]$/);
  await ann.reads('.tip', /^Tip /);
  await ann.reads('.prospect', /^You will see each other/);
  const loud = await ann.page.$$eval(
    'waiting-room [aria-live], waiting-room [role=status]',
    (all) => all.length,
  );
  assert.equal(loud, 0);
});

test('when the stranger leaves, nobody comes by themselves if one wants it so', async () => {
  const ann = await people.arriveReady('ann');
  const bob = await people.arriveReady('bob');
  await switches(ann, 'autoNext');
  await ann.joins();
  await bob.joins();
  await ann.isConnectedTo(bob);
  await bob.leaves();
  await ann.is('ready', 'online');
  await ann.isTold(/^The stranger left\. Join the queue when you like\.$/);
  const cid = await people.arriveReady('cid');
  await cid.joins();
  await cid.is('queued', 'online');
  await ann.is('ready');
  await ann.joins();
  await ann.isConnectedTo(cid);
});

test('a match that comes while one looks elsewhere is told by the title and a notification', async () => {
  const ann = await people.arriveReady('ann', { prepare: hideable });
  await switches(ann, 'notifications');
  await ann.joins();
  await looksAway(ann, true);
  const bob = await people.arriveReady('bob');
  await bob.joins();
  await ann.isConnectedTo(bob);
  const titles = new Set();
  await until(
    async () => titles.add(await ann.page.title()).size >= 2 && titles.has('● Somebody is here!'),
    () => `the title was only ${[...titles]}`,
  );
  await looksAway(ann, false);
  assert.equal(await ann.page.title(), `With ${bob.name} · Rendezvous`);
  const notices = await ann.page.evaluate(() => /** @type {any} */ (window).notices);
  assert.deepEqual(notices, ['Somebody is here', 'closed']);
});

/** Counts the notes that sound, and the locks that keep the screen on. @param {Page} page */
const counted = async (page) => {
  await hideable(page);
  await page.evaluateOnNewDocument(() => {
    const counts = { notes: 0, locks: 0 };
    const { start } = AudioScheduledSourceNode.prototype;
    AudioScheduledSourceNode.prototype.start = function (when) {
      counts.notes++;
      return start.call(this, when);
    };
    const release = async () => void counts.locks--;
    const request = async () => (counts.locks++, { released: false, release });
    Object.defineProperty(navigator, 'wakeLock', { value: { request } });
    Object.assign(window, { counts });
  });
};

/** @param {Person} person @returns {Promise<{ notes: number, locks: number }>} */
const countsOf = ({ page }) => page.evaluate(() => /** @type {any} */ (window).counts);

test('a match that comes while one looks elsewhere is heard, and the screen stays on until the call ends', async () => {
  const ann = await people.arriveReady('ann', { prepare: counted });
  await ann.joins();
  assert.deepEqual(await countsOf(ann), { notes: 0, locks: 0 });
  await looksAway(ann, true);
  const bob = await people.arriveReady('bob');
  await bob.joins();
  await until(
    async () => (await countsOf(ann)).notes === 2,
    () => 'no two notes sound',
  );
  await looksAway(ann, false);
  await until(
    async () => (await countsOf(ann)).locks === 1,
    () => 'the screen is not kept on',
  );
  await ann.presses('Stop');
  await until(
    async () => (await countsOf(ann)).locks === 0,
    () => 'the screen is kept on after the call',
  );
});

test('with all of it switched off, a match is silent', async () => {
  const ann = await people.arriveReady('ann', { prepare: hideable });
  await switches(ann, 'titleFlash');
  await switches(ann, 'sounds');
  await ann.joins();
  await looksAway(ann, true);
  const bob = await people.arriveReady('bob');
  await bob.joins();
  await ann.isConnectedTo(bob);
  assert.equal(await ann.page.title(), `With ${bob.name} · Rendezvous`);
  assert.deepEqual(await ann.page.evaluate(() => /** @type {any} */ (window).notices), []);
});

test('a notification that the browser refuses stays off, and says why', async () => {
  const ann = await people.arrive('ann', {
    prepare: (page) =>
      page.evaluateOnNewDocument(() => {
        class Refused {
          static permission = 'default';
          static requestPermission = async () => (Refused.permission = 'denied');
        }
        Object.assign(window, { Notification: Refused });
      }),
  });
  await opens(ann, 'settings');
  await ann.page.click('dialog #notifications');
  await ann.reads('#notifications-hint', /^Your browser does not allow it/);
  const box = await ann.page.$eval('dialog #notifications', (element) => {
    const { checked, disabled } = /** @type {HTMLInputElement} */ (element);
    return { checked, disabled };
  });
  assert.deepEqual(box, { checked: false, disabled: true });
});

test('settings are there before the camera, hold at once, and over a reload', async () => {
  const ann = await people.arrive('ann');
  const look = () =>
    ann.page.evaluate(() => ({
      scheme: getComputedStyle(document.documentElement).colorScheme,
      bars: [...document.querySelectorAll('meta[name="theme-color"]')].map((meta) =>
        meta.getAttribute('content'),
      ),
    }));
  await opens(ann, 'settings');
  await ann.page.select('dialog #theme', 'dark');
  assert.deepEqual(await look(), { scheme: 'dark', bars: ['#0d0f14', '#0d0f14'] });
  await ann.page.select('dialog #theme', 'light');
  assert.deepEqual(await look(), { scheme: 'light', bars: ['#f6f3ef', '#f6f3ef'] });
  await ann.page.click('dialog #autoNext');
  await ann.page.reload();
  await ann.is('idle');
  assert.deepEqual(await look(), { scheme: 'light', bars: ['#f6f3ef', '#f6f3ef'] });
  await opens(ann, 'settings');
  const [theme, autoNext] = await ann.page.$$eval('dialog #theme, dialog #autoNext', (all) =>
    all.map((field) => {
      const { checked, value } = /** @type {HTMLInputElement} */ (field);
      return field.id === 'theme' ? value : checked;
    }),
  );
  assert.deepEqual([theme, autoNext], ['light', false]);
});

test('settings by the keyboard: every field can be reached and used, Escape leads back', async () => {
  const ann = await people.arriveReady('ann');
  const at = () => ann.page.evaluate(() => document.activeElement?.id);
  await ann.page.focus('#settings');
  await ann.page.keyboard.press('Enter');
  await ann.page.waitForSelector('dialog[open]');
  const passed = new Set();
  await until(
    async () => {
      await ann.page.keyboard.press('Tab');
      return passed.add(await at()).has('notifications');
    },
    () => `Tab only comes to ${[...passed]}`,
  );
  for (const field of ['language', 'theme', 'autoNext', 'hideSelf', 'shortcuts', 'sounds']) {
    assert.ok(passed.has(field), `${field} is not among ${[...passed]}`);
  }
  await ann.page.focus('dialog #shortcuts');
  await ann.page.keyboard.press('Space');
  assert.equal(
    await ann.page.$eval('dialog #shortcuts', (s) => /** @type {any} */ (s).checked),
    false,
  );
  await ann.page.keyboard.press('Escape');
  await isClosed(ann);
  assert.equal(await at(), 'settings');
});

test('who goes back to the page finds it usable', async () => {
  const ann = await people.arriveReady('ann');
  await ann.joins();
  // Of the same site: a tab's icon that is still asked for after about:blank would be asked for by nobody.
  await ann.page.goto(new URL('favicon.svg', serverUrl()).href);
  await ann.page.goBack();
  await ann.is('idle');
  await ann.opensCamera();
  const bob = await people.arriveReady('bob');
  await ann.joins();
  await bob.joins();
  await ann.isConnectedTo(bob);
});
