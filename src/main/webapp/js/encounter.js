/**
 * One match from its beginning to its end: a peer connection, what the two pages say to each other, and a
 * deadline until which the media must flow. Everything it sends names its room; everything from another room is ignored.
 *
 * @import { Room } from './state.js'
 * @import { SignalMessage } from './protocol.js'
 * @import { Timers, TimerId } from './heartbeat.js'
 * @import { Talk } from './talk.js'
 * @import { Kind } from './peer-connection.js'
 * @typedef {{ send: (message: SignalMessage) => void, stream: (stream: MediaStream) => void,
 *   steadiness: (unsteady: boolean) => void, failed: () => void, gone: () => void,
 *   talkReady: (ready: boolean) => void, talk: (talk: Talk) => void }} EncounterListener
 * gone: the other has hung up; talkReady: whether one can talk to the other page
 */
import { PeerConnection } from './peer-connection.js';
import { candidate, description } from './protocol.js';
import { TalkChannel } from './talk.js';

export const PATIENCE_MS = 15_000;

export class Encounter {
  #room;
  #on;
  #peer;
  #talk;
  #timers;
  #life = new AbortController();
  /** @type {TimerId | undefined} */
  #deadline;
  /** @type {TimerId | undefined} */
  #farewell;

  /**
   * @param {Room} room
   * @param {RTCPeerConnection} pc
   * @param {MediaStream} stream what the other is to see and hear
   * @param {EncounterListener} on
   * @param {Timers} timers
   */
  constructor(room, pc, stream, on, timers) {
    const { roomId, createOffer } = room;
    this.#room = room;
    this.#on = on;
    this.#timers = timers;
    this.#deadline = timers.setTimeout(on.failed, PATIENCE_MS);
    this.#peer = new PeerConnection(
      pc,
      { polite: !createOffer },
      {
        description: (local) => on.send(description(local, roomId)),
        candidate: (local) => on.send(candidate(local, roomId)),
        stream: on.stream,
        state: (state) => this.#changed(state),
        gone: on.gone,
      },
    );
    this.#talk = new TalkChannel(
      pc,
      { open: () => on.talkReady(true), talk: on.talk, closed: () => on.talkReady(false) },
      this.#life.signal,
    );
    this.#peer.share(stream);
  }

  get peer() {
    return this.#peer;
  }

  /** @param {Talk} talk @returns {boolean} whether it is on its way */
  talk(talk) {
    return this.#talk.send(talk);
  }

  /** @param {Kind} kind @param {MediaStreamTrack | null} track what the other is to see or hear from now on */
  replace(kind, track) {
    return this.#peer.replace(kind, track);
  }

  /** @param {SignalMessage} message without a room it is taken for this one */
  async receive({ event, data }) {
    if (data.roomId !== undefined && data.roomId !== this.#room.roomId) return;
    if (event === 'icecandidate') await this.#peer.consider(data);
    else await this.#peer.describe(data);
  }

  /** Unless it ends before; that the other can be seen changes nothing. @param {number} ms @param {() => void} end */
  endIn(ms, end) {
    this.#timers.clearTimeout(this.#farewell);
    this.#farewell = this.#timers.setTimeout(end, ms);
  }

  /** The other can be seen. */
  succeed() {
    this.#timers.clearTimeout(this.#deadline);
  }

  end() {
    this.#timers.clearTimeout(this.#deadline);
    this.#timers.clearTimeout(this.#farewell);
    this.#life.abort();
    this.#peer.close();
  }

  /** @param {RTCPeerConnectionState} state */
  #changed(state) {
    if (state === 'failed') this.#on.failed();
    else this.#on.steadiness(state === 'disconnected');
  }
}
