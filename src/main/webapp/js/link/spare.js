/**
 * The connection for whoever comes next, made ready before anybody is there: making one costs time just
 * when a picture is awaited. It holds no device, only tracks that others opened and stop; and nothing
 * outside the page, until one stands in line: then it finds its own addresses too, and holds them until
 * it is used or thrown away.
 *
 * @import { State } from '../state.js'
 * @import { Encounter } from '../encounter.js'
 * @import { Timers, TimerId } from '../heartbeat.js'
 * @typedef {{ iceServers: RTCIceServer[], relay: boolean }} Ways relay: by relays alone
 * @typedef {(ways: Ways) => Encounter | null} MakeEncounter null: the browser refuses
 * @typedef {Ways & { phase: State['phase'], stream: MediaStream }} Plan
 * @typedef {Ways & { encounter: Encounter, stream: MediaStream, gathers: boolean }} Kept
 */

/** A call that has begun has better things to do at first. */
const IN_CALL_MS = 600;
/** Who is matched at once needs no addresses before: each is a request to a server, and a relay's is held there. */
const GATHER_MS = 500;

export class Spare {
  #make;
  #timers;
  /** @type {Kept | null} */
  #kept = null;
  /** What is about to be made ready. @type {Plan | null} */
  #plan = null;
  /** @type {TimerId | undefined} */
  #soon;
  /** @type {TimerId | undefined} */
  #waiting;

  /** @param {MakeEncounter} make @param {Timers} timers */
  constructor(make, timers) {
    this.#make = make;
    this.#timers = timers;
  }

  /** Suits what is: throws away what does not fit any more, and makes ready what may be wanted. @param {State} state */
  suit(state) {
    const { phase, connection, localStream, iceServers } = state;
    const waits = phase === 'queued';
    const wanted = (phase === 'ready' || waits || phase === 'connected') && connection === 'online';
    if (!wanted || !localStream) return this.drop();
    const relay = wantsRelay(state);
    const kept = this.#kept;
    if (kept && !fits(kept, { stream: localStream, iceServers, relay })) this.drop();
    // Addresses are for who is waiting.
    if (this.#kept?.gathers && !waits) this.drop();
    if (this.#kept && waits) this.#gather(this.#kept);
    if (!this.#kept) this.#intend({ phase, stream: localStream, iceServers, relay });
  }

  /** @param {Plan} plan */
  #intend(plan) {
    const now = this.#plan;
    if (now && now.phase === plan.phase && fits(now, plan)) return;
    this.#plan = plan;
    this.#timers.clearTimeout(this.#soon);
    const late = plan.phase === 'connected' ? IN_CALL_MS : 0;
    this.#soon = this.#timers.setTimeout(() => this.#prepare(plan), late);
  }

  /**
   * @param {MediaStream} stream @param {Ways} ways
   * @returns {Encounter | null} what was made ready, or a new one; null: the browser refuses
   */
  take(stream, ways) {
    const kept = this.#kept;
    if (!kept || !fits(kept, { stream, ...ways })) {
      this.drop();
      return this.#make(ways);
    }
    this.#kept = null;
    this.#timers.clearTimeout(this.#waiting);
    return kept.encounter;
  }

  drop() {
    this.#plan = null;
    this.#timers.clearTimeout(this.#soon);
    this.#timers.clearTimeout(this.#waiting);
    this.#kept?.encounter.end();
    this.#kept = null;
  }

  /** @param {Plan} plan */
  #prepare({ phase, stream, iceServers, relay }) {
    this.#plan = null;
    const encounter = this.#make({ iceServers, relay });
    if (!encounter) return;
    this.#kept = { encounter, stream, iceServers, relay, gathers: false };
    void encounter.prepare(stream);
    if (phase === 'queued') this.#gather(this.#kept);
  }

  /** @param {Kept} kept */
  #gather(kept) {
    if (kept.gathers) return;
    kept.gathers = true;
    this.#waiting = this.#timers.setTimeout(() => kept.encounter.gather(), GATHER_MS);
  }
}

/** Whether the next call is one by relays, as far as one can know. @param {State} state */
export const wantsRelay = ({ relay, settings }) =>
  relay === 'always' || (relay === 'asked' && settings.relay);

/** @param {RTCIceServer[]} iceServers */
export const haveRelay = (iceServers) =>
  iceServers.flatMap(({ urls }) => urls).some((url) => /^turns?:/i.test(url));

/** @typedef {Pick<Kept, 'stream' | 'iceServers' | 'relay'>} Means */
/** @param {Means} one @param {Means} other */
const fits = (one, other) =>
  one.stream === other.stream && one.iceServers === other.iceServers && one.relay === other.relay;
