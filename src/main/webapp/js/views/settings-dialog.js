/** What one prefers. */
import { html, nothing } from 'lit-html';
import { languageFor, languages } from '../words.js';
import { DialogView } from './dialog-view.js';

/**
 * @import { Scene } from './view.js'
 * @import { Settings } from '../settings.js'
 * @typedef {'autoNext' | 'hideSelf' | 'relay' | 'shortcuts' | 'sounds' | 'titleFlash'} Switch
 */

/** @type {readonly Settings['theme'][]} */
const THEMES = ['auto', 'light', 'dark'];

class SettingsDialog extends DialogView {
  /** @override */
  which = /** @type {const} */ ('settings');

  /** @override @param {Scene} scene */
  heading({ words }) {
    return words.settings.title;
  }

  /** @override @param {Scene} scene */
  content(scene) {
    const { settings } = scene.words;
    return html`
      <section aria-label=${settings.look}>${this.#language(scene)} ${this.#theme(scene)}</section>
      <section>
        <h3>${settings.call}</h3>
        ${this.#switch(scene, 'autoNext', settings.autoNextText)}
        ${this.#switch(scene, 'hideSelf', settings.hideSelfText)}
        ${scene.state.relay === 'asked' ? this.#switch(scene, 'relay', settings.relayText) : nothing}
        ${this.#switch(scene, 'shortcuts', settings.shortcutsText)}
      </section>
      <section>
        <h3>${settings.attention}</h3>
        ${this.#switch(scene, 'sounds')} ${this.#switch(scene, 'titleFlash')}
        ${this.#notifications(scene)}
      </section>
      <section>
        <h3>${settings.blocked}</h3>
        ${this.#blocked(scene)}
      </section>
    `;
  }

  /** @param {Scene} scene */
  #language({ state, words: { settings }, fill }) {
    const chosen = languages.find(({ tag }) => tag === state.settings.language);
    const browser = languageFor(navigator.languages);
    const choose = (/** @type {string} */ language) => this.wish('set', { language });
    return html`<label class="option">
      <span>${settings.language}</span>
      <select id="language" @change=${(/** @type {Event} */ e) => choose(valueOf(e))}>
        <option value="" ?selected=${!chosen}>
          ${fill(settings.browserLanguage, { language: browser.name })}
        </option>
        ${languages.map(
          ({ tag, name }) =>
            html`<option value=${tag} lang=${tag} ?selected=${chosen?.tag === tag}>
              ${name}
            </option>`,
        )}
      </select>
    </label>`;
  }

  /** @param {Scene} scene */
  #theme({ state, words: { settings } }) {
    const choose = (/** @type {Settings['theme']} */ theme) => this.wish('set', { theme });
    return html`<label class="option">
      <span>${settings.theme}</span>
      <select
        id="theme"
        @change=${(/** @type {Event} */ e) => choose(/** @type {Settings['theme']} */ (valueOf(e)))}
      >
        ${THEMES.map(
          (theme) =>
            html`<option value=${theme} ?selected=${state.settings.theme === theme}>
              ${settings[theme]}
            </option>`,
        )}
      </select>
    </label>`;
  }

  /** @param {Scene} scene @param {Switch} which @param {string} [hint] */
  #switch({ state, words: { settings } }, which, hint) {
    const set = (/** @type {boolean} */ on) => this.wish('set', { [which]: on });
    return option(which, settings[which], hint, state.settings[which], set);
  }

  /** On only where the browser lets it. @param {Scene} scene */
  #notifications({ state, words: { settings } }) {
    const { notices } = state;
    const hints = {
      denied: settings.notificationsDenied,
      unsupported: settings.notificationsUnsupported,
    };
    const hint = notices === 'denied' || notices === 'unsupported' ? hints[notices] : undefined;
    const isOn = state.settings.notifications && notices === 'granted';
    const set = (/** @type {boolean} */ on) => this.wish('notices', on);
    return option('notifications', settings.notifications, hint, isOn, set, hint !== undefined);
  }

  /** @param {Scene} scene */
  #blocked({ state: { blocked }, words: { settings }, fill }) {
    if (blocked === 0) return html`<p class="hint" tabindex="-1">${settings.blockedNone}</p>`;
    const told = blocked === 1 ? settings.blockedOne : settings.blockedMany;
    return html`<p class="hint" tabindex="-1">${fill(told, { count: blocked })}</p>
      <button class="quiet small" @click=${() => this.wish('unblockAll', undefined)}>
        ${settings.unblockAll}
      </button>`;
  }
}

/**
 * @param {string} id @param {string} words @param {string | undefined} hint @param {boolean} isOn
 * @param {(on: boolean) => void} set @param {boolean} [disabled]
 */
const option = (id, words, hint, isOn, set, disabled = false) =>
  html`<label class="option">
    <span
      >${words}${hint ? html`<span class="hint" id=${`${id}-hint`}>${hint}</span>` : nothing}</span
    >
    <input
      type="checkbox"
      role="switch"
      id=${id}
      .checked=${isOn}
      ?disabled=${disabled && !isOn}
      @change=${(/** @type {Event} */ { target }) => {
        const box = /** @type {HTMLInputElement} */ (target);
        const on = box.checked;
        // The state says what it is; it may not become what was wished.
        box.checked = isOn;
        set(on);
      }}
    />
  </label>`;

/** @param {Event} event */
const valueOf = ({ target }) => /** @type {HTMLSelectElement} */ (target).value;

customElements.define('settings-dialog', SettingsDialog);
