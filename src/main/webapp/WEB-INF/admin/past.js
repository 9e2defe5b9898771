/**
 * What the server has told of the last minutes, and what follows from it. Pure: knows neither clock nor page.
 *
 * @typedef {Record<string, number | null>} Figures by name; null: there was none
 * @typedef {{ time: number, figures: Figures }} Sample time: milliseconds since 1970, by the server's clock
 * @typedef {{ since: number, every: number, times: number[],
 *   figures: Record<string, (number | null)[]> }} History since: when the server was started
 * @typedef {{ since: number, samples: Sample[] }} Past oldest first
 * @typedef {{ time: number, value: number | null }} Point
 * @typedef {{ label: string, lately: number, total: number }} Count
 */

/** How far back the page looks. */
export const SPAN_MS = 15 * 60_000;

const MINUTE_MS = 60_000;

/** @param {History} history @returns {Past} */
export const pastOf = ({ since, times, figures }) => ({
  since,
  samples: times.map((time, i) => ({
    time,
    figures: Object.fromEntries(
      Object.entries(figures).map(([name, values]) => [name, values[i] ?? null]),
    ),
  })),
});

/** One more, and none that is too old. @param {Past} past @param {Sample} sample @returns {Past} */
export const withSample = (past, sample) => ({
  ...past,
  samples: [...past.samples.filter(({ time }) => time > sample.time - SPAN_MS), sample],
});

/** @param {Past} past @param {string} name */
export const latest = ({ samples }, name) => samples.at(-1)?.figures[name] ?? null;

/** The figure itself. @param {Past} past @param {string} name @returns {Point[]} */
export const level = ({ samples }, name) =>
  samples.map(({ time, figures }) => ({ time, value: figures[name] ?? null }));

/** By how much a count grew in the minute up to each moment. @param {Past} past @param {string} name @returns {Point[]} */
export const perMinute = (past, name) => overMinute(past, (now, then) => growth(now, then, name));

/** What one was on average, of those counted in the minute up to each moment. @param {Past} past @param {string} name @returns {Point[]} */
export const average = (past, name) =>
  overMinute(past, (now, then) => {
    const count = growth(now, then, `${name}.count`);
    const sum = growth(now, then, `${name}.sum`);
    return count && sum !== null ? sum / count : null;
  });

/**
 * Counts that differ in their label only, most first; those that are 0 are left out.
 * @param {Past} past @param {string} name @returns {Count[]}
 */
export function counts({ samples }, name) {
  const last = samples.at(-1)?.figures ?? {};
  const first = samples[0]?.figures ?? {};
  const prefix = `${name}.`;
  return Object.entries(last)
    .filter(([key, total]) => key.startsWith(prefix) && total)
    .map(([key, total]) => ({
      label: key.slice(prefix.length),
      lately: (total ?? 0) - (first[key] ?? 0),
      total: total ?? 0,
    }))
    .toSorted((one, other) => other.lately - one.lately || other.total - one.total);
}

/** @param {Past} past @param {(now: Figures, then: Figures) => number | null} value @returns {Point[]} */
function overMinute({ samples }, value) {
  let from = 0;
  return samples.map(({ time, figures }) => {
    while ((samples[from + 1]?.time ?? Infinity) <= time - MINUTE_MS) from++;
    return { time, value: value(figures, samples[from]?.figures ?? {}) };
  });
}

/** What was not counted yet was 0. @param {Figures} now @param {Figures} then @param {string} name */
function growth(now, then, name) {
  const value = now[name] ?? null;
  return value === null ? null : value - (then[name] ?? 0);
}
