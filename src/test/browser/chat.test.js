import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chromium, firefox } from './browsers.js';
import { People } from './people.js';
import { until } from './until.js';

/**
 * @import { Page } from 'puppeteer-core'
 * @import { Person } from './people.js'
 */

const people = await People.with(chromium());
const foxes = await People.with(firefox());

const NASTY = [
  '<b onclick="alert(1)">bold</b> <img src=x onerror=alert(1)> &amp; <script>alert(1)</script>',
  '"double" \'single\' `back` \\slash\\ ${x} {name} %s',
  '👩‍👩‍👧‍👦 🏳️‍🌈 e\u0301 🇫🇷 ❤️',
  'שלום עולם! مرحبا \u202Eevil\u202C',
  '  two blanks\n\n\tand new lines \n ',
  'https://example.org/?q=1#there javascript:alert(1)',
  'x'.repeat(2000),
];

/** The chat is there to write in. @param {Person} person */
async function opensChat({ page }) {
  await page.evaluate(() =>
    document.dispatchEvent(new CustomEvent('wish', { detail: { name: 'showChat', value: true } })),
  );
  await page.waitForSelector('#chat-field');
}

/** As when it is pasted. @param {Person} person @param {string} text */
async function writes({ page }, text) {
  await page.focus('#chat-field');
  await page.evaluate((words) => document.execCommand('insertText', false, words), text);
  assert.equal(await page.$eval('textarea', ({ value }) => value), text);
}

/** @param {Person} person @param {string} text */
async function says(person, text) {
  await canWrite(person);
  await writes(person, text);
  await person.page.keyboard.press('Enter');
  await fieldHolds(person, '');
}

/** @param {Person} person */
const canWrite = ({ page }) =>
  until(
    () => page.$eval('#chat-note', (note) => note.textContent?.trim() === ''),
    () => 'the way to the other is not open',
  );

/** @param {Person} person @param {string} text */
const fieldHolds = ({ page }, text) =>
  until(
    () => page.$eval('textarea', ({ value }, wanted) => value === wanted, text),
    () => `the field never holds ${JSON.stringify(text)}`,
  );

/** @param {Person} person @returns {Promise<{ mine: boolean, text: string }[]>} */
const lines = ({ page }) =>
  page.$$eval('.line', (all) =>
    all.map((line) => ({
      mine: line.hasAttribute('data-mine'),
      text: line.querySelector('.text')?.textContent ?? '',
    })),
  );

/** @param {Person} person @param {string} text @param {boolean} mine */
const sees = (person, text, mine) =>
  until(
    async () => (await lines(person)).some((line) => line.text === text && line.mine === mine),
    async () => `does not see ${JSON.stringify(text)}, but ${JSON.stringify(await lines(person))}`,
  );

/** @param {Person} person */
const focusId = ({ page }) => page.evaluate(() => document.activeElement?.id ?? '');

/** @param {Person} person @param {string} id */
const hasFocus = (person, id) =>
  until(
    async () => (await focusId(person)) === id,
    async () => `the keyboard is not in #${id}, but in #${await focusId(person)}`,
  );

/** @param {Person[]} pair */
async function writeToEachOther(pair) {
  const [ann, bob] = pair;
  for (const person of pair) await opensChat(person);
  for (const [from, to, text] of /** @type {[Person, Person, string][]} */ (
    NASTY.flatMap((text, i) => [i % 2 ? [ann, bob, text] : [bob, ann, text]])
  )) {
    await says(from, text);
    await sees(from, text, true);
    await sees(to, text, false);
  }
  for (const { page } of pair) {
    const made = await page.$eval('.lines', (log) =>
      [...log.querySelectorAll('*')].map(({ localName }) => localName),
    );
    assert.deepEqual([...new Set(made)].sort(), ['bdi', 'div', 'p', 'time']);
  }
}

test('text goes both ways as it was written, and nothing in it becomes anything else', async () => {
  await writeToEachOther(await people.meet('ann', 'bob'));
});

test('so it does between browsers of different make', async () => {
  const ann = await people.arriveReady('ann');
  const fox = await foxes.arriveReady('fox');
  await ann.joins();
  await fox.joins();
  await ann.isConnectedTo(fox);
  await writeToEachOther([ann, fox]);
});

