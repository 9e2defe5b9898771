/** What was counted, by kind: limits that were hit, how visits ended, and what people and pages report. */
import { html } from 'lit-html';
import { counts } from './past.js';
import { ENDINGS, REFUSALS, count, spaced } from './words.js';

/**
 * @import { Count, Past } from './past.js'
 * @typedef {{ title: string, name: string, words: Record<string, string>, none: string }} Kind
 */

/** @type {Kind[]} */
const KINDS = [
  { title: 'Limits that were hit', name: 'refused', words: REFUSALS, none: 'None was hit.' },
  { title: 'How visits ended', name: 'visits_ended', words: ENDINGS, none: 'None has ended.' },
  { title: 'Calls, as pages tell', name: 'calls_reported', words: {}, none: 'No page has told.' },
  { title: 'Strangers reported', name: 'reports', words: {}, none: 'Nobody was reported.' },
];

/** @param {Past} past */
export const tables = (past) => KINDS.map((kind) => table(kind, counts(past, kind.name)));

/** @param {Kind} kind @param {Count[]} rows */
const table = ({ title, words, none }, rows) => html`
  <article class="card">
    <h2>${title}</h2>
    ${rows.length === 0 ? html`<p class="none">${none}</p>` : filled(title, words, rows)}
  </article>
`;

/** @param {string} title @param {Record<string, string>} words @param {Count[]} rows */
const filled = (title, words, rows) => html`
  <table>
    <caption class="hidden-words">
      ${title}
    </caption>
    <thead>
      <tr>
        <td></td>
        <th scope="col">15 min</th>
        <th scope="col">In all</th>
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        ({ label, lately, total }) => html`
          <tr>
            <th scope="row">${words[label] ?? spaced(label)}</th>
            <td>${count(lately)}</td>
            <td>${count(total)}</td>
          </tr>
        `,
      )}
    </tbody>
  </table>
`;
