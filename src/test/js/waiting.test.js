import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clockOf, tipAt } from '../../main/webapp/js/lounge/waiting.js';
import english from '../../main/webapp/js/words/en.js';

test('how long one has waited reads as on a clock', () => {
  const read = [0, 7, 59, 60, 754, 3599, 3600, 3723].map(clockOf);
  assert.deepEqual(read, ['0:00', '0:07', '0:59', '1:00', '12:34', '59:59', '1:00:00', '1:02:03']);
});

test('a tip stays long enough to be read, each has its turn, and not always from the first', () => {
  const { length } = english.waiting.tips;
  assert.equal(length, 6);
  assert.deepEqual([tipAt(0, 0, 6), tipAt(11, 0, 6), tipAt(12, 0, 6)], [0, 0, 1]);
  assert.equal(tipAt(0, 7, 6), 1);
  const seen = new Set(Array.from({ length: 72 }, (_, seconds) => tipAt(seconds, 3, length)));
  assert.equal(seen.size, length);
});
