/**
 * What the page knows, and how each fact changes it. Pure: no clock, no chance, no DOM.
 *
 * One state, in parts: the conversation's course (state/conversation.js, the only part that decides what
 * comes next), and beside it what the two write, which pictures there are, how good the link is, what one
 * prefers, and which dialog is open. `phase` and `connection` stand on <body> too, as data-state and
 * data-connection: styles and browser tests go by them.
 *
 * @import { Conversation, ConversationFact } from './state/conversation.js'
 * @import { Chat, ChatFact } from './state/chat.js'
 * @import { Media, MediaFact } from './state/media.js'
 * @import { Link, LinkFact } from './state/link.js'
 * @import { Settings } from './settings.js'
 * @import { NoticePermission } from './lounge/notice.js'
 * @typedef {import('./state/conversation.js').Phase} Phase
 * @typedef {import('./state/conversation.js').Connection} Connection
 * @typedef {import('./state/conversation.js').CameraProblem} CameraProblem
 * @typedef {import('./state/conversation.js').Ending} Ending
 * @typedef {import('./state/conversation.js').Aside} Aside
 * @typedef {import('./state/conversation.js').Dealt} Dealt
 * @typedef {import('./state/conversation.js').Room} Room
 *
 * @typedef {'help' | 'settings' | 'report' | null} Dialog
 * @typedef {{ chat: Chat, media: Media, link: Link, settings: Settings, dialog: Dialog, blocked: number,
 *   notices: NoticePermission }} Parts blocked: how many, on this device; notices: whether the system may call
 * @typedef {Conversation & Parts} State
 * @typedef {{ type: 'set', change: Partial<Settings> } | { type: 'dialog', which: Dialog }
 *   | { type: 'blockedCounted', count: number }
 *   | { type: 'noticesAllowed', notices: NoticePermission }} PageFact
 * @typedef {ConversationFact | ChatFact | MediaFact | LinkFact | PageFact} Fact
 */
import { defaults } from './settings.js';
import { atRest, converse } from './state/conversation.js';
import { chatChanges, quiet } from './state/chat.js';
import { dark, mediaChanges } from './state/media.js';
import { linkChanges, unlinked } from './state/link.js';

/** @type {Readonly<State>} */
export const initialState = Object.freeze({
  ...atRest,
  chat: quiet,
  media: dark,
  link: unlinked,
  settings: defaults,
  dialog: null,
  blocked: 0,
  notices: 'default',
});

/** What is told of one room does not change another. @param {State} state @param {Fact} fact */
const isLate = (state, fact) => 'roomId' in fact && fact.roomId !== state.room?.roomId;

/**
 * @template T
 * @param {Record<string, unknown>} changes @param {T} part @param {Fact} fact @returns {T}
 */
const apply = (changes, part, fact) =>
  Object.hasOwn(changes, fact.type)
    ? /** @type {(part: T, fact: Fact) => T} */ (changes[fact.type])(part, fact)
    : part;

/** @type {{ [T in PageFact['type']]: (state: State, fact: Extract<PageFact, { type: T }>) => State }} */
const pageChanges = {
  set: (s, { change }) => ({ ...s, settings: { ...s.settings, ...change } }),
  dialog: (s, { which }) => (s.dialog === which ? s : { ...s, dialog: which }),
  blockedCounted: (s, { count }) => ({ ...s, blocked: count }),
  noticesAllowed: (s, { notices }) => ({ ...s, notices }),
};

/** Nothing of one stranger stays for the next. @param {State} state @returns {State} */
const withoutStranger = (state) => ({
  ...state,
  chat: { ...quiet, open: state.chat.open },
  media: { ...state.media, remote: null },
  link: unlinked,
  // Who has left can still be reported; who came instead is not the one who was meant.
  dialog: state.dialog === 'report' && state.room ? null : state.dialog,
});

/** @param {State} state @param {Fact} fact @returns {State} */
export function reduce(state, fact) {
  if (isLate(state, fact)) return state;
  const chat = apply(chatChanges, state.chat, fact);
  const media = apply(mediaChanges, state.media, fact);
  const link = apply(linkChanges, state.link, fact);
  const unchanged = chat === state.chat && media === state.media && link === state.link;
  const parts = unchanged ? state : { ...state, chat, media, link };
  const next = converse(apply(pageChanges, parts, fact), fact);
  const settled = next.phase === 'idle' && next.localStream === null && state.localStream !== null;
  const left = settled ? { ...next, media: { ...dark, devices: next.media.devices } } : next;
  return left.room === state.room ? left : withoutStranger(left);
}

/** Holds the one state and tells whoever shows it of each change. */
export class Store {
  #state;
  #changed;

  /** @param {(state: State, before: State) => void} changed @param {Partial<State>} [start] */
  constructor(changed = () => {}, start = {}) {
    this.#changed = changed;
    this.#state = /** @type {State} */ ({ ...initialState, ...start });
  }

  get state() {
    return this.#state;
  }

  /** @param {Fact} fact */
  tell(fact) {
    const before = this.#state;
    this.#state = reduce(before, fact);
    if (this.#state !== before) this.#changed(this.#state, before);
  }
}
