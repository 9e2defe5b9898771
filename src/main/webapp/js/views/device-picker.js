/** Before one joins: by which devices one is seen and heard, and whether the microphone hears. */
import { html, nothing } from 'lit-html';
import { measure } from '../media/meter.js';
import { View } from './view.js';

/**
 * @import { Device } from '../state/media.js'
 * @import { Scene } from './view.js'
 * @typedef {'cameraId' | 'microphoneId' | 'speakerId'} Choice
 */

const choosesSpeaker = 'setSinkId' in HTMLMediaElement.prototype;

class DevicePicker extends View {
  /** What the meter listens to. @type {MediaStream | null} */
  #heard = null;
  #listening = new AbortController();
  #life = new AbortController();
  /** @type {Scene | null} */
  #scene = null;

  connectedCallback() {
    this.#life = new AbortController();
    document.addEventListener('visibilitychange', () => this.#listen(), {
      signal: this.#life.signal,
    });
  }

  disconnectedCallback() {
    this.#life.abort();
    this.#listening.abort();
  }

  /** @override @param {Scene} scene */
  show(scene) {
    super.show(scene);
    this.#scene = scene;
    this.#listen();
  }

  /** @override @param {Scene} scene */
  template(scene) {
    const { state, words } = scene;
    if (state.phase !== 'ready') return nothing;
    const { own, devices } = state.media;
    const { speakers } = devices;
    return html`<section class="devices" aria-labelledby="devices-title">
      <h2 id="devices-title">${words.devices.title}</h2>
      ${this.#picker(scene, 'camera', devices.cameras)}
      ${this.#picker(scene, 'microphone', devices.microphones)}
      ${own.microphone === 'none' ? nothing : meter(words, own.microphone === 'on')}
      ${choosesSpeaker && speakers.length > 0 ? this.#picker(scene, 'speaker', speakers) : nothing}
    </section>`;
  }

  /** @param {Scene} scene @param {'camera' | 'microphone' | 'speaker'} kind @param {readonly Device[]} devices */
  #picker({ state, words, fill }, kind, devices) {
    const key = /** @type {Choice} */ (`${kind}Id`);
    const chosen = devices.some(({ id }) => id === state.settings[key]) ? state.settings[key] : '';
    const nothingThere = kind === 'camera' ? words.devices.noCamera : words.devices.noMicrophone;
    const name = (/** @type {Device} */ { label }, /** @type {number} */ at) =>
      label || fill(words.devices[`${kind}Number`], { number: at + 1 });
    return html`<label class="device">
      <span>${words.devices[kind]}</span>
      <select
        id=${`choose-${kind}`}
        ?disabled=${devices.length === 0}
        @change=${(/** @type {Event} */ event) => this.#choose(key, event)}
      >
        <option value="" .selected=${chosen === ''}>
          ${devices.length > 0 ? words.devices.any : nothingThere}
        </option>
        ${devices.map(
          (device, at) =>
            html`<option value=${device.id} .selected=${device.id === chosen}>
              ${name(device, at)}
            </option>`,
        )}
      </select>
    </label>`;
  }

  /** @param {Choice} key @param {Event} event */
  #choose(key, { currentTarget }) {
    this.wish('set', { [key]: /** @type {HTMLSelectElement} */ (currentTarget).value });
  }

  /** Only while somebody looks. */
  #listen() {
    const { phase, localStream, media } = this.#scene?.state ?? {};
    const wanted = phase === 'ready' && media?.own.microphone === 'on' && !document.hidden;
    const stream = (wanted && localStream) || null;
    if (stream === this.#heard) return;
    this.#heard = stream;
    this.#listening.abort();
    this.#listening = new AbortController();
    this.#draw(0);
    if (stream?.getAudioTracks().length)
      measure(stream, (level) => this.#draw(level), this.#listening.signal);
  }

  /** @param {number} level 0 to 1 */
  #draw(level) {
    const bar = /** @type {HTMLElement | null} */ (this.querySelector('[role="meter"]'));
    bar?.style.setProperty('--level', level.toFixed(2));
    bar?.setAttribute('aria-valuenow', String(Math.round(level * 10) * 10));
  }
}

/** @param {Scene['words']} words @param {boolean} on */
const meter = ({ devices }, on) =>
  html`<div class="level">
    <div
      role="meter"
      aria-label=${devices.level}
      aria-valuemin="0"
      aria-valuemax="100"
      aria-valuenow="0"
    ></div>
    <p>${on ? devices.quiet : devices.silent}</p>
  </div>`;

customElements.define('device-picker', DevicePicker);
