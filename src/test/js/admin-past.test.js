import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  SPAN_MS,
  average,
  counts,
  latest,
  level,
  pastOf,
  perMinute,
  withSample,
} from '../../main/webapp/WEB-INF/admin/past.js';

const MINUTE = 60_000;

/** @param {Record<string, (number | null)[]>} figures @param {number[]} times */
const past = (figures, times) => pastOf({ since: 0, every: 2000, times, figures });

test('what was is followed by what is, and no more is kept than is shown', () => {
  const before = past({ sockets: [1, 2] }, [0, 2000]);
  const after = withSample(before, { time: SPAN_MS + 1000, figures: { sockets: 3 } });
  assert.deepEqual(level(after, 'sockets'), [
    { time: 2000, value: 2 },
    { time: SPAN_MS + 1000, value: 3 },
  ]);
  assert.equal(latest(after, 'sockets'), 3);
});

test('a figure that was never told is none', () => {
  const nothing = past({}, [0]);
  assert.equal(latest(nothing, 'waiting'), null);
  assert.deepEqual(level(nothing, 'waiting'), [{ time: 0, value: null }]);
  assert.deepEqual(perMinute(nothing, 'matches'), [{ time: 0, value: null }]);
  assert.deepEqual(average(nothing, 'match'), [{ time: 0, value: null }]);
  assert.deepEqual(counts(nothing, 'refused'), []);
  assert.deepEqual(counts(past({}, []), 'refused'), []);
});

test('what a minute brought is the difference to a minute ago, or to the beginning', () => {
  const half = MINUTE / 2;
  const grown = past({ matches: [10, 12, 15, 15, 40] }, [0, half, 2 * half, 3 * half, 4 * half]);
  assert.deepEqual(
    perMinute(grown, 'matches').map(({ value }) => value),
    [0, 2, 5, 3, 25],
  );
});

test('samples that are missing do not make a minute shorter', () => {
  const gap = past({ matches: [0, 7, 8] }, [0, 10 * MINUTE, 10 * MINUTE + 2000]);
  assert.deepEqual(
    perMinute(gap, 'matches').map(({ value }) => value),
    [0, 7, 8],
  );
});

test('an average is of that minute alone, and of none where nothing was counted', () => {
  const waits = past({ 'match.count': [0, 2, 2, 6], 'match.sum': [0, 5, 5, 7] }, [
    0,
    MINUTE,
    2 * MINUTE,
    3 * MINUTE,
  ]);
  assert.deepEqual(
    average(waits, 'match').map(({ value }) => value),
    [null, 2.5, null, 0.5],
  );
});

test('counts are by label, the busiest first, and without those that never happened', () => {
  const refused = past(
    {
      'refused.rate': [5, 6],
      'refused.origin': [0, 9],
      'refused.full': [0, 0],
      'refused.frame': [null, 2],
      refusedness: [1, 1],
    },
    [0, 2000],
  );
  assert.deepEqual(counts(refused, 'refused'), [
    { label: 'origin', lately: 9, total: 9 },
    { label: 'frame', lately: 2, total: 2 },
    { label: 'rate', lately: 1, total: 6 },
  ]);
});
