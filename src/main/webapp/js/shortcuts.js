/**
 * Which key does what, and when. Single keys, without modifiers, and only where nobody is writing: they can
 * be switched off (WCAG 2.1.4). Pure but for the listener at the end.
 *
 * @import { Phase, State, Aside } from './state.js'
 * @import { WishDetail } from './views/view.js'
 * @typedef {'toggleMicrophone' | 'toggleCamera' | 'showChat' | 'shareScreen' | 'fullScreen'
 *   | 'pictureInPicture' | 'help' | 'next'} Command
 * @typedef {Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'altKey' | 'metaKey' | 'shiftKey' | 'repeat'
 *   | 'isComposing' | 'defaultPrevented'>} Stroke
 * @typedef {{ state: () => State, wish: (wish: WishDetail) => void, now: () => number,
 *   mention: (aside: Aside, ms: number) => void }} Page
 */

/** The second Escape comes within so long. */
export const TWICE_MS = 2000;
/** Who wrote until now may not have seen yet that the field is gone: these keys are no commands. */
export const WRITING_MS = 1500;
/** Who presses these in a field leaves it on purpose. */
const LEAVE_FIELDS = ['Escape', 'Tab'];

/** @type {Phase[]} */
const withMedia = ['ready', 'queued', 'connecting', 'connected'];
/** @type {Phase[]} */
const inCall = ['connecting', 'connected'];

/** Escape stands for itself. @type {Readonly<Record<string, { command: Command, phases?: Phase[] }>>} */
const keys = {
  m: { command: 'toggleMicrophone', phases: withMedia },
  v: { command: 'toggleCamera', phases: withMedia },
  c: { command: 'showChat', phases: inCall },
  s: { command: 'shareScreen', phases: inCall },
  f: { command: 'fullScreen', phases: inCall },
  p: { command: 'pictureInPicture', phases: inCall },
  h: { command: 'help' },
  '?': { command: 'help' },
  escape: { command: 'next', phases: inCall },
};

/** The letter, on keyboards that write others the one in its place. @param {Stroke} stroke */
function letterOf({ key, code, shiftKey }) {
  if (key === '?' || (key === 'Escape' && !shiftKey)) return key.toLowerCase();
  if (shiftKey) return '';
  if (/^[a-z]$/i.test(key)) return key.toLowerCase();
  const isForeign = /^(?!\p{Script=Latin})\p{L}+$/u.test(key);
  return isForeign && /^Key[A-Z]$/.test(code) ? code.slice(3).toLowerCase() : '';
}

/** What a key means now. @param {Stroke} stroke @param {Phase} phase @returns {Command | null} */
export function commandOf(stroke, phase) {
  const { ctrlKey, altKey, metaKey, repeat, isComposing, defaultPrevented } = stroke;
  if (ctrlKey || altKey || metaKey || repeat || isComposing || defaultPrevented) return null;
  const letter = letterOf(stroke);
  if (!Object.hasOwn(keys, letter)) return null;
  const { command, phases } = keys[letter];
  return !phases || phases.includes(phase) ? command : null;
}

export class Shortcuts {
  #page;
  /** @type {{ at: number, roomId: string | undefined } | null} */
  #escaped = null;
  #wroteAt = -Infinity;

  /** @param {Page} page */
  constructor(page) {
    this.#page = page;
  }

  /** @param {Stroke} stroke @param {{ writing: boolean, covered: boolean }} place writing: in a field; covered: by something that Escape closes @returns {boolean} whether the key is used up */
  press(stroke, { writing, covered }) {
    const { state, now } = this.#page;
    if (writing) this.#wroteAt = LEAVE_FIELDS.includes(stroke.key) ? -Infinity : now();
    const { settings, phase } = state();
    if (!settings.shortcuts || writing || covered) return false;
    const command = commandOf(stroke, phase);
    if (!command || now() - this.#wroteAt < WRITING_MS) return false;
    this.#obey(command);
    return true;
  }

  /** @param {Command} command */
  #obey(command) {
    const { state, wish } = this.#page;
    const { chat, media } = state();
    if (command === 'next') return this.#escape();
    if (command === 'help') return wish({ name: 'dialog', value: 'help' });
    if (command === 'showChat') return wish({ name: command, value: !chat.open });
    if (command === 'shareScreen') return wish({ name: command, value: !media.own.sharing });
    wish({ name: command, value: undefined });
  }

  /** Once says what twice would do: nobody is left by a slip. */
  #escape() {
    const { state, wish, now, mention } = this.#page;
    const roomId = state().room?.roomId;
    const before = this.#escaped;
    const again = before && before.roomId === roomId && now() - before.at <= TWICE_MS;
    this.#escaped = again ? null : { at: now(), roomId };
    if (again) return wish({ name: 'next', value: undefined });
    mention('escapeAgain', TWICE_MS);
  }
}

const FIELDS = `input:not([type='checkbox'], [type='radio'], [type='button']), textarea, select,
  [contenteditable]:not([contenteditable='false']),
  :is([role='slider'], [role='textbox'], [role='searchbox'], [role='combobox'], [role='listbox'])`;
const COVERS = 'dialog[open], [popover]:popover-open';

/** @param {EventTarget | null} target */
const isField = (target) => target instanceof Element && target.closest(FIELDS) !== null;

/** Something lies over the page that Escape closes first. */
function isCovered() {
  try {
    return document.querySelector(COVERS) !== null;
  } catch {
    return document.querySelector('dialog[open]') !== null;
  }
}

/** @param {Page} page @param {AbortSignal} [signal] */
export function listenForKeys(page, signal) {
  const shortcuts = new Shortcuts(page);
  const heard = (/** @type {KeyboardEvent} */ event) => {
    // In full screen Escape is the browser's, the other keys are not.
    const isTheirs = event.key === 'Escape' && document.fullscreenElement !== null;
    const place = { writing: isField(event.target), covered: isTheirs || isCovered() };
    if (shortcuts.press(event, place)) event.preventDefault();
  };
  addEventListener('keydown', heard, { signal });
}
