/**
 * One match from its beginning to its end: a peer connection, what the two pages say to each other, and a
 * deadline until which the media must flow. Everything it sends names its room; everything from another
 * room is ignored. It can be made ready before there is anybody to meet.
 *
 * @import { Room } from './state.js'
 * @import { SignalMessage } from './protocol.js'
 * @import { Timers, TimerId } from './heartbeat.js'
 * @import { Talk } from './chat/talk.js'
 * @import { Kind } from './peer-connection.js'
 * @import { LinkListener, Senses } from './link/link-watch.js'
 * @typedef {{ send: (message: SignalMessage) => void, canSend: () => boolean,
 *   stream: (stream: MediaStream) => void, steadiness: (unsteady: boolean) => void,
 *   failed: () => void, gone: () => void,
 *   talkReady: (ready: boolean) => void, talk: (talk: Talk) => void } & LinkListener} EncounterListener
 * canSend: what is sent now reaches the other; gone: the other has hung up;
 * talkReady: whether one can talk to the other page
 */
import { LinkWatch } from './link/link-watch.js';
import { pathOf, sampleOf } from './link/quality.js';
import { Recovery } from './link/recovery.js';
import { sendWith } from './link/sending.js';
import { PeerConnection } from './peer-connection.js';
import { candidate, description } from './protocol.js';
import { TalkChannel } from './chat/talk.js';

export const PATIENCE_MS = 15_000;
/** A description that takes longer has to wait for the other anyway. */
const SHORTLY_MS = 120;

/** @typedef {{ room: Room, on: EncounterListener, recovery: Recovery, watch: LinkWatch }} Meeting */

export class Encounter {
  /** As soon as there is somebody. @type {Meeting | null} */
  #meeting = null;
  #peer;
  #talk;
  #timers;
  #senses;
  #life = new AbortController();
  /** @type {() => void} */
  #isOut = () => {};
  /** @type {TimerId | undefined} */
  #shortly;
  /** The first description is out; or it is not, shortly. @type {Promise<void>} */
  described = new Promise((resolve) => (this.#isOut = resolve));
  /** @type {TimerId | undefined} */
  #deadline;
  /** @type {TimerId | undefined} */
  #farewell;

  /** @param {RTCPeerConnection} pc @param {Timers} timers @param {Senses} senses */
  constructor(pc, timers, senses) {
    this.#timers = timers;
    this.#senses = senses;
    const on = () => this.#meeting?.on;
    this.#peer = new PeerConnection(pc, null, {
      description: (local) => {
        this.#send((roomId) => description(local, roomId));
        this.#isOut();
      },
      candidate: (local) => this.#send((roomId) => candidate(local, roomId)),
      stream: (stream) => on()?.stream(stream),
      state: (state) => this.#changed(state),
      gone: () => on()?.gone(),
    });
    this.#talk = new TalkChannel(
      pc,
      {
        open: () => on()?.talkReady(true),
        talk: (talk) => on()?.talk(talk),
        closed: () => on()?.talkReady(false),
      },
      this.#life.signal,
    );
  }

  /** While there is nobody yet. @param {MediaStream} stream what the other will see and hear */
  prepare(stream) {
    return this.#peer.prepare(stream);
  }

  gather() {
    this.#peer.gather();
  }

  /** @param {Room} room @param {MediaStream} stream what the other is to see and hear @param {EncounterListener} on */
  meet(room, stream, on) {
    const role = { polite: !room.createOffer };
    const restarts = {
      restart: () => this.#peer.restart(),
      canSignal: on.canSend,
      steadiness: on.steadiness,
      gaveUp: on.failed,
    };
    const recovery = new Recovery(restarts, this.#timers, role);
    const link = {
      stats: () => this.#peer.stats(),
      send: (/** @type {import('./state/link.js').Thrift} */ thrift) =>
        sendWith(this.#peer.sender('video'), thrift),
      revive: () => recovery.silent(),
    };
    const watch = new LinkWatch(link, on, this.#timers, this.#senses);
    this.#meeting = { room, on, recovery, watch };
    this.#deadline = this.#timers.setTimeout(on.failed, PATIENCE_MS);
    this.#shortly = this.#timers.setTimeout(this.#isOut, SHORTLY_MS);
    this.#peer.begin(role, stream);
  }

  /** By which way they are connected; null where the browser does not say. */
  async path() {
    return pathOf(sampleOf(await this.#peer.stats()));
  }

  /** @param {Talk} talk @returns {boolean} whether it is on its way */
  talk(talk) {
    return this.#talk.send(talk);
  }

  /** @param {Kind} kind @param {MediaStreamTrack | null} track what the other is to see or hear from now on */
  replace(kind, track) {
    return this.#peer.replace(kind, track);
  }

  /** Somebody wants another way to the other. */
  reconnect() {
    this.#meeting?.recovery.wanted();
  }

  /** For the next restart: what the running call has may not hold much longer. @param {RTCIceServer[]} iceServers */
  renew(iceServers) {
    this.#peer.configure({ iceServers });
  }

  goDirect() {
    this.#peer.configure({ iceTransportPolicy: 'all' });
    // Of two who looked at once, one would have to give way.
    if (this.#meeting?.room.createOffer) this.#meeting.recovery.wanted();
  }

  networkChanged() {
    this.#meeting?.recovery.networkChanged();
  }

  /** @param {SignalMessage} message without a room it is taken for this one */
  async receive({ event, data }) {
    const { room, recovery } = this.#meeting ?? {};
    if (!room || (data.roomId !== undefined && data.roomId !== room.roomId)) return;
    if (event === 'icecandidate') return this.#peer.consider(data);
    if (event === 'offer') recovery?.heard();
    await this.#peer.describe(data);
  }

  /** Unless it ends before; that the other can be seen changes nothing. @param {number} ms @param {() => void} end */
  endIn(ms, end) {
    this.#timers.clearTimeout(this.#farewell);
    this.#farewell = this.#timers.setTimeout(end, ms);
  }

  /** The other can be seen. */
  succeed() {
    this.#timers.clearTimeout(this.#deadline);
    this.#meeting?.watch.start();
  }

  end() {
    this.#timers.clearTimeout(this.#deadline);
    this.#timers.clearTimeout(this.#farewell);
    this.#timers.clearTimeout(this.#shortly);
    this.#isOut();
    this.#meeting?.recovery.end();
    this.#meeting?.watch.end();
    this.#life.abort();
    this.#peer.close();
  }

  /** @param {(roomId: string) => SignalMessage} message */
  #send(message) {
    if (this.#meeting) this.#meeting.on.send(message(this.#meeting.room.roomId));
  }

  /** @param {RTCPeerConnectionState} state */
  #changed(state) {
    this.#meeting?.recovery.changed(state);
  }
}
