import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Visit } from '../../main/webapp/js/visit.js';

/** @param {...string} words */
const said = (...words) => {
  const visit = new Visit();
  for (const word of words) visit.say(JSON.stringify({ event: word }));
  return visit;
};
const events = (/** @type {string[]} */ frames) => frames.map((frame) => JSON.parse(frame).event);
/** @param {number} received */
const reception = (received) => ({ resume: 'next', resumed: true, received });

test('there is nothing to claim before the server has given a token', () => {
  const visit = new Visit();
  visit.heard();
  assert.deepEqual([visit.isHeld, visit.claim()], [false, {}]);
  visit.keep('secret');
  visit.heard();
  assert.deepEqual(
    [visit.isHeld, visit.claim()],
    [true, { resume: 'secret', received: 2, attempt: 1 }],
  );
});

test('what the server has not got is said once more, in order', () => {
  const visit = said('a', 'b', 'c');
  assert.deepEqual(events(visit.resume(reception(1))), ['b', 'c']);
  assert.deepEqual(visit.claim(), { resume: 'next', received: 0, attempt: 1 });
  assert.equal(visit.claim().attempt, 2, 'a later claim counts more');
  visit.say('{"event":"d"}');
  assert.deepEqual(events(visit.resume(reception(3))), ['d'], 'the count goes on');
});

test('an answered ping proves that all before it has arrived', () => {
  const visit = said('a', 'b');
  const { mark } = visit;
  visit.say('{"event":"ping"}');
  visit.confirm(mark);
  assert.deepEqual(
    visit.unsaid.map(({ event }) => event),
    ['ping'],
  );
  for (const nonsense of [undefined, '', 'got-', 'got-x', 'after-unqueue-1']) {
    visit.confirm(nonsense);
  }
  assert.equal(visit.unsaid.length, 1);
});

test('a number that makes no sense loses no more than there is', () => {
  const visit = said('a', 'b');
  assert.deepEqual(visit.resume(reception(Number.MAX_SAFE_INTEGER)), []);
  visit.say('{"event":"c"}');
  assert.deepEqual(events(visit.resume(reception(0))), ['c']);
});

test('what is kept is bounded, and the oldest goes', () => {
  const visit = new Visit();
  for (let i = 0; i < 20; i++)
    visit.say(JSON.stringify({ event: `e${i}`, data: 'x'.repeat(60_000) }));
  const kept = visit.unsaid;
  assert.equal(kept.at(-1)?.event, 'e19');
  assert.ok(kept.length >= 7 && kept.length <= 9, `${kept.length} are kept`);
});
