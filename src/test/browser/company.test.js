import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chromium } from './browsers.js';
import { People } from './people.js';
import { until } from './until.js';

/** @import { Person } from './people.js' */

const people = await People.with(chromium());

/** @param {Person} person @param {string} interests with commas after each */
async function likes(person, interests) {
  await person.page.focus('#interest');
  await person.page.keyboard.type(interests);
  await person.page.waitForSelector('.tags');
}

/** @param {Person} person @param {'Block' | 'Report'} tool of those that are wanted less often */
async function takes(person, tool) {
  await person.presses('More');
  await person.presses(tool);
}

/** @param {Person} person */
const marks = ({ page }) =>
  page.evaluate(() => JSON.parse(localStorage.getItem('rendezvous.device') ?? '{}').blocked);

/** Back with the same device, in line. @param {Person} person */
async function returns(person) {
  await person.page.reload();
  await person.opensCamera();
  await person.joins();
}

/** @param {Person} person @param {number} since */
const met = async (person, since) =>
  (await person.diary()).slice(since).filter(({ phase }) => phase === 'connecting').length;

test('both are told what they both like, and nothing else of each other', async () => {
  const ann = await people.arriveReady('ann');
  const bob = await people.arriveReady('bob');
  await likes(ann, 'Chess,tea,opera,');
  await likes(bob, 'fishing,TEA,chess,');
  await ann.joins();
  await bob.joins();
  for (const person of [ann, bob]) {
    await person.reads('.shared', /^You both like chess and tea$/);
  }
  await ann.isConnectedTo(bob);
});

test('who waits sees how many there are', async () => {
  const ann = await people.arriveReady('ann');
  await ann.joins();
  await ann.reads('[data-fact="online"] dd', /^[1-9]/);
  await ann.reads('[data-fact="waiting"] dd', /^1$/);
  const bob = await people.arriveReady('bob');
  await ann.reads('[data-fact="online"] dd', /^([2-9]|\d\d)/);
  await bob.leaves();
});

test('who is blocked leaves at once, and is never met again, not even after both come back', async () => {
  const [ann, bob] = await people.meet('ann', 'bob');
  await takes(ann, 'Block');
  await ann.isTold(/^Blocked\. You will not meet them again\./);
  await bob.isTold(/^The stranger left/);
  await until(
    async () => (await marks(ann)).length === 1,
    () => 'no mark was kept',
  );
  assert.deepEqual(await marks(bob), []);
  await returns(ann);
  await returns(bob);

  // A round pairs whoever may be paired: when a third is paired, the two would have been long ago.
  const cid = await people.arriveReady('cid');
  await cid.joins();
  await cid.isConnected();
  assert.equal((await met(ann, 0)) + (await met(bob, 0)), 1);
  await cid.leaves();

  await opensSettings(ann);
  await ann.reads('dialog', /You have blocked one person on this device\./);
  await ann.presses('Unblock everybody');
  await ann.reads('dialog', /You have blocked nobody on this device\./);
  assert.deepEqual(await marks(ann), []);
  await ann.page.keyboard.press('Escape');
  await ann.isConnectedTo(bob);
});

/** @param {Person} person */
async function opensSettings({ page }) {
  await page.click('#settings');
  await page.waitForSelector('dialog[open]');
}

test('who has just left can be blocked and reported from the waiting room', async () => {
  const [ann, bob] = await people.meet('ann', 'bob');
  await bob.leaves();
  await ann.is('queued', 'online');
  await ann.presses('Block the last person');
  await ann.reads('#status .aside', /^Blocked\. You will not meet them again\.$/);
  await until(
    async () => (await marks(ann)).length === 1,
    () => 'no mark was kept',
  );
  await ann.presses('Report the last person');
  await ann.is('ready');
  await ann.presses('Cancel');
  await ann.is('queued', 'online');
});

test('a report leaves at once, by the keyboard alone, and is thanked for', async () => {
  const [ann, bob] = await people.meet('ann', 'bob');
  await takes(ann, 'Report');
  await ann.page.waitForSelector('dialog[open] input');
  await ann.page.focus('dialog input[value="nudity"]');
  await ann.page.keyboard.press('ArrowDown');
  await ann.page.keyboard.press('Enter');
  await ann.isTold(/^Reported\. Thank you for telling us\./);
  await bob.isTold(/^The stranger left/);
  await until(
    () => ann.page.$('dialog').then((dialog) => dialog === null),
    () => 'the dialog is still there',
  );
});

test('a report that is open when the stranger leaves can still be sent, and nobody comes meanwhile', async () => {
  const [ann, bob] = await people.meet('ann', 'bob');
  await takes(ann, 'Report');
  await ann.page.waitForSelector('dialog[open] input');
  await bob.leaves();
  await ann.is('ready');
  const cid = await people.arriveReady('cid');
  await cid.joins();
  await cid.is('queued', 'online');
  await ann.page.click('dialog input[value="spam"]');
  await ann.presses('Report');
  await ann.reads('#status .aside', /^Reported\. Thank you for telling us\.$/);
  await ann.isConnectedTo(cid);
});
