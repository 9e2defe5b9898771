import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chromium } from './browsers.js';
import { People } from './people.js';

/** @import { Person } from './people.js' */

const people = await People.with(chromium());

/** Where the keyboard is, as a screen reader would say it. @param {Person} person */
async function focus({ page }) {
  const handle = await page.evaluateHandle(() => document.activeElement);
  const tree = await page.accessibility.snapshot({
    interestingOnly: false,
    root: handle.asElement() ?? undefined,
  });
  const onPage = await page.evaluate(() => document.activeElement !== document.body);
  return { name: tree?.name ?? '', role: tree?.role ?? '', onPage };
}

/** @param {Person} person @param {string} name */
async function tabsTo(person, name) {
  const passed = [];
  for (let i = 0; i < 12; i++) {
    const at = await focus(person);
    if (at.role === 'button' && at.name === name) return;
    passed.push(`${at.role} “${at.name}”`);
    await person.page.keyboard.press('Tab');
  }
  assert.fail(`Tab never comes to “${name}”, but to ${passed.join(', ')}`);
}

/** @param {Person} person @param {string} name */
async function entersOn(person, name) {
  await tabsTo(person, name);
  await person.page.keyboard.press('Enter');
}

/** @param {Person} person @param {string} after */
async function keepsItsPlace(person, after) {
  const { onPage } = await focus(person);
  assert.ok(onPage, `the keyboard’s place is lost after ${after}`);
}

test('the whole journey by Tab and Enter, and the keyboard never loses its place', async () => {
  const ann = await people.arrive('ann');
  const bob = await people.arriveReady('bob');
  await entersOn(ann, 'Open camera');
  await ann.is('ready', 'online');
  await keepsItsPlace(ann, 'Open camera');
  await entersOn(ann, 'Join queue');
  await ann.is('queued');
  await keepsItsPlace(ann, 'Join queue');
  await bob.joins();
  await ann.isConnected();
  await keepsItsPlace(ann, 'the match');
  await entersOn(ann, 'Next');
  await ann.is('queued');
  await keepsItsPlace(ann, 'Next');
  await entersOn(ann, 'Forget skipped people');
  await ann.isConnectedTo(bob);
  await entersOn(ann, 'Stop');
  await ann.is('ready');
  await keepsItsPlace(ann, 'Stop');
  await entersOn(ann, 'Join queue');
  await ann.isConnectedTo(bob);
  await entersOn(ann, 'Stop');
  await ann.is('ready');
  await entersOn(ann, 'Close camera');
  await ann.is('idle');
  await keepsItsPlace(ann, 'Close camera');
  await entersOn(ann, 'Open camera');
  await ann.is('ready', 'online');
});

test('the keyboard’s place is kept when the other ends the call, too', async () => {
  const [ann, bob] = await people.meet('ann', 'bob');
  await tabsTo(ann, 'Next');
  await bob.presses('Stop');
  await ann.is('queued');
  await keepsItsPlace(ann, 'the end of the call');
  await entersOn(ann, 'Leave queue');
  await ann.is('ready');
});

test('every button has a name, the status is announced, and the two pictures are named', async () => {
  const [ann, bob] = await people.meet('ann', 'bob');
  await bob.presses('Stop');
  await ann.is('queued');
  for (const person of [ann, bob]) {
    const buttons = await person.page.$$('button');
    for (const button of buttons) {
      const node = await person.page.accessibility.snapshot({ root: button });
      assert.match(node?.name ?? '', /\S/, 'a button without a name');
    }
    const live = await person.page.$eval('#status', (status) => [
      status.getAttribute('role'),
      status.getAttribute('aria-live'),
    ]);
    assert.deepEqual(live, ['status', 'polite']);
    const panes = await person.page.$$eval('section.pane', (all) =>
      all.filter((pane) => pane.checkVisibility()).map((pane) => pane.getAttribute('aria-label')),
    );
    // Who is not in line sees nothing of a stranger.
    assert.deepEqual(panes, person === ann ? ['Stranger', 'You'] : ['You']);
  }
});
