/** Which keys there are, how one behaves, what others see, and what to do when it does not connect. */
import { html } from 'lit-html';
import { DialogView } from './dialog-view.js';

/** @import { Scene } from './view.js' */

/** In the order in which they are shown. */
const KEYS = /** @type {const} */ ([
  ['M', 'toggleMicrophone'],
  ['V', 'toggleCamera'],
  ['C', 'showChat'],
  ['S', 'shareScreen'],
  ['F', 'fullScreen'],
  ['P', 'pictureInPicture'],
]);

class HelpDialog extends DialogView {
  /** @override */
  which = /** @type {const} */ ('help');

  /** @override @param {Scene} scene */
  heading({ words }) {
    return words.help.title;
  }

  /** @override @param {Scene} scene */
  content(scene) {
    const { rules, privacy, trouble } = scene.words.help;
    return html`${this.#keys(scene)} ${[rules, privacy, trouble].map(part)}`;
  }

  /** @param {Scene} scene */
  #keys({ state, words }) {
    const { keys } = words.help;
    return html`<section>
      <h3 id="help-keys">${keys.title}</h3>
      <label class="option">
        <span>${keys.on}<span class="hint">${keys.onHint}</span></span>
        <input
          id="use-shortcuts"
          type="checkbox"
          role="switch"
          .checked=${state.settings.shortcuts}
          @change=${this.#switch}
        />
      </label>
      <table class="keys" aria-labelledby="help-keys">
        <thead class="hidden-words">
          <tr>
            <th scope="col">${keys.key}</th>
            <th scope="col">${keys.does}</th>
          </tr>
        </thead>
        <tbody>
          ${KEYS.map(([key, does]) => row(cap(key), words.shortcuts[does]))}
          ${row(around(keys.or, { one: 'H', other: '?' }), words.shortcuts.help)}
          ${row(around(keys.twice, { key: words.shortcuts.escape }), words.shortcuts.next)}
        </tbody>
      </table>
    </section>`;
  }

  /** @param {Event} event */
  #switch = ({ target }) => {
    if (target instanceof HTMLInputElement) this.wish('set', { shortcuts: target.checked });
  };
}

/** @param {string} key */
const cap = (key) => html`<kbd>${key}</kbd>`;

/** Words with keys in them, in the order the language puts them. @param {string} words @param {Record<string, string>} keys */
const around = (words, keys) =>
  words.split(/\{(\w+)\}/).map((piece, i) => (i % 2 === 1 ? cap(keys[piece] ?? piece) : piece));

/** @param {unknown} key @param {string} does */
const row = (key, does) =>
  html`<tr>
    <th scope="row">${key}</th>
    <td>${does}</td>
  </tr>`;

/** @param {{ title: string, list: readonly string[] }} part */
const part = ({ title, list }) =>
  html`<section>
    <h3>${title}</h3>
    <ul>
      ${list.map((item) => html`<li>${item}</li>`)}
    </ul>
  </section>`;

customElements.define('help-dialog', HelpDialog);
