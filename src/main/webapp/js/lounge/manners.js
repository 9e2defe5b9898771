/**
 * Nobody new comes while one reports the last: who opens the report in the line steps out of it, and
 * back in when that is done.
 *
 * @import { State } from '../state.js'
 * @import { Call } from '../call.js'
 */
export class Manners {
  #call;
  /** One wants to be back in line. */
  #pausing = false;

  /** @param {Pick<Call, 'stop' | 'join'>} call */
  constructor(call) {
    this.#call = call;
  }

  /** @param {State} state @param {State} before */
  changed(state, before) {
    const isReporting = state.dialog === 'report';
    if (isReporting && isUndecided(state)) this.#pause();
    else if (isReporting && wasLeft(state, before)) this.#pausing = state.settings.autoNext;
    else if (!isReporting && this.#pausing) this.#goOn(state);
  }

  #pause() {
    this.#pausing = true;
    this.#call.stop();
  }

  /** @param {State} state */
  #goOn({ phase }) {
    this.#pausing = false;
    if (phase === 'ready') this.#call.join();
  }
}

/** In line, and not because one has just reported. @param {State} state */
const isUndecided = ({ phase, ending }) => phase === 'queued' && ending !== 'reported';

/** @param {State} state @param {State} before */
const wasLeft = (state, before) => before.room !== null && state.phase === 'ready';
