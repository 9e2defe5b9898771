/** The charts: a figure as it is, its last minutes as a picture, and the same in words and as a table. */
import { html, nothing, svg } from 'lit-html';
import { HEIGHT, WIDTH, extent, minutes, roundTop, shape } from './chart.js';
import { SPAN_MS, average, latest, level, perMinute } from './past.js';
import { count, megabytes, seconds, timeOfDay } from './words.js';

/**
 * @import { Past, Point } from './past.js'
 * @typedef {object} Kind
 * @property {string} title
 * @property {string} about what the figure is, where its title does not say all
 * @property {(past: Past) => Point[]} points
 * @property {(value: number) => string} write
 * @property {(past: Past) => number | null} [top] what there is room for
 */

/** @type {Kind[]} */
const KINDS = [
  {
    title: 'Connected',
    about: 'open sockets',
    points: (past) => level(past, 'sockets'),
    write: count,
  },
  {
    title: 'Waiting',
    about: 'for a stranger',
    points: (past) => level(past, 'waiting'),
    write: count,
  },
  { title: 'Rooms', about: 'two in each', points: (past) => level(past, 'rooms'), write: count },
  {
    title: 'Matches',
    about: 'in a minute',
    points: (past) => perMinute(past, 'matches'),
    write: count,
  },
  {
    title: 'Time to match',
    about: 'average of a minute',
    points: (past) => average(past, 'match'),
    write: seconds,
  },
  {
    title: 'Memory',
    about: 'heap of the Java machine',
    points: (past) => level(past, 'heap'),
    write: megabytes,
    top: (past) => latest(past, 'heap_max'),
  },
];

/** @param {Past} past */
export const charts = (past) => KINDS.map((kind) => chart(kind, past));

/** @param {Kind} kind @param {Past} past */
function chart({ title, about, points: pointsOf, write, top: room }, past) {
  const points = pointsOf(past);
  const seen = extent(points);
  const to = points.at(-1)?.time ?? 0;
  const top = room?.(past) || roundTop(seen?.most ?? 0);
  const { line, area } = shape(points, { from: to - SPAN_MS, to, top });
  const now = points.at(-1)?.value ?? null;
  const told = seen
    ? `now ${now === null ? 'none' : write(now)}, at least ${write(seen.least)}, at most ${write(seen.most)}`
    : 'nothing yet';
  return html`
    <article class="card">
      <h2>${title} <small>${about}</small></h2>
      <p class="now">${now === null ? '–' : write(now)}</p>
      <div class="plot" role="img" aria-label=${`${title} in the last 15 minutes: ${told}`}>
        <span class="scale">${write(top)}</span>
        <svg viewBox=${`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none">
          ${svg`<path class="grid" d=${`M0 ${HEIGHT / 2}H${WIDTH}M0 0H${WIDTH}`} />`}
          ${svg`<path class="area" d=${area} /><path class="line" d=${line} />`}
        </svg>
        <span class="axis"><span>15 min ago</span><span>now</span></span>
      </div>
      ${table(title, minutes(points), write)}
    </article>
  `;
}

/** @param {string} title @param {Point[]} rows @param {Kind['write']} write */
const table = (title, rows, write) => html`
  <details>
    <summary>As a table<span class="hidden-words">: ${title}</span></summary>
    <table>
      <thead>
        <tr>
          <th scope="col">Time</th>
          <th scope="col">${title}</th>
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ({ time, value }) => html`
            <tr>
              <th scope="row">${timeOfDay(time)}</th>
              <td>${value === null ? nothing : write(value)}</td>
            </tr>
          `,
        )}
      </tbody>
    </table>
  </details>
`;
