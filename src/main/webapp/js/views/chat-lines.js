/**
 * The lines of a chat as they stand there. What was written is text, whatever it looks like: nothing in it
 * is a link, a picture or a command, and its direction stays its own.
 *
 * @import { ChatMessage } from '../state/chat.js'
 * @import { Scene } from './view.js'
 */
import { html, nothing, render } from 'lit-html';
import { icon } from './view.js';

/** Lines of one writer that follow so soon stand under one name. */
const TOGETHER_MS = 60_000;

/** So much of a line is shown shortly. */
const GLIMPSE = 140;

/** @type {Intl.DateTimeFormat | undefined} */
let clock;
let clockOf = '';

/** As the page's language writes it. @param {number} at */
function timeOf(at) {
  const { lang } = document.documentElement;
  if (!clock || clockOf !== lang) {
    clock = new Intl.DateTimeFormat(lang || undefined, { hour: 'numeric', minute: '2-digit' });
    clockOf = lang;
  }
  return clock.format(at);
}

/** @param {ChatMessage} message @param {string} writer @param {boolean} goesOn */
const line = ({ text, at }, writer, goesOn) =>
  html`<p class=${goesOn ? 'hidden-words' : 'writer'}>
      <bdi>${writer}</bdi>
      <time dir="auto" datetime=${new Date(at).toISOString()}>${timeOf(at)}</time>
    </p>
    <p class="text" dir="auto">${text}</p>`;

/**
 * The list of them. A line that stands there is never made anew, also when the first ones go: a screen
 * reader reads out what is new, and nothing is done while nothing is.
 */
export class Lines {
  /** @type {Map<ChatMessage, Element>} */
  #made = new Map();
  /** What they were made for. @type {unknown[]} */
  #frame = [];
  /** @type {readonly ChatMessage[]} */
  #shown = [];

  /** @param {Element} list @param {Scene} scene @returns {boolean} whether something has changed */
  show(list, { state, words, stranger }) {
    const { messages } = state.chat;
    const frame = [list, words, stranger];
    const isSame = frame.every((part, i) => part === this.#frame[i]);
    if (isSame && messages === this.#shown) return false;
    this.#frame = frame;
    this.#shown = messages;
    this.#drop(isSame ? new Set(messages) : new Set());
    messages.forEach((message, i) => {
      if (this.#made.has(message)) return;
      const writer = message.mine ? words.chat.you : stranger;
      const made = element(message, messages[i - 1], writer);
      this.#made.set(message, made);
      list.append(made);
    });
    return true;
  }

  /** @param {Set<ChatMessage>} kept */
  #drop(kept) {
    for (const [message, made] of this.#made) {
      if (kept.has(message)) continue;
      made.remove();
      this.#made.delete(message);
    }
  }
}

/** @param {ChatMessage} message @param {ChatMessage | undefined} before @param {string} writer */
function element(message, before, writer) {
  const { mine, at } = message;
  const goesOn = before?.mine === mine && at - before.at < TOGETHER_MS;
  const made = document.createElement('div');
  made.className = 'line';
  made.toggleAttribute('data-mine', mine);
  made.toggleAttribute('data-goes-on', goesOn);
  render(line(message, writer, goesOn), made);
  return made;
}

/**
 * The last line that came and was not read. The region is there before the line is: so it is read out.
 * @param {Scene} scene @param {() => void} open
 */
export function glimpse({ state, stranger }, open) {
  const { unread, messages } = state.chat;
  const last = unread > 0 ? messages.findLast(({ mine }) => !mine) : undefined;
  return html`<div role="status">${last ? button(last.text, stranger, open) : nothing}</div>`;
}

/** @param {string} text @param {string} writer @param {() => void} open */
const button = (text, writer, open) =>
  html`<button class="glimpse" @click=${open}>
    ${icon('chat')}<bdi>${writer}</bdi>
    <span dir="auto">${[...text].slice(0, GLIMPSE).join('')}</span>
  </button>`;
