/**
 * Which words tell the state. Pure; the words themselves stand in `words.js`.
 *
 * @import { State } from './state.js'
 * @typedef {import('./words.js').Words['status']} StatusWords
 * @typedef {keyof StatusWords} StatusKey
 * @typedef {'queued' | 'queuedSkipped' | 'queuedAway'} ExpectationKey
 */

/** After so many failures in a row it is more than a hiccup. */
const UNREACHABLE = 4;

/** @param {State} state @returns {StatusKey} */
export function statusOf(state) {
  switch (state.phase) {
    case 'idle':
      return state.problem ?? 'idle';
    case 'opening':
      return 'opening';
    case 'ready':
      return state.connection === 'online' ? readyStatus(state) : away(state);
    case 'queued':
      return queuedStatus(state);
    case 'connecting':
      return 'connecting';
    case 'connected':
      return connectedStatus(state);
  }
}

/** @param {State} state @returns {StatusKey} */
function readyStatus({ ending }) {
  if (ending === 'left') return 'leftReady';
  if (ending === 'unable' || ending === 'relayless') return ending;
  return ending === 'timedOut' ? 'timedOutReady' : 'ready';
}

/** @param {State} state @returns {StatusKey} */
function queuedStatus(state) {
  if (state.connection === 'online') return state.ending ?? 'queued';
  if (state.barred) return 'barred';
  if (state.ending === 'dropped') return 'droppedAway';
  return state.attempts >= UNREACHABLE ? 'queuedUnreachable' : 'queuedAway';
}

/** @param {State} state @returns {StatusKey} */
function connectedStatus({ unsteady, connection }) {
  if (unsteady) return 'unsteady';
  return connection === 'online' ? 'connected' : 'connectedAway';
}

/** @param {State} state @returns {StatusKey} */
function away({ attempts, barred }) {
  if (barred) return 'barred';
  if (attempts === 0) return 'readyConnecting';
  return attempts >= UNREACHABLE ? 'readyUnreachable' : 'readyAway';
}

/** What stands where the stranger will be, while one waits. @param {State} state @returns {ExpectationKey} */
export function expectationOf({ connection, hasSkipped }) {
  if (connection !== 'online') return 'queuedAway';
  return hasSkipped ? 'queuedSkipped' : 'queued';
}
