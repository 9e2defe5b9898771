/**
 * The geometry of a chart, and what it says in words. Pure.
 *
 * @import { Point } from './past.js'
 * @typedef {{ from: number, to: number, top: number }} Frame times at its sides, value at its upper edge
 * @typedef {{ line: string, area: string }} Shape paths of an SVG
 * @typedef {{ now: number, least: number, most: number }} Extent
 */

export const WIDTH = 300;
export const HEIGHT = 80;

const MINUTE_MS = 60_000;

/** The next of 1, 2, 5, 10, 20 … that nothing is above. @param {number} most */
export function roundTop(most) {
  if (!(most > 0)) return 1;
  const power = 10 ** Math.floor(Math.log10(most));
  // Of 0.3 and the like floating point makes 0.30000000000000004.
  const step = [1, 2, 5, 10].find((each) => each * power >= most * (1 - 1e-9)) ?? 10;
  return Number((step * power).toPrecision(1));
}

/** Null where there is nothing to tell. @param {Point[]} points @returns {Extent | null} */
export function extent(points) {
  const values = points.flatMap(({ value }) => (value === null ? [] : [value]));
  const now = values.at(-1);
  if (now === undefined) return null;
  return { now, least: Math.min(...values), most: Math.max(...values) };
}

/** A gap where there is no value; a value that stands alone is a dot. @param {Point[]} points @param {Frame} frame @returns {Shape} */
export function shape(points, { from, to, top }) {
  const x = (/** @type {number} */ time) => round(((time - from) / (to - from || 1)) * WIDTH);
  const y = (/** @type {number} */ value) => round(HEIGHT * (1 - value / top));
  const runs = runsOf(points.filter(({ time }) => time >= from)).map((run) =>
    run.map(({ time, value }) => `${x(time)} ${y(value)}`),
  );
  const xOf = (/** @type {string | undefined} */ place) => place?.split(' ')[0];
  const line = runs.map((run) => `M${run.join('L')}${run.length === 1 ? 'h0' : ''}`);
  const area = runs.map(
    (run) => `M${xOf(run[0])} ${HEIGHT}L${run.join('L')}L${xOf(run.at(-1))} ${HEIGHT}Z`,
  );
  return { line: line.join(''), area: area.join('') };
}

/** What was last told in each minute, newest first. @param {Point[]} points @returns {Point[]} */
export function minutes(points) {
  const last = new Map(points.map((point) => [Math.floor(point.time / MINUTE_MS), point]));
  return [...last.values()].toReversed();
}

/** Stretches without a gap. @param {Point[]} points */
function runsOf(points) {
  /** @type {{ time: number, value: number }[][]} */
  const runs = [];
  let open = false;
  for (const { time, value } of points) {
    if (value !== null && !open) runs.push([]);
    if (value !== null) runs.at(-1)?.push({ time, value });
    open = value !== null;
  }
  return runs;
}

/** @param {number} value */
const round = (value) => Math.round(value * 10) / 10;
