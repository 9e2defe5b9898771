/** Before one joins: what one likes to talk about, and the people one has met. */
import { html, nothing } from 'lit-html';
import { MOST_INTERESTS, hasComma, withInterests, withoutInterest } from '../lounge/interests.js';
import { forgetting, parting } from './people-met.js';
import { View, icon } from './view.js';

/**
 * @import { Scene } from './view.js'
 * @import { Outcome } from '../lounge/interests.js'
 */

class InterestPicker extends View {
  /** @type {readonly string[]} */
  #list = [];
  /** @type {{ key: Outcome | 'removed', interest: string } | null} what the last change came to */
  #note = null;

  /** @override @param {Scene} scene */
  template(scene) {
    const { state, words } = scene;
    if (state.phase !== 'ready') {
      this.#note = null;
      return nothing;
    }
    const { interests } = words;
    this.#list = state.settings.interests;
    return html`<section class="interests" tabindex="-1" aria-labelledby="interests-title">
      <h2 id="interests-title">${interests.title}</h2>
      ${this.#tags(scene)} ${this.#field(words)} ${this.#told(scene)}
      <p class="hint">${interests.about}</p>
      <div class="people-met">${forgetting(this, scene)} ${parting(this, scene)}</div>
    </section>`;
  }

  /** @param {Scene} scene */
  #tags({ words: { interests }, fill }) {
    if (this.#list.length === 0) return nothing;
    return html`<ul class="tags" aria-label=${interests.list}>
      ${this.#list.map(
        (interest) =>
          html`<li>
            <button
              type="button"
              class="tag"
              aria-label=${fill(interests.remove, { interest })}
              @click=${(/** @type {MouseEvent} */ event) => this.#remove(interest, event)}
            >
              <bdi>${interest}</bdi>${icon('close')}
            </button>
          </li>`,
      )}
    </ul>`;
  }

  /** @param {Scene['words']} words */
  #field({ interests }) {
    return html`<form
      class="add-interest"
      @submit=${(/** @type {Event} */ e) => this.#submitted(e)}
    >
      <label class="hidden-words" for="interest">${interests.label}</label>
      <input
        id="interest"
        autocomplete="off"
        autocapitalize="none"
        enterkeyhint="done"
        placeholder=${interests.example}
        aria-describedby="interests-note"
        @input=${(/** @type {InputEvent} */ event) => this.#typed(event)}
        @keydown=${(/** @type {KeyboardEvent} */ event) => this.#pressed(event)}
      />
      <button class="quiet">${interests.add}</button>
    </form>`;
  }

  /** Always there, so that what comes into it is announced. @param {Scene} scene */
  #told({ words: { interests }, fill }) {
    const { key, interest } = this.#note ?? { key: null, interest: '' };
    const told = key ? fill(interests[key], { interest, most: MOST_INTERESTS }) : '';
    return html`<p id="interests-note" class="hint" role="status">${told}</p>`;
  }

  get #input() {
    return /** @type {HTMLInputElement} */ (this.querySelector('#interest'));
  }

  /** @param {Event} event */
  #submitted(event) {
    event.preventDefault();
    this.#add();
  }

  /** A comma ends a word, and what is pasted may hold several. @param {InputEvent} event */
  #typed({ isComposing }) {
    if (!isComposing && hasComma(this.#input.value)) this.#add();
  }

  /** @param {KeyboardEvent} event */
  #pressed({ key, isComposing, repeat: held }) {
    const last = this.#list.at(-1);
    if (key !== 'Backspace' || isComposing || held || this.#input.value || last === undefined)
      return;
    this.#take(withoutInterest(this.#list, last), 'removed', last);
  }

  #add() {
    const { list, outcome, interest } = withInterests(this.#list, this.#input.value);
    // What found no room is still there to be changed.
    if (outcome !== 'full') this.#input.value = '';
    this.#take(list, outcome, interest);
  }

  /**
   * One is never left on the next one's button: a key that is still held would remove that, too. By the
   * keyboard one can go on typing; a finger wants no keyboard on the screen.
   * @param {string} interest @param {MouseEvent} event
   */
  #remove(interest, { detail }) {
    this.#take(withoutInterest(this.#list, interest), 'removed', interest);
    const place = detail === 0 ? this.#input : this.querySelector('section');
    place?.focus();
  }

  /** @param {readonly string[]} list @param {Outcome | 'removed'} key @param {string} interest */
  #take(list, key, interest) {
    this.#note = { key, interest };
    this.wish('set', { interests: list });
  }
}

customElements.define('interest-picker', InterestPicker);