test('lines say who wrote them and when, long words wrap, and a screen reader hears what is new', async () => {
  const [ann, bob] = await people.meet('ann', 'bob');
  await opensChat(ann);
  await opensChat(bob);
  await says(ann, 'W'.repeat(500));
  await sees(bob, 'W'.repeat(500), false);
  await bob.reads('.line .writer', new RegExp(`^${ann.name}\\s+\\d{1,2}:\\d\\d`));
  await ann.reads('.line .writer', /^You\s+\d{1,2}:\d\d/);
  const log = await bob.page.$('.lines');
  const tree = await bob.page.accessibility.snapshot({
    interestingOnly: false,
    root: log ?? undefined,
  });
  assert.deepEqual([tree?.role, tree?.name], ['log', 'What you wrote to each other']);
  const isInside = await bob.page.$eval('.lines', (list) => list.scrollWidth <= list.clientWidth);
  assert.ok(isInside, 'it scrolls sideways');
  const field = await bob.page.$('#chat-field');
  const box = await bob.page.accessibility.snapshot({ root: field ?? undefined });
  assert.deepEqual([box?.role, box?.name], ['textbox', `Write to ${ann.name}`]);
});

test('that the other writes is shown, and ends with silence and with the line', async () => {
  const [ann, bob] = await people.meet('ann', 'bob');
  await opensChat(ann);
  await opensChat(bob);
  await canWrite(ann);
  await writes(ann, 'hm');
  await bob.reads('.typing', new RegExp(`^${ann.name} is writing…$`));
  await bob.reads('.typing', /^$/);
  await ann.page.keyboard.type('m');
  await bob.reads('.typing', /is writing/);
  await ann.page.keyboard.press('Enter');
  await sees(bob, 'hmm', false);
  await bob.reads('.typing', /^$/);
});

test('Shift and Enter begin a new line; no more than 2,000 characters fit', async () => {
  const [ann, bob] = await people.meet('ann', 'bob');
  await opensChat(ann);
  await opensChat(bob);
  await canWrite(ann);
  await ann.page.keyboard.type('one');
  await ann.page.keyboard.down('Shift');
  await ann.page.keyboard.press('Enter');
  await ann.page.keyboard.up('Shift');
  await ann.page.keyboard.type('two');
  await ann.page.keyboard.press('Enter');
  await sees(bob, 'one\ntwo', false);
  await writes(ann, 'y'.repeat(1900));
  await ann.reads('#chat-left', /^Characters left: 100$/);
  await ann.page.evaluate(
    (words) => document.execCommand('insertText', false, words),
    'z'.repeat(300),
  );
  await ann.reads('#chat-left', /^That is as long as one message can be\.$/);
  await ann.page.keyboard.press('Enter');
  await sees(bob, 'y'.repeat(1900) + 'z'.repeat(100), false);
});

test('closed, the last line peeps out; what was begun is kept; Next takes all of it away', async () => {
  const [ann, bob] = await people.meet('ann', 'bob');
  await opensChat(ann);
  await opensChat(bob);
  await canWrite(bob);
  await writes(bob, 'half a tho');
  await bob.presses('Close the chat');
  await says(ann, 'are you there?');
  await bob.reads('.glimpse', /are you there\?$/);
  await bob.page.click('.glimpse');
  await hasFocus(bob, 'chat-field');
  await fieldHolds(bob, 'half a tho');
  await sees(bob, 'are you there?', false);
  await ann.presses('Next');
  await bob.is('queued');
  await ann.presses('Forget skipped people');
  await ann.isConnectedTo(bob);
  for (const person of [ann, bob]) {
    assert.deepEqual(await lines(person), []);
    await fieldHolds(person, '');
  }
});

/** There is a device for nothing. @param {Page} page */
const withoutDevices = (page) =>
  page.evaluateOnNewDocument(() => {
    navigator.mediaDevices.getUserMedia = async () => new MediaStream();
  });

test('two without any camera or microphone can write to each other', async () => {
  const pair = await Promise.all(
    ['ann', 'bob'].map((who) => people.arriveReady(who, { prepare: withoutDevices })),
  );
  for (const person of pair) await person.joins();
  for (const person of pair) await person.is('connected');
  for (const person of pair) await opensChat(person);
  await says(pair[0], 'hello');
  await sees(pair[1], 'hello', false);
});

