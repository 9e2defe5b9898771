/**
 * The lines of a chat as they stand there. What was written is text, whatever it looks like: nothing in it
 * is a link, a picture or a command, and its direction stays its own.
 *
 * @import { ChatMessage } from '../state/chat.js'
 * @import { Scene } from './view.js'
 */
import { html } from 'lit-html';
import { guard } from 'lit-html/directives/guard.js';
import { repeat } from 'lit-html/directives/repeat.js';

/** Lines of one writer that follow so soon stand under one name. */
const TOGETHER_MS = 60_000;

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
      <time datetime=${new Date(at).toISOString()}>${timeOf(at)}</time>
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
