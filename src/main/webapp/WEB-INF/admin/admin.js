/** The operator's page: wires what the server tells to what is shown of it. */
import { html, render } from 'lit-html';
import { charts } from './charts.js';
import { tables } from './counts.js';
import { Drain, beginDraining } from './drain.js';
import { follow } from './feed.js';
import { cluster } from './nodes.js';
import { latest, pastOf, withSample } from './past.js';
import { count, dayAndTime, iceInWords, lasting } from './words.js';

/** @import { Past } from './past.js' */

/** @type {Past} */
let past = { since: 0, samples: [] };
const drain = new Drain(place('drain'), beginDraining);

follow('figures', {
  history: (history) => {
    drain.renew();
    change(pastOf(history));
  },
  sample: (sample) => change(withSample(past, sample)),
  cluster: ({ nodes }) => render(cluster(nodes), place('cluster')),
  away: () => say('The server cannot be reached. Trying again…', 'wrong'),
});

/** @param {Past} now */
function change(now) {
  past = now;
  say('Live', 'well');
  render(facts(), place('node'));
  render(charts(past), place('charts'));
  render(tables(past), place('counts'));
  drain.show(latest(past, 'draining'));
}

function facts() {
  const { since, samples } = past;
  const now = samples.at(-1)?.time ?? since;
  const degraded = latest(past, 'ice_degraded');
  const rows = [
    ['Up', `${lasting(now - since)}, since ${dayAndTime(since)}`],
    ['TURN servers', degraded === null ? '' : iceInWords(degraded, secondsLeft())],
    ['Held for the absent', told('held')],
    ['Came back', told('resumes')],
    ['Skips', told('skips')],
  ];
  return rows
    .filter(([, words]) => words)
    .map(([name, words]) => html`<li><span>${name}</span> ${words}</li>`);
}

const secondsLeft = () => latest(past, 'ice_seconds_left') ?? 0;

/** @param {string} name */
function told(name) {
  const value = latest(past, name);
  return value === null ? '' : count(value);
}

/** Said to a screen reader only where it is something else than before. @param {string} words @param {string} tone */
function say(words, tone) {
  const status = place('status');
  const line = status.querySelector('span');
  status.dataset.tone = tone;
  if (line && line.textContent !== words) line.textContent = words;
}

/** @param {string} id */
function place(id) {
  const element = document.getElementById(id);
  if (!element) throw new Error(`there is no #${id}`);
  return element;
}
