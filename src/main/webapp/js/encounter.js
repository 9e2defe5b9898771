/**
 * One match from its beginning to its end: a peer connection, and a deadline until which the media
 * must flow. Everything it sends names its room; everything from another room is ignored.
 *
 * @import { Room } from './state.js'
 * @import { SignalMessage } from './protocol.js'
 * @import { Timers, TimerId } from './heartbeat.js'
 * @typedef {{ send: (message: SignalMessage) => void, stream: (stream: MediaStream) => void,
 *   steadiness: (unsteady: boolean) => void, failed: () => void, gone: () => void }} EncounterListener
 * gone: the other has hung up
 */
import { PeerConnection } from './peer-connection.js';
import { candidate, description } from './protocol.js';

export const PATIENCE_MS = 15_000;

export class Encounter {
  #room;
  #on;
  #peer;
  #timers;
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
    this.#peer.share(stream);
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
    this.#peer.close();
  }

  /** @param {RTCPeerConnectionState} state */
  #changed(state) {
    if (state === 'failed') this.#on.failed();
    else this.#on.steadiness(state === 'disconnected');
  }
}
