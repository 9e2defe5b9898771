/**
 * Every state of the page (journey.js), in light and dark, and from right to left: axe-core finds nothing; and
 * a finger finds every target, which is large enough, on the screen and under nothing else.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { violations } from './axe.js';
import { chromium } from './browsers.js';
import { journey } from './journey.js';
import { People, serverUrl } from './people.js';

/**
 * @import { Page } from 'puppeteer-core'
 * @import { Taste } from './journey.js'
 * @typedef {(page: Page) => Promise<string[]>} FaultsOf one line for each
 */

const people = await People.with(chromium());

const DESKTOP = { width: 1280, height: 800 };
const SMALL = { width: 320, height: 640, isMobile: true, hasTouch: true, deviceScaleFactor: 1 };
const english = { language: 'en', interests: ['chess', 'slow cooking'] };
const german = { language: 'de', interests: ['Schach', 'slow cooking'] };
const arabic = { language: 'ar', interests: ['شطرنج', 'tea'] };

/** In every state of the page. @param {Taste} taste @param {FaultsOf} faultsOf */
async function nothingIsWrong(taste, faultsOf) {
  /** @type {string[]} */
  const found = [];
  await journey(people, taste, async ({ page }, state) => {
    for (const fault of await faultsOf(page)) found.push(`${state}: ${fault}`);
  });
  assert.deepEqual(found, []);
}

/** @param {Page} page @param {'light' | 'dark'} scheme */
const turns = (page, scheme) =>
  page.emulateMediaFeatures([
    { name: 'prefers-color-scheme', value: scheme },
    { name: 'prefers-reduced-motion', value: 'reduce' },
  ]);

/** In light and dark. @type {FaultsOf} */
async function violationsOf(page) {
  const found = [];
  for (const scheme of /** @type {const} */ (['light', 'dark'])) {
    await turns(page, scheme);
    for (const violation of await violations(page)) found.push(`${scheme}: ${violation}`);
  }
  return found;
}

test('what is wrong is found: a button without a name, and words one cannot tell from the ground', async () => {
  const ann = await people.arrive('ann', { prepare: (page) => turns(page, 'light') });
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

for (const liking of [english, arabic]) {
  test(`in light and dark, axe-core finds nothing in any state: ${liking.language}`, async () => {
    await nothingIsWrong({ viewport: DESKTOP, ...liking }, violationsOf);
  });
}

test('on the page that is not there axe-core finds nothing, and a finger the way back', async () => {
  const ann = await people.arrive('ann');
  ann.expects(/404/);
  await ann.page.goto(new URL('nothing-is-here', serverUrl()).href);
  assert.deepEqual(await violationsOf(ann.page), []);
  assert.deepEqual(await faultsForFingers(ann.page), []);
});

test('without JavaScript axe-core finds nothing', async () => {
  const ann = await people.arrive('ann', { prepare: (page) => page.setJavaScriptEnabled(false) });
  await ann.reads('.noscript', /needs JavaScript/);
  // For axe-core: the page has come without.
  await ann.page.setJavaScriptEnabled(true);
  assert.deepEqual(await violationsOf(ann.page), []);
});

/** A finger finds each target: it is on the screen, nothing lies on it, and its words fit. @type {FaultsOf} */
const faultsForFingers = (page) =>
  page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    const wide = scrollWidth > clientWidth ? [`scrolls sideways: ${scrollWidth} px`] : [];
    const all = 'button, select, input, textarea, summary, a[href]';
    const onTop = document.querySelector('dialog[open], :popover-open') ?? document;
    /** What is scrolled away can be scrolled back. @param {Element} target @param {number} x @param {number} y */
    const isInSight = (target, x, y) => {
      for (let box = target.parentElement; box; box = box.parentElement) {
        const { left, right, top, bottom } = box.getBoundingClientRect();
        const clips = getComputedStyle(box).overflowY !== 'visible';
        if (clips && (x < left || x > right || y < top || y > bottom)) return false;
      }
      return true;
    };
    /** @param {Element} target @param {DOMRect} box */
    const isCovered = (target, { left, top, width, height }) => {
      const [x, y] = [left + width / 2, top + height / 2];
      return isInSight(target, x, y) && !target.contains(document.elementFromPoint(x, y));
    };
    const targets = /** @type {HTMLElement[]} */ ([...onTop.querySelectorAll(all)]);
    const faults = targets.flatMap((target) => {
      if (!target.checkVisibility({ visibilityProperty: true })) return [];
      // Of what stands in a label the whole label can be pressed.
      const whole = target.closest('label') ?? target;
      const box = whole.getBoundingClientRect();
      const name = target.id || target.getAttribute('aria-label') || target.textContent?.trim();
      const isSmall = box.width < 43.9 || box.height < 43.9;
      const isOutside = box.left < -0.5 || box.right > innerWidth + 0.5;
      const isCut =
        target.scrollWidth > target.clientWidth + 1 &&
        target.matches('button:not(.glimpse, .round)');
      return [
        ...(isSmall ? [`${name}: ${box.width} x ${box.height}`] : []),
        ...(isOutside ? [`${name} is off the screen`] : []),
        ...(isCut ? [`${name}: its words do not fit`] : []),
        ...(isCovered(whole, box) ? [`something lies on ${name}`] : []),
      ];
    });
    return [...wide, ...faults];
  });

test('with letters twice as large nothing is cut off or scrolls sideways', async () => {
  await nothingIsWrong({ viewport: DESKTOP, ...german }, async (page) => {
    await page.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'));
    return faultsForFingers(page);
  });
});

for (const liking of [english, german, arabic]) {
  test(`at 320 px fingers find everything and nothing is cut off or scrolls sideways: ${liking.language}`, async () => {
    await nothingIsWrong({ viewport: SMALL, ...liking }, faultsForFingers);
  });
}
