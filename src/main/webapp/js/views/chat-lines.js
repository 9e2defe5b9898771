/**
 * The lines of a chat as they stand there. What was written is text, whatever it looks like: nothing in it
 * is a link, a picture or a command, and its direction stays its own.
 *
 * @import { ChatMessage } from '../state/chat.js'
 * @import { Scene } from './view.js'
 */
import { html, nothing } from 'lit-html';
import { guard } from 'lit-html/directives/guard.js';
import { repeat } from 'lit-html/directives/repeat.js';
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

/** @param {ChatMessage} message @param {ChatMessage | undefined} before @param {string} writer */
function line({ mine, text, at }, before, writer) {
  const goesOn = before?.mine === mine && at - before.at < TOGETHER_MS;
  return html`<div class="line" ?data-mine=${mine} ?data-goes-on=${goesOn}>
    <p class=${goesOn ? 'hidden-words' : 'writer'}>
      <bdi>${writer}</bdi>
      <time dir="auto" datetime=${new Date(at).toISOString()}>${timeOf(at)}</time>
    </p>
    <p class="text" dir="auto">${text}</p>
  </div>`;
}

/** Made anew only when there is something new. @param {Scene} scene */
export const lines = ({ state, words, stranger }) =>
  guard([state.chat.messages, words, stranger], () => {
    const { messages } = state.chat;
    return repeat(
      messages,
      (message) => message,
      (message, i) => line(message, messages[i - 1], message.mine ? words.chat.you : stranger),
    );
  });

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
