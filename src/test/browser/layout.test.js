import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chromium } from './browsers.js';
import { People } from './people.js';
import { until } from './until.js';

/**
 * @import { Person } from './people.js'
 * @typedef {{ name: string, left: number, right: number, top: number, bottom: number, width: number, height: number }} Box
 * @typedef {{ width: number, height: number }} Size
 */

const people = await People.with(chromium());

const finger = { isMobile: true, hasTouch: true };
const DESKTOP = { width: 1280, height: 800 };
const PHONE = { width: 390, height: 844, deviceScaleFactor: 2, ...finger };
const SMALL = { width: 320, height: 640, deviceScaleFactor: 1, ...finger };
const ON_ITS_SIDE = { width: 844, height: 390, deviceScaleFactor: 2, ...finger };
const SCREENS = { DESKTOP, PHONE, SMALL, ON_ITS_SIDE };

/** Of what is seen there. @param {Person} person @param {string} selector @returns {Promise<Box[]>} */
const boxes = ({ page }, selector) =>
  page.$$eval(selector, (elements) =>
    elements
      .filter((element) => element.checkVisibility({ visibilityProperty: true }))
      .map((element) => {
        const { left, right, top, bottom, width, height } = element.getBoundingClientRect();
        const name = element.id || element.getAttribute('aria-label') || element.localName;
        return { name, left, right, top, bottom, width, height };
      }),
  );

/** @param {Person} person @param {string} selector */
async function box(person, selector) {
  const [first] = await boxes(person, selector);
  assert.ok(first, `${selector} is not there`);
  return first;
}

/** By more than what rounding does. @param {Box} one @param {Box} other */
const overlap = (one, other) =>
  Math.min(one.right, other.right) - Math.max(one.left, other.left) > 1 &&
  Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > 1;

/** @param {Box} inner @param {Box} outer */
const isWithin = (inner, outer) =>
  inner.left >= outer.left - 1 &&
  inner.right <= outer.right + 1 &&
  inner.top >= outer.top - 1 &&
  inner.bottom <= outer.bottom + 1;

/** @param {Size} screen @returns {Box} */
const whole = ({ width, height }) => ({
  name: 'screen',
  left: 0,
  top: 0,
  right: width,
  bottom: height,
  width,
  height,
});

/** Everything there is to press in a call, but for what lies in the chat. */
const BUTTONS = 'header button, footer button, main button';

/** Each on the screen, and none under another or under one's own picture. @param {Person} person @param {Size} screen @param {string} state */
async function isInReach(person, screen, state) {
  const buttons = await boxes(person, BUTTONS);
  const own = await box(person, 'local-pane');
  const inTile = (await boxes(person, 'local-pane button')).map(({ name }) => name);
  for (const [i, button] of buttons.entries()) {
    assert.ok(isWithin(button, whole(screen)), `${state}: ${button.name} is off the screen`);
    for (const other of buttons.slice(i + 1))
      assert.ok(!overlap(button, other), `${state}: ${button.name} and ${other.name} overlap`);
    if (!inTile.includes(button.name))
      assert.ok(!overlap(button, own), `${state}: one’s own picture covers ${button.name}`);
  }
}

/** What a finger would find in the middle of each button is that button. @param {Person} person @param {string} state */
async function isUncovered({ page }, state) {
  const covered = await page.$$eval(BUTTONS, (buttons) =>
    buttons
      .filter((button) => button.checkVisibility({ visibilityProperty: true }))
      .filter((button) => {
        const { left, top, width, height } = button.getBoundingClientRect();
        const found = document.elementFromPoint(left + width / 2, top + height / 2);
        return !button.contains(found);
      })
      .map((button) => button.id || button.getAttribute('aria-label')),
  );
  assert.deepEqual(covered, [], `${state}: something lies on them`);
}

