/** Where the stranger will be, while there is none: who is about, how long it has been, and a word to pass the time. */
import { html, nothing } from 'lit-html';
import { expectationOf } from '../status.js';
import { WIDENS_AFTER_S, clockOf, tipAt } from '../lounge/waiting.js';
import { forgetting, parting } from './people-met.js';
import { View } from './view.js';

/** @import { Scene } from './view.js' */

const SECOND_MS = 1000;

class WaitingRoom extends View {
  /** @type {Scene | null} */
  #scene = null;
  #since = 0;
  /** Not the same words each time. */
  #firstTip = -1;
  /** @type {ReturnType<typeof setInterval> | undefined} */
  #ticking;
  #connected = new AbortController();

  connectedCallback() {
    this.#connected = new AbortController();
    const { signal } = this.#connected;
    document.addEventListener('visibilitychange', () => this.#tick(), { signal });
  }

  disconnectedCallback() {
    this.#connected.abort();
    clearInterval(this.#ticking);
  }

  /** @override @param {Scene} scene */
  show(scene) {
    const began = isWaiting(scene) && !isWaiting(this.#scene);
    if (began) [this.#since, this.#firstTip] = [performance.now(), this.#firstTip + 1];
    this.#scene = scene;
    super.show(scene);
    if (began || !isWaiting(scene)) this.#tick();
  }

  /** Time goes on here alone, and only where it is seen. */
  #tick() {
    clearInterval(this.#ticking);
    if (document.hidden || !this.#scene || !isWaiting(this.#scene)) return;
    const again = () => this.#scene && super.show(this.#scene);
    again();
    this.#ticking = setInterval(again, SECOND_MS);
  }

  /** @override @param {Scene} scene */
  template(scene) {
    if (!isWaiting(scene)) return nothing;
    const { state, words } = scene;
    const seconds = Math.floor((performance.now() - this.#since) / SECOND_MS);
    const key = expectationOf(state);
    const { title, text } = words.pane[key];
    const first = key === 'queued' && seconds < WIDENS_AFTER_S;
    return html`<section class="pane" aria-label=${words.pane.stranger}>
      <div class="expectation" data-mood=${key === 'queuedAway' ? 'away' : 'queued'}>
        <div class="pulse" aria-hidden="true">
          <i></i><i></i><i></i><svg><use href="#icon-person"></use></svg>
        </div>
        <h2>${title}</h2>
        <p class="prospect">${first ? words.waiting.first : text}</p>
        ${facts(scene, seconds)} ${this.#tip(scene, seconds)}
        <div class="people-met">${forgetting(this, scene)} ${parting(this, scene)}</div>
      </div>
    </section>`;
  }

  /** @param {Scene} scene @param {number} seconds */
  #tip({ words: { waiting } }, seconds) {
    // Whoever is disturbed by what moves of itself reads one in peace.
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
    const tip = waiting.tips[tipAt(still ? 0 : seconds, this.#firstTip, waiting.tips.length)];
    return html`<p class="tip"><b>${waiting.tip}</b> ${tip}</p>`;
  }
}

/** @param {Scene | null} scene */
const isWaiting = (scene) => scene?.state.phase === 'queued';

/** A clock that is read out each second would be no help. @param {Scene} scene @param {number} seconds */
function facts({ state: { presence }, words: { waiting } }, seconds) {
  const number = new Intl.NumberFormat(document.documentElement.lang);
  return html`<dl class="facts">
    ${presence ? fact(waiting.online, number.format(presence.online), 'online') : nothing}
    ${presence ? fact(waiting.waiting, number.format(presence.waiting), 'waiting') : nothing}
    <div aria-hidden="true" data-fact="waited">
      <dt>${waiting.waited}</dt>
      <dd>${clockOf(seconds)}</dd>
    </div>
  </dl>`;
}

/** @param {string} name @param {string} value @param {string} which */
const fact = (name, value, which) =>
  html`<div data-fact=${which}>
    <dt>${name}</dt>
    <dd>${value}</dd>
  </div>`;

customElements.define('waiting-room', WaitingRoom);
