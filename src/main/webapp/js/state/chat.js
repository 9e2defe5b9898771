/**
 * What the two write to each other. It goes with the stranger: a new room begins with an empty page.
 * What one is about to write is the panel's (views/chat-panel.js): nobody else needs it.
 *
 * @typedef {{ mine: boolean, text: string, at: number }} ChatMessage at: milliseconds since 1970
 * @typedef {object} Chat
 * @property {boolean} open whether it is shown
 * @property {boolean} ready the way to the other is open
 * @property {readonly ChatMessage[]} messages
 * @property {boolean} typing the other writes
 * @property {number} unread how many came while it was not shown
 *
 * @typedef {{ type: 'chatShown', open: boolean } | { type: 'chatReady', roomId: string, ready: boolean }
 *   | { type: 'chatMessage', roomId: string, message: ChatMessage }
 *   | { type: 'chatTyping', roomId: string, typing: boolean }} ChatFact
 */

/** So many are kept, the last ones: a stranger could go on for ever. */
export const KEPT = 500;

/** @type {Readonly<Chat>} */
export const quiet = Object.freeze({
  open: false,
  ready: false,
  messages: [],
  typing: false,
  unread: 0,
});

/** @type {{ [T in ChatFact['type']]: (chat: Chat, fact: Extract<ChatFact, { type: T }>) => Chat }} */
export const chatChanges = {
  chatShown: (c, { open }) => (c.open === open ? c : { ...c, open, unread: open ? 0 : c.unread }),
  chatReady: (c, { ready }) => ({ ...c, ready, typing: ready && c.typing }),
  chatMessage: (c, { message }) => ({
    ...c,
    messages: [...c.messages, message].slice(-KEPT),
    typing: message.mine && c.typing,
    unread: c.open || message.mine ? c.unread : c.unread + 1,
  }),
  chatTyping: (c, { typing }) => (c.typing === typing ? c : { ...c, typing }),
};
