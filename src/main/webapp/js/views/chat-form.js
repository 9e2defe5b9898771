/**
 * Where one writes, and what is said of it: how much room is left, and whether it can be sent yet.
 *
 * @import { Scene } from './view.js'
 * @typedef {{ written: () => void, sent: (event: Event) => void }} Written
 */
import { html, nothing } from 'lit-html';
import { TEXT_LENGTH, isLine } from '../chat/talk.js';
import { icon } from './view.js';

/** From so many left on they are counted. */
const NEARLY_FULL = 200;

/** The field itself is filled by the panel: what stands in it is the person's. @param {Scene} scene @param {string} draft @param {Written} on */
export function chatForm({ state, words, fill }, draft, on) {
  const { ready } = state.chat;
  const left = TEXT_LENGTH - draft.length;
  const room = left === 0 ? words.chat.full : fill(words.chat.left, { count: left });
  return html`<form @submit=${on.sent}>
    <textarea
      id="chat-field"
      rows="1"
      dir=${draft ? 'auto' : nothing}
      maxlength=${TEXT_LENGTH}
      enterkeyhint="send"
      autocomplete="off"
      placeholder=${words.chat.placeholder}
      aria-label=${fill(words.chat.field)}
      aria-describedby="chat-note chat-left"
      @input=${on.written}
    ></textarea>
    <button
      id="send"
      class="main round"
      aria-label=${words.chat.send}
      title=${words.chat.send}
      ?disabled=${!ready || !isLine(draft)}
      @pointerdown=${keepsFocus}
      @mousedown=${keepsFocus}
    >
      ${icon('send')}
    </button>
    <p id="chat-note" role="status">${ready ? nothing : words.chat.notYet}</p>
    <p id="chat-left" aria-live=${left === 0 ? 'polite' : 'off'}>
      ${left <= NEARLY_FULL ? room : nothing}
    </p>
  </form>`;
}

/** A press does not take a phone's keyboard away: the button would go from under the finger. @param {Event} event */
export const keepsFocus = (event) => event.preventDefault();
