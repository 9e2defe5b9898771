/** The whole cluster, where this node is one of several. */
import { html, nothing } from 'lit-html';
import { count, lasting } from './words.js';

/**
 * @typedef {object} Node
 * @property {string} id
 * @property {boolean} self
 * @property {string} [region] from here on: not there before it has told
 * @property {number} [sockets]
 * @property {number} [waiting]
 * @property {number} [inRooms]
 * @property {number} [matches]
 * @property {boolean} [draining]
 * @property {number} [heard] ms ago
 */

const COLUMNS = ['Region', 'Sockets', 'Waiting', 'In rooms', 'Matches', 'State', 'Heard'];
/** Nodes tell every other second or so: whoever has not for longer may be gone before that is known. */
const LATE_MS = 10_000;

/** @param {Node[]} nodes the oldest first */
export const cluster = (nodes) =>
  nodes.length < 2
    ? nothing
    : html`
        <article class="card">
          <h2>${nodes.length} nodes</h2>
          <div class="wide">
            <table>
              <caption class="hidden-words">
                Nodes
              </caption>
              <thead>
                <tr>
                  <th scope="col">Node</th>
                  ${COLUMNS.map((column) => html`<th scope="col">${column}</th>`)}
                </tr>
              </thead>
              <tbody>
                ${nodes.map(row)}
              </tbody>
            </table>
          </div>
        </article>
      `;

/** @param {Node} node @param {number} place */
const row = (node, place) => html`
  <tr>
    <th scope="row">${nameOf(node, place)}</th>
    ${cells(node).map((cell) => html`<td>${cell}</td>`)}
  </tr>
`;

/** The oldest pairs who is left over. @param {Node} node @param {number} place */
export const nameOf = ({ id, self }, place) =>
  [id.slice(0, 8), self && 'this one', place === 0 && 'pairs for all'].filter(Boolean).join(', ');

/** @param {Node} node */
export function cells({ region, sockets, waiting, inRooms, matches, draining, heard }) {
  if (heard === undefined) return ['', '', '', '', '', 'joining', ''];
  const numbers = [sockets, waiting, inRooms, matches].map((number) => count(number ?? 0));
  const late = heard > LATE_MS ? 'silent' : 'well';
  return [region || '–', ...numbers, draining ? 'being emptied' : late, `${lasting(heard)} ago`];
}
