import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chromium } from './browsers.js';
import { People } from './people.js';

/** @import { Person } from './people.js' */

const people = await People.with(chromium());

const PHONE = { width: 390, height: 844, isMobile: true, hasTouch: true, deviceScaleFactor: 2 };
const DESKTOP = { width: 1280, height: 800 };

/** @param {Person} person */
const boxes = (person) =>
  person.page.evaluate(() => {
    const box = (/** @type {Element} */ element) => {
      const { left, right, top, bottom, width, height } = element.getBoundingClientRect();
      return { left, right, top, bottom, width, height };
    };
    const [stranger, self] = [...document.querySelectorAll('section.pane')].map(box);
    return {
      stranger,
      self,
      wide: document.documentElement.scrollWidth,
      buttons: [...document.querySelectorAll('button')].map((b) => ({ ...box(b), id: b.id })),
    };
  });

/** @param {Person} person @param {{ width: number, height: number }} screen @param {string} state */
async function fits(person, screen, state) {
  const { wide, buttons } = await boxes(person);
  assert.ok(wide <= screen.width, `${state}: ${wide} px wide, scrolls sideways`);
  for (const { id, left, right, top, bottom } of buttons) {
    const inside = left >= 0 && right <= screen.width && top >= 0 && bottom <= screen.height;
    assert.ok(inside, `${state}: ${id} is off the screen`);
  }
}

/** @param {Person} person @param {string} state */
async function isTouchable(person, state) {
  for (const { id, width, height } of (await boxes(person)).buttons) {
    assert.ok(width >= 44 && height >= 44, `${state}: ${id} is ${width} by ${height} px`);
  }
}

test('on a phone the panes are stacked, nothing scrolls sideways, and fingers find the buttons', async () => {
  const ann = await people.arrive('ann', { viewport: PHONE });
  const see = async (/** @type {string} */ state) => {
    await fits(ann, PHONE, state);
    await isTouchable(ann, state);
  };
  await see('idle');
  await ann.opensCamera();
  await see('ready');
  await ann.joins();
  await see('queued');
  const bob = await people.arriveReady('bob', { viewport: PHONE });
  await bob.joins();
  await ann.isConnectedTo(bob);
  await see('connected');
  const { stranger, self } = await boxes(ann);
  assert.ok(
    stranger.bottom <= self.top + 1 || self.bottom <= stranger.top + 1,
    'one above the other',
  );
  assert.ok(Math.min(stranger.height, self.height) > 100, 'both can be seen');
});

test('on a desktop the panes stand side by side', async () => {
  const [ann] = await people.meet('ann', 'bob', { viewport: DESKTOP });
  await fits(ann, DESKTOP, 'connected');
  const { stranger, self } = await boxes(ann);
  assert.ok(stranger.right <= self.left + 1 || self.right <= stranger.left + 1, 'side by side');
  assert.ok(Math.abs(stranger.top - self.top) < 2 && Math.abs(stranger.width - self.width) < 2);
});
