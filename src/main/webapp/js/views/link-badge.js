/** How good the connection is, in words and bars; and what one can do when the picture is not. */
import { html, nothing } from 'lit-html';
import { View, icon } from './view.js';

/**
 * @import { Scene } from './view.js'
 * @import { Link, Quality } from '../state/link.js'
 */

/** @type {Record<Quality['level'], 'veryWeak' | 'weak' | 'fair' | 'good'>} */
const LEVELS = { 1: 'veryWeak', 2: 'weak', 3: 'fair', 4: 'good' };

class LinkBadge extends View {
  #open = false;
  /** @type {Scene | null} */
  #scene = null;

  /** @override @param {Scene} scene */
  show(scene) {
    this.#scene = scene;
    if (scene.state.phase !== 'connected') this.#open = false;
    super.show(scene);
  }

  /**
   * What goes on to another and what shows an address never stand in one place, one after the other: between
   * them is the note.
   * @override @param {Scene} scene
   */
  template(scene) {
    const { phase, link } = scene.state;
    if (phase !== 'connected') return nothing;
    return html`
      ${link.quality ? this.#badge(scene, link.quality) : nothing}
      ${!link.trouble && link.direct === 'theirs' ? this.#allowDirect(scene) : nothing}
      <p
        id="link-note"
        class="link-note"
        role="status"
        ?data-shown=${link.trouble || link.thrift !== 'none' || link.direct === 'theirs'}
      >
        ${noteOf(scene, link)}
      </p>
      ${link.trouble ? this.#help(scene) : nothing}
    `;
  }

  /** @param {Scene} scene @param {Quality} quality */
  #badge(scene, quality) {
    const { words, fill } = scene;
    const { level, rtt } = quality;
    return html`<div class="link" @keydown=${this.#onKey} @focusout=${this.#onLeave}>
      <button
        id="link-quality"
        class="on-picture"
        data-level=${level}
        aria-expanded=${this.#open}
        aria-controls="link-details"
        title=${words.link.details}
        @click=${() => this.#set(!this.#open)}
      >
        <svg class="bars" viewBox="0 0 20 16" aria-hidden="true">
          <path d="M2 11v4" />
          <path d="M7 8v7" />
          <path d="M12 5v10" />
          <path d="M17 2v13" />
        </svg>
        <span>${fill(words.link[LEVELS[level]], { rtt })}</span>
      </button>
      <dl id="link-details" aria-label=${words.link.details} ?hidden=${!this.#open}>
        ${details(words.link, fill, quality)} ${this.#directly(scene)}
      </dl>
    </div>`;
  }

  /** @param {Scene} scene */
  #help({ words }) {
    return html`<p class="link-help">
      <button class="on-picture" @click=${() => this.wish('reconnect', undefined)}>
        ${icon('forget')}<span>${words.link.reconnect}</span>
      </button>
      <button class="on-picture" @click=${() => this.wish('next', undefined)}>
        ${icon('next')}<span>${words.action.next}</span>
      </button>
    </p>`;
  }

  /** In a room of relays, what one has said of a direct way, or the way to say it. @param {Scene} scene */
  #directly({ state: { room, link, onItsOwn }, words }) {
    if (!room?.relay || onItsOwn || link.direct === 'both') return nothing;
    const said = link.direct === 'own';
    return html`<div>
      <dt>${words.link.directly}</dt>
      <dd>
        ${
          said
            ? words.link.allowed
            : html`<button
                id="allow-direct"
                class="on-picture"
                aria-label=${words.link.allowDirect}
                @click=${() => this.wish('allowDirect', undefined)}
              >
                ${words.link.allow}
              </button>`
        }
      </dd>
    </div>`;
  }

  /** @param {Scene} scene */
  #allowDirect({ words }) {
    return html`<p class="link-help">
      <button
        class="on-picture"
        aria-describedby="link-note"
        @click=${() => this.wish('allowDirect', undefined)}
      >
        <span>${words.link.allowDirect}</span>
      </button>
    </p>`;
  }

  /** Escape closes this and nothing else. @param {KeyboardEvent} event */
  #onKey = (event) => {
    if (event.key !== 'Escape' || !this.#open) return;
    event.stopPropagation();
    event.preventDefault();
    this.#set(false);
  };

  /**
   * A button that is drawn away loses the focus, too, in the midst of the drawing: only later one can say
   * which it was. Then the focus comes back to what stays.
   * @param {FocusEvent} event
   */
  #onLeave = ({ relatedTarget, currentTarget, target }) => {
    const list = /** @type {Element} */ (currentTarget);
    if (list.contains(/** @type {Node | null} */ (relatedTarget))) return;
    queueMicrotask(() => {
      if (/** @type {Element} */ (target).isConnected) this.#set(false);
      else /** @type {HTMLElement | null} */ (list.querySelector('#link-quality'))?.focus();
    });
  };

  /** @param {boolean} open */
  #set(open) {
    if (this.#open === open) return;
    this.#open = open;
    if (this.#scene) super.show(this.#scene);
  }
}

/**
 * What is said aloud, too: what is wrong comes before what is done about it.
 * @param {Scene} scene @param {Link} link
 */
function noteOf({ words, fill }, { trouble, thrift, recovered, direct }) {
  if (trouble) return fill(words.link[trouble]);
  if (thrift !== 'none') return words.link[thrift];
  if (direct === 'theirs') return fill(words.link.theirsDirect);
  if (direct === 'own') return fill(words.link.ownDirect);
  if (recovered) return words.link.recovered;
  return direct ? words.link.bothDirect : nothing;
}

/** @param {Scene['words']['link']} words @param {Scene['fill']} fill @param {Quality} quality */
function details(words, fill, { rtt, loss, width, height, relayed }) {
  const size = width > 0 ? fill(words.pixels, { width, height }) : words.noPicture;
  const rows = [
    [words.roundTrip, fill(words.milliseconds, { rtt })],
    [words.lost, fill(words.percent, { percent: Math.round(loss * 100) })],
    [words.picture, size],
    [words.way, relayed ? words.relayed : words.direct],
  ];
  return rows.map(
    ([name, value]) =>
      html`<div>
        <dt>${name}</dt>
        <dd>${value}</dd>
      </div>`,
  );
}

customElements.define('link-badge', LinkBadge);