for (const [name, screen] of Object.entries(SCREENS)) {
  test(`in a call one’s own picture lies in a corner of the stranger’s, and covers nothing: ${name}`, async () => {
    const [ann] = await people.meet('ann', 'bob', { viewport: screen });
    await ann.page.waitForSelector('#link-quality');
    const stranger = await box(ann, 'remote-pane .pane');
    const area = screen.width * screen.height;
    assert.ok(stranger.width * stranger.height > area * 0.6, 'the stranger is large');
    if (screen !== DESKTOP)
      assert.deepEqual([stranger.width, stranger.height], [screen.width, screen.height]);
    for (let turn = 0; turn < 4; turn++) {
      const corner = await ann.page.$eval('body', ({ dataset }) => dataset.corner ?? '');
      const own = await box(ann, 'local-pane');
      assert.ok(isWithin(own, stranger), `${corner}: inside`);
      assert.ok(own.width * own.height < area * 0.2, `${corner}: small`);
      const isStart = own.left + own.right < stranger.left + stranger.right;
      const isTop = own.top + own.bottom < stranger.top + stranger.bottom;
      assert.equal(`${isTop ? 'top' : 'bottom'}-${isStart ? 'start' : 'end'}`, corner);
      await isInReach(ann, screen, corner);
      await isUncovered(ann, corner);
      await movesOn(ann, corner);
    }
  });

  test(`the chat leaves the stranger and the controls to be seen: ${name}`, async () => {
    const [ann] = await people.meet('ann', 'bob', { viewport: screen });
    await ann.presses('Chat');
    await ann.page.waitForSelector('#chat-field');
    await ann.page.waitForSelector('#link-quality');
    const stranger = await box(ann, 'remote-pane .pane');
    const chat = await box(ann, 'chat-panel');
    if (screen === DESKTOP) assert.ok(!overlap(chat, stranger), 'beside the picture');
    else assert.ok(isWithin(chat, stranger), 'on the picture');
    assert.ok(chat.width * chat.height < 0.55 * screen.width * screen.height, 'not over all of it');
    await isInReach(ann, screen, 'chat');
    await isUncovered(ann, 'chat');
  });
}

/** @param {Person} person @param {string} corner where it was */
async function movesOn({ page }, corner) {
  await page.$eval('#move-self', (button) => /** @type {HTMLElement} */ (button).click());
  await until(
    () => page.$eval('body', ({ dataset }, was) => dataset.corner !== was, corner),
    () => 'one’s own picture does not move',
  );
  // It glides there.
  await until(
    () => page.$eval('local-pane', (pane) => pane.getAnimations().length === 0),
    () => 'one’s own picture does not come to rest',
  );
}

test('on a phone what leads on is where a thumb is, and keeps clear of the notch', async () => {
  const [ann] = await people.meet('ann', 'bob', { viewport: PHONE });
  for (const button of await boxes(ann, '#next, #stop, .tools > button'))
    assert.ok(button.top > PHONE.height * 0.75, `${button.name} is in the lowest quarter`);
  const next = await box(ann, '#next');
  const stop = await box(ann, '#stop');
  assert.ok(next.left - stop.right >= 8, 'Next is apart from Stop');
});

test('from right to left the page is the other way round', async () => {
  const prepare = (/** @type {import('puppeteer-core').Page} */ page) =>
    page.evaluateOnNewDocument(() =>
      localStorage.setItem('rendezvous.settings', JSON.stringify({ language: 'ar' })),
    );
  const ann = await people.arrive('ann', { viewport: DESKTOP, prepare });
  const direction = await ann.page.$eval('html', ({ lang, dir }) => [lang, dir]);
  assert.deepEqual(direction, ['ar', 'rtl']);
  const loaded = await ann.page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .flatMap(({ name }) => name.match(/\w+(?=\.js$)/g) ?? []),
  );
  assert.ok(loaded.includes('ar') && !loaded.includes('fr'), 'only what is spoken is loaded');
  const name = await box(ann, 'h1');
  const menu = await box(ann, 'page-menu');
  assert.ok(menu.right < name.left, 'the menu is on the left');
  const mirrored = await ann.page.evaluate(() => {
    const picture = document.querySelector('#help svg');
    return picture && getComputedStyle(picture).getPropertyValue('--reading');
  });
  assert.equal(mirrored, '-1', 'pictures that point do so the other way');
});
