/**
 * What the two write to each other. What one is about to write is kept here while the panel is closed, and
 * goes with the stranger. Closed, it shows the last line that came and was not read.
 */
import { html, nothing } from 'lit-html';
import { isLine } from '../chat/talk.js';
import { chatForm, keepsFocus } from './chat-form.js';
import { Lines, glimpse } from './chat-lines.js';
import { clearOfKeyboard } from './keyboard.js';
import { View, icon } from './view.js';

/** @import { Scene } from './view.js' */

/** So near its end the list goes on by itself. */
const NEAR_PX = 80;

class ChatPanel extends View {
  #draft = '';
  #open = false;
  /** @type {Scene | null} */
  #scene = null;
  /** Where the keyboard was before. @type {Element | null} */
  #opener = null;
  #lines = new Lines();
  #shown = new AbortController();

  connectedCallback() {
    this.#shown = new AbortController();
    clearOfKeyboard(this, this.#shown.signal);
  }

  disconnectedCallback() {
    this.#shown.abort();
  }

  /** @override @param {Scene} scene */
  show(scene) {
    const { room, chat } = scene.state;
    const before = this.#scene?.state;
    this.#scene = scene;
    if (room !== before?.room) this.#draft = '';
    const turned = this.#open !== chat.open;
    this.#open = chat.open;
    if (turned && chat.open) this.#opener = document.activeElement;
    const wasInside = this.contains(document.activeElement);
    const isNearEnd = chat.messages === before?.chat.messages || this.#isNearEnd(chat.messages);
    this.#render(scene);
    const list = this.#list;
    if (list && this.#lines.show(list, scene) && isNearEnd) list.scrollTop = list.scrollHeight;
    if (turned && chat.open) this.#field?.focus();
    if (turned && !chat.open && wasInside) this.#giveBack();
  }

  /** @override @param {Scene} scene */
  template(scene) {
    const { room, chat } = scene.state;
    if (!room) return nothing;
    return chat.open ? this.#panel(scene) : glimpse(scene, () => this.wish('showChat', true));
  }

  /** @param {Scene} scene */
  #panel(scene) {
    const { state, words, fill } = scene;
    const { messages, typing } = state.chat;
    return html`<section class="chat" aria-labelledby="chat-title" @keydown=${this.#key}>
      <div class="chat-head">
        <h2 id="chat-title">${words.chat.title}</h2>
        <button
          id="chat-close"
          class="round"
          aria-label=${words.chat.close}
          title=${words.chat.close}
          @pointerdown=${keepsFocus}
          @mousedown=${keepsFocus}
          @click=${() => this.wish('showChat', false)}
        >
          ${icon('close')}
        </button>
      </div>
      ${messages.length === 0 ? html`<p class="begin">${fill(words.chat.begin)}</p>` : nothing}
      <div
        class="lines"
        role="log"
        aria-live="polite"
        aria-label=${words.chat.lines}
        tabindex="0"
      ></div>
      <p class="typing" ?data-typing=${typing}>${typing ? fill(words.chat.typing) : nothing}</p>
      ${chatForm(scene, this.#draft, this.#on)}
    </section>`;
  }

  #on = { written: () => this.#written(), sent: (/** @type {Event} */ event) => this.#send(event) };

  #written() {
    this.#draft = this.#field?.value ?? '';
    this.wish('typing', this.#draft !== '');
    this.#again();
  }

  /** @param {Event} event */
  #send(event) {
    event.preventDefault();
    const before = this.#scene?.state.chat.messages;
    if (this.#scene?.state.chat.ready) this.wish('say', this.#draft);
    // What was taken stands among the lines now; what was not stays in the field.
    if (this.#scene?.state.chat.messages !== before) this.#draft = '';
    this.#again();
    this.#field?.focus();
  }

  /** @param {KeyboardEvent} event */
  #key = (event) => {
    // In the middle of a word made of several keys, Enter and Escape belong to that word. (229: Safari)
    if (event.isComposing || event.keyCode === 229) return;
    if (event.key === 'Escape') {
      event.preventDefault();
      this.wish('showChat', false);
    } else if (event.key === 'Enter' && !event.shiftKey && event.target === this.#field) {
      event.preventDefault();
      if (isLine(this.#draft)) this.#field?.form?.requestSubmit();
    }
  };

  #again() {
    if (this.#scene) this.#render(this.#scene);
  }

  /** @param {Scene} scene */
  #render(scene) {
    super.show(scene);
    const field = this.#field;
    if (field && field.value !== this.#draft) field.value = this.#draft;
  }

  #giveBack() {
    const before = this.#opener === document.body ? null : this.#opener;
    const place = before?.isConnected ? before : document.querySelector('#tool-chat, #chat');
    if (place instanceof HTMLElement) place.focus();
  }

  /**
   * Who reads further up is left there, unless it was oneself who wrote.
   * @param {Scene['state']['chat']['messages']} messages
   */
  #isNearEnd(messages) {
    const list = this.#list;
    if (!list || messages.at(-1)?.mine) return true;
    return list.scrollHeight - list.scrollTop - list.clientHeight < NEAR_PX;
  }

  get #list() {
    return this.querySelector('.lines');
  }

  get #field() {
    return this.querySelector('textarea');
  }
}

customElements.define('chat-panel', ChatPanel);
