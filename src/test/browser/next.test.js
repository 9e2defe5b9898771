import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chromium } from './browsers.js';
import { People } from './people.js';

/** @import { Person } from './people.js' */

const people = await People.with(chromium());

/** Who was met since. @param {Person} person @param {number} since */
async function met(person, since) {
  const looks = (await person.diary()).slice(since);
  return looks.filter(({ phase }) => phase === 'connecting').map(({ status }) => status);
}

/** Which of them a third person meets. @param {Person} third @param {Person[]} people */
async function whoMeets(third, people) {
  await third.isConnected();
  const { status } = await third.look();
  const found = people.find(({ name }) => status === `You are talking with ${name}.`);
  assert.ok(found, `the third person meets one of the two: ${status}`);
  return found;
}

test('Next: the other is told, and the two do not meet again while a third person meets one of them', async () => {
  const [ann, bob] = await people.meet('ann', 'bob');
  const pages = [(await ann.diary()).length, (await bob.diary()).length];
  await ann.presses('Next');
  await ann.isTold(/^On to the next person/);
  await bob.isTold(/^The stranger left\. Looking for the next person/);
  await ann.is('queued', 'online');
  await bob.is('queued', 'online');

  // A round pairs whoever may be paired: when the third is paired, the two would have been long ago.
  const cid = await people.arriveReady('cid');
  await cid.joins();
  const lucky = await whoMeets(cid, [ann, bob]);
  const other = lucky === ann ? bob : ann;
  await lucky.isConnectedTo(cid);
  await other.is('queued', 'online');
  assert.deepEqual(await met(lucky, pages[lucky === ann ? 0 : 1]), [
    `Found someone. Connecting you with ${cid.name}…`,
  ]);
  assert.deepEqual(await met(other, pages[lucky === ann ? 1 : 0]), []);

  // Still not when both are free again, and the third is gone.
  await cid.leaves();
  await lucky.isTold(/^The stranger left/);
  const dan = await people.arriveReady('dan');
  await dan.joins();
  await whoMeets(dan, [ann, bob]);
});

test('Forget lets them meet again, and says so', async () => {
  const [ann, bob] = await people.meet('ann', 'bob');
  await ann.presses('Next');
  await bob.is('queued', 'online');
  await ann.is('queued', 'online');
  await ann.presses('Forget skipped people');
  await ann.isConnectedTo(bob);
  await bob.isConnectedTo(ann);
});

test('Forget is said for a moment beside the status', async () => {
  const ann = await people.arriveReady('ann');
  await ann.presses('Forget skipped people');
  await ann.reads('#status .aside', /^Forgotten\. You may meet the people you skipped again\.$/);
});

/**
 * Two presses one after the other would not cross: the other has left before the second.
 * @param {Person} person @param {number} moment by the clock that all pages share
 */
const pressesNextAt = ({ page }, moment) =>
  page.evaluate(
    (at) =>
      new Promise((pressed) => {
        const press = () => {
          /** @type {HTMLElement | null} */ (document.querySelector('#next'))?.click();
          pressed(undefined);
        };
        setTimeout(press, at - Date.now());
      }),
    moment,
  );

test('both press Next at once: a third person’s call is not cut off', async () => {
  const [ann, bob] = await people.meet('ann', 'bob');
  const cid = await people.arriveReady('cid');
  await cid.joins();
  const moment = Date.now() + 1000;
  await Promise.all([ann, bob].map((person) => pressesNextAt(person, moment)));
  const lucky = await whoMeets(cid, [ann, bob]);
  const phases = (await cid.diary()).map(({ phase }) => phase);
  assert.equal(phases.lastIndexOf('queued') < phases.indexOf('connecting'), true, phases.join());
  await lucky.seesMovement();
});
