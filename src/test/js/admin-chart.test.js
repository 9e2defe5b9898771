import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  HEIGHT,
  WIDTH,
  extent,
  minutes,
  roundTop,
  shape,
} from '../../main/webapp/WEB-INF/admin/chart.js';
import { iceInWords, lasting } from '../../main/webapp/WEB-INF/admin/words.js';

/** @param {(number | null)[]} values @param {number} [every] */
const points = (values, every = 10) => values.map((value, i) => ({ time: i * every, value }));

for (const [most, top] of /** @type {const} */ ([
  [0, 1],
  [NaN, 1],
  [1, 1],
  [1.01, 2],
  [3, 5],
  [7, 10],
  [10, 10],
  [11, 20],
  [4999, 5000],
  [0.25, 0.5],
  [0.3, 0.5],
  [0.02, 0.02],
])) {
  test(`above ${most} there is room up to ${top}`, () => assert.equal(roundTop(most), top));
}

test('nothing is ever above the top', () => {
  for (let most = 0.001; most < 1e7; most *= 1.37) assert.ok(roundTop(most) >= most, `${most}`);
});

test('a line runs from the left to the right, and upwards where it is more', () => {
  const { line, area } = shape(points([0, 5, 10]), { from: 0, to: 20, top: 10 });
  assert.equal(line, `M0 ${HEIGHT}L${WIDTH / 2} ${HEIGHT / 2}L${WIDTH} 0`);
  assert.equal(area, `M0 ${HEIGHT}${line.replace('M', 'L')}L${WIDTH} ${HEIGHT}Z`);
});

test('where nothing is known there is a gap, and what stands alone is a dot', () => {
  const { line } = shape(points([10, null, 10, 10]), { from: 0, to: 30, top: 10 });
  assert.equal(line, 'M0 0h0M200 0L300 0');
});

test('what is older than the picture is not in it', () => {
  const { line } = shape(points([10, 10, 10]), { from: 10, to: 20, top: 10 });
  assert.equal(line, 'M0 0L300 0');
});

test('nothing, and a single moment, can be drawn too', () => {
  assert.deepEqual(shape([], { from: 0, to: 0, top: 1 }), { line: '', area: '' });
  assert.doesNotMatch(shape(points([1]), { from: 0, to: 0, top: 1 }).line, /NaN|Infinity/);
});

test('what one sees is told in words: now, least and most', () => {
  assert.deepEqual(extent(points([3, 1, null, 2])), { now: 2, least: 1, most: 3 });
  assert.equal(extent(points([null])), null);
});

test('a table has one row for each minute, what came last in it, and the newest first', () => {
  assert.deepEqual(minutes(points([1, 2, 3, 4, 5], 30_000)), [
    { time: 120_000, value: 5 },
    { time: 90_000, value: 4 },
    { time: 30_000, value: 2 },
  ]);
});

test('how long it has lasted is told in the two units that matter', () => {
  const minute = 60_000;
  assert.equal(lasting(12_345), '12 s');
  assert.equal(lasting(59 * minute), '59 min');
  assert.equal(lasting(125 * minute), '2 h 5 min');
  assert.equal(lasting(49 * 60 * minute), '2 d 1 h');
});

test('how it stands with the TURN servers is told in words', () => {
  assert.equal(iceInWords(0, 0), 'as they should be');
  assert.match(iceInWords(1, 600), /holds 10 min/);
  assert.match(iceInWords(2, 0), /none/);
});
