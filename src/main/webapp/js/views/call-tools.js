/** What one can do in a call beside leaving it: microphone, camera, screen, chat; and what is rarer, under “More”. */
import { html, nothing } from 'lit-html';
import { canShareScreen } from '../media/showing.js';
import { moreTools } from './more-tools.js';
import { View, icon } from './view.js';

/**
 * @import { Scene } from './view.js'
 * @typedef {object} Tool
 * @property {string} id
 * @property {string} picture
 * @property {string} name
 * @property {() => void} press
 * @property {boolean} [pressed]
 * @property {boolean} [expanded]
 * @property {number} [count] something new
 */

class CallTools extends View {
  constructor() {
    super();
    this.addEventListener('keydown', (event) => this.#walk(event));
  }

  /** @override @param {Scene} scene @returns {unknown} */
  template(scene) {
    const { state, words } = scene;
    if (state.phase === 'idle' || state.phase === 'opening') return nothing;
    const tools = state.room ? this.#inCall(scene) : this.#sources(scene);
    return html`<div class="tools" role="toolbar" tabindex="-1" aria-label=${words.tools.label}>
      ${tools.map(button)}
      ${state.room ? moreTools(scene, (name, value) => this.wish(name, value)) : nothing}
    </div>`;
  }

  /** @param {Scene} scene @returns {Tool[]} */
  #sources({ state, words: { tools } }) {
    const { camera, microphone } = state.media.own;
    return [
      this.#source('microphone', tools.microphone, microphone === 'on', 'toggleMicrophone'),
      this.#source('camera', tools.camera, camera === 'on', 'toggleCamera'),
    ];
  }

  /** @param {'microphone' | 'camera'} id @param {string} name @param {boolean} on @param {'toggleMicrophone' | 'toggleCamera'} wish */
  #source(id, name, on, wish) {
    const press = () => this.wish(wish, undefined);
    return { id: `tool-${id}`, picture: on ? id : `${id}-off`, name, pressed: on, press };
  }

  /** @param {Scene} scene @returns {Tool[]} */
  #inCall(scene) {
    const { own, devices } = scene.state.media;
    const canFlip = own.camera === 'on' && devices.cameras.length > 1;
    return [
      ...this.#sources(scene),
      ...(canFlip ? [this.#flip(scene)] : []),
      ...(canShareScreen() ? [this.#share(scene)] : []),
      this.#chat(scene),
    ];
  }

  /** @param {Scene} scene @returns {Tool} */
  #flip({ words: { tools } }) {
    const press = () => this.wish('flipCamera', undefined);
    return { id: 'tool-flip', picture: 'flip', name: tools.flip, press };
  }

  /** @param {Scene} scene @returns {Tool} */
  #share({ state, words: { tools } }) {
    const { sharing } = state.media.own;
    const press = () => this.wish('shareScreen', !sharing);
    return { id: 'tool-share', picture: 'screen', name: tools.share, pressed: sharing, press };
  }

  /** @param {Scene} scene @returns {Tool} */
  #chat({ state, words: { tools }, fill }) {
    const { open, unread } = state.chat;
    const name = unread > 0 ? fill(tools.chatUnread, { count: unread }) : tools.chat;
    const press = () => this.wish('showChat', !open);
    return { id: 'tool-chat', picture: 'chat', name, press, expanded: open, count: unread };
  }

  /** As in every toolbar, the arrows lead along it. @param {KeyboardEvent} event */
  #walk(event) {
    const { key, target } = event;
    const bar = [...this.querySelectorAll('.tools > button')];
    const at = bar.indexOf(/** @type {Element} */ (target));
    if (at < 0 || (key !== 'ArrowLeft' && key !== 'ArrowRight')) return;
    const rtl = getComputedStyle(this).direction === 'rtl';
    const step = (key === 'ArrowRight') === rtl ? -1 : 1;
    const next = bar[(at + step + bar.length) % bar.length];
    if (next instanceof HTMLElement) next.focus();
    event.preventDefault();
  }
}

/** @param {Tool} tool */
const button = ({ id, picture, name, pressed, expanded, count, press }) =>
  html`<button
    id=${id}
    class="round tool"
    aria-label=${name}
    title=${name}
    aria-pressed=${pressed ?? nothing}
    aria-expanded=${expanded ?? nothing}
    @click=${press}
  >
    ${icon(picture)}${count ? html`<span class="count" aria-hidden="true">${count}</span>` : nothing}
  </button>`;

customElements.define('call-tools', CallTools);