/** No picture is ever seen: the call stays in the making. @param {Page} page */
const blind = (page) =>
  page.evaluateOnNewDocument(() => {
    const stop = (/** @type {Event} */ event) => event.stopImmediatePropagation();
    addEventListener('mediaflows', stop, { capture: true });
  });

test('they can write while there is no picture yet', async () => {
  const pair = await Promise.all(
    ['ann', 'bob'].map((who) => people.arriveReady(who, { prepare: blind })),
  );
  for (const person of pair) await person.joins();
  for (const person of pair) await person.is('connecting');
  for (const person of pair) await opensChat(person);
  await says(pair[0], 'hello');
  await sees(pair[1], 'hello', false);
  await pair[1].is('connecting');
});

test('while the way is not open the field says so, and keeps what was written', async () => {
  const ann = await people.arriveReady('ann', {
    prepare: (page) =>
      page.evaluateOnNewDocument(() => {
        RTCPeerConnection.prototype.setRemoteDescription = () => new Promise(() => {});
      }),
  });
  const bob = await people.arriveReady('bob');
  await ann.joins();
  await bob.joins();
  await ann.is('connecting');
  await opensChat(ann);
  await writes(ann, 'too early');
  await ann.page.keyboard.press('Enter');
  await ann.reads('#chat-note', /^You can send as soon as the two of you are connected\.$/);
  await fieldHolds(ann, 'too early');
  assert.deepEqual(await lines(ann), []);
});

test('C opens the chat, Escape closes it and gives the focus back', async () => {
  const [ann] = await people.meet('ann', 'bob');
  await ann.page.focus('#next');
  await ann.page.keyboard.press('c');
  await hasFocus(ann, 'chat-field');
  await fieldHolds(ann, '');
  await ann.page.keyboard.type('mvc?');
  await fieldHolds(ann, 'mvc?');
  await ann.page.keyboard.press('Escape');
  await hasFocus(ann, 'next');
  assert.equal(await ann.page.$('#chat-field'), null);
  await ann.is('connected');
});

test('Escape twice is Next, and says so first; switched off it is nothing', async () => {
  const [ann, bob] = await people.meet('ann', 'bob');
  await until(
    async () => {
      await ann.page.keyboard.press('Escape');
      await ann.reads('#status .aside', /^Press Esc again for the next person\.$/);
      await ann.page.keyboard.press('Escape');
      return (await ann.look()).phase === 'queued';
    },
    () => 'Escape twice is not Next',
  );
  await bob.isTold(/^The stranger left/);
  await ann.presses('Forget skipped people');
  await ann.isConnectedTo(bob);
  await ann.page.keyboard.press('?');
  await ann.page.waitForSelector('help-dialog dialog[open]');
  await ann.page.click('#use-shortcuts');
  await ann.page.keyboard.press('Escape');
  await ann.page.waitForSelector('help-dialog dialog', { hidden: true });
  for (const key of /** @type {const} */ (['Escape', 'Escape', 'c', '?'])) {
    await ann.page.keyboard.press(key);
  }
  await ann.seesMovement();
  await ann.is('connected');
  assert.equal(await ann.page.$('#chat-field, dialog'), null);
});

test('help opens by its key, keeps the keyboard inside, and gives it back', async () => {
  const [ann] = await people.meet('ann', 'bob');
  await ann.page.focus('#stop');
  await ann.page.keyboard.press('?');
  const dialog = await ann.page.waitForSelector('help-dialog dialog[open]');
  const tree = await ann.page.accessibility.snapshot({ root: dialog ?? undefined });
  assert.deepEqual([tree?.role, tree?.name, tree?.modal], ['dialog', 'Help', true]);
  for (let i = 0; i < 8; i++) {
    await ann.page.keyboard.press('Tab');
    const outside = await ann.page.evaluate(
      () =>
        document.activeElement !== document.body && !document.activeElement?.closest('help-dialog'),
    );
    assert.equal(outside, false, `after ${i + 1} tabs`);
  }
  await ann.page.keyboard.press('Escape');
  await hasFocus(ann, 'stop');
  await ann.is('connected');
  await ann.presses('Help');
  await ann.page.waitForSelector('help-dialog dialog[open]');
  await ann.presses('Close');
  await hasFocus(ann, 'help');
});
