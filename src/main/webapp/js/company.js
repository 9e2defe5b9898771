/**
 * Who one is with: the encounter, what is written in it, and the next one made ready. What it learns
 * becomes facts for the state; what is to be done about it, the call decides.
 *
 * @import { Store, State, Room, Fact } from './state.js'
 * @import { Hurdle } from './state/conversation.js'
 * @import { ClientMessage, SignalMessage } from './protocol.js'
 * @import { Timers } from './heartbeat.js'
 * @import { ChatListener } from './chat/chat.js'
 * @import { RemoteMedia } from './state/media.js'
 * @import { EncounterListener } from './encounter.js'
 * @import { Kind } from './peer-connection.js'
 * @import { Senses } from './link/link-watch.js'
 * @import { Ways } from './link/spare.js'
 * @typedef {(config: RTCConfiguration) => RTCPeerConnection} NewPeer
 * @typedef {{ newPeer: NewPeer, timers: Timers, senses?: Senses, hush?: (until: Promise<unknown>) => void,
 *   now?: () => number }} World
 *   senses: of the page; hush: until then something is more urgent than to show what changes;
 *   now: milliseconds since 1970
 * @typedef {{ send: (message: ClientMessage) => unknown, failed: (roomId: string) => void,
 *   gone: (roomId: string) => void }} CompanyListener gone: the other has hung up
 */
import { Chat } from './chat/chat.js';
import { Encounter } from './encounter.js';
import { senseless } from './link/link-watch.js';
import { Outcome } from './link/outcome.js';
import { Spare, haveRelay, wantsRelay } from './link/spare.js';

/** A shared screen may stand still for as long as it likes. @param {State} state */
const expectsPicture = ({ phase, unsteady, media: { remote } }) =>
  phase === 'connected' && !unsteady && (remote === null || (remote.camera && !remote.sharing));

export class Company {
  #store;
  #newPeer;
  #timers;
  #hush;
  #now;
  #on;
  #spare;
  /** @type {Encounter | null} */
  #encounter = null;
  /** @type {Chat | null} */
  #chat = null;
  /** @type {Outcome | null} */
  #outcome = null;

  /** @param {Store} store @param {World} world @param {CompanyListener} on */
  constructor(store, { newPeer, timers, senses, hush, now }, on) {
    this.#store = store;
    this.#newPeer = newPeer;
    this.#timers = timers;
    this.#hush = hush ?? (() => {});
    this.#now = now ?? Date.now;
    this.#on = on;
    this.#spare = new Spare((ways) => {
      const pc = this.#peerFor(ways);
      return pc && new Encounter(pc, timers, senses ?? senseless);
    }, timers);
  }

  /** @param {Room} room @returns {Hurdle | null} what is in the way */
  meet(room) {
    this.end();
    const { state } = this.#store;
    const { iceServers, localStream } = state;
    // A server that has not heard of one's wish yet, or could not use what it came with, knows of none.
    const relay = room.relay || wantsRelay(state);
    const outcome = new Outcome(room.roomId, {
      send: (message) => this.#on.send(message),
      now: this.#now,
      path: async () => this.#encounter?.path() ?? null,
    });
    this.#outcome = outcome;
    // The provider of relays fails, for one: the deadline would tell nobody why.
    const hasWay = !relay || haveRelay(iceServers);
    const encounter = hasWay && localStream && this.#spare.take(localStream, { iceServers, relay });
    if (!encounter) {
      outcome.failed();
      return hasWay ? 'unable' : 'relayless';
    }
    this.#encounter = encounter;
    this.#chat = this.#chatFor(room.roomId, encounter);
    encounter.meet(room, localStream, this.#listenerFor(room.roomId));
    // What is shown takes its time, and just now the other waits for our description.
    this.#hush(encounter.described);
    return null;
  }

  /** @param {string} roomId @returns {EncounterListener} */
  #listenerFor(roomId) {
    const tell = (/** @type {Fact} */ fact) => this.#store.tell(fact);
    return {
      send: (message) => this.#on.send(message),
      canSend: () => this.#canSignal,
      stream: (stream) => tell({ type: 'streamArrived', roomId, stream }),
      steadiness: (unsteady) => tell({ type: 'steadiness', roomId, unsteady }),
      failed: () => {
        this.#outcome?.failed();
        this.#on.failed(roomId);
      },
      gone: () => this.#on.gone(roomId),
      talkReady: (ready) => this.#talkReady(roomId, ready),
      talk: (talk) => this.#chat?.hear(talk),
      quality: (quality) => tell({ type: 'quality', roomId, quality }),
      trouble: (trouble) => tell({ type: 'trouble', roomId, trouble }),
      thrift: (thrift) => tell({ type: 'thrift', roomId, thrift }),
      expectsPicture: () => expectsPicture(this.#store.state),
    };
  }

  /** The server relays to the other: not when it is away, and not when it has forgotten the room. */
  get #canSignal() {
    const { connection, onItsOwn } = this.#store.state;
    return connection === 'online' && !onItsOwn;
  }

  /** @param {string} roomId @param {Encounter} encounter */
  #chatFor(roomId, encounter) {
    /** @type {ChatListener} */
    const on = {
      send: (talk) => encounter.talk(talk),
      message: (message) => this.#store.tell({ type: 'chatMessage', roomId, message }),
      typing: (typing) => this.#store.tell({ type: 'chatTyping', roomId, typing }),
      media: (media) => this.#remoteMedia(roomId, media),
    };
    return new Chat(on, this.#timers, this.#now);
  }

  /** @param {string} roomId @param {boolean} ready */
  #talkReady(roomId, ready) {
    this.#store.tell({ type: 'chatReady', roomId, ready });
    if (ready) this.#tellMedia();
  }

  /** @param {string} roomId @param {RemoteMedia} media */
  #remoteMedia(roomId, media) {
    this.#store.tell({ type: 'remoteMedia', roomId, media });
    // There is no picture to wait for.
    if (!media.camera && !media.sharing) this.mediaFlows(roomId, false);
  }

  #tellMedia() {
    const { media: known, link } = this.#store.state;
    const { camera, microphone, sharing } = known.own;
    // Over a very poor link no picture goes out: the other is not to wait for one.
    const seen = link.thrift !== 'audioOnly';
    const media = {
      camera: camera === 'on' && seen,
      microphone: microphone === 'on',
      sharing: sharing && seen,
    };
    this.#encounter?.talk({ type: 'media', media });
  }

  /** Browsers refuse some servers only when they are used. @param {Ways} ways */
  #peerFor({ iceServers, relay }) {
    const iceTransportPolicy = relay ? 'relay' : 'all';
    try {
      return this.#newPeer({ iceServers, iceTransportPolicy, bundlePolicy: 'max-bundle' });
    } catch {
      return null;
    }
  }

  /** What the other says by way of the server. @param {SignalMessage} message */
  receive(message) {
    void this.#encounter?.receive(message);
  }

  /** @param {string} text */
  say(text) {
    return this.#chat?.say(text);
  }

  /** @param {boolean} typing whether one is writing */
  typing(typing) {
    this.#chat?.typing(typing);
  }

  /** @param {Kind} kind @param {MediaStreamTrack | null} track what the other is to see or hear from now on */
  replace(kind, track) {
    void this.#encounter?.replace(kind, track);
  }

  /** Another way to the other is looked for, because somebody asks for it. */
  reconnect() {
    this.#encounter?.reconnect();
  }

  /** Both want it: a direct way is looked for, by the one who made the first offer. */
  goDirect() {
    this.#encounter?.goDirect();
  }

  /** This device is in another network. */
  networkChanged() {
    this.#encounter?.networkChanged();
    // What was found out in the old one is worth nothing.
    this.#spare.drop();
    this.#spare.suit(this.#store.state);
  }

  /** The picture of the other moves, or there is none to wait for. @param {string} roomId @param {boolean} [seen] */
  mediaFlows(roomId, seen = true) {
    if (this.#store.state.room?.roomId !== roomId) return;
    void this.#outcome?.connected(seen);
    this.#encounter?.succeed();
    this.#store.tell({ type: 'mediaFlows', roomId });
  }

  /** @param {State} state @param {State} before */
  changed(state, before) {
    const { thrift } = state.link;
    if (state.media.own !== before.media.own || thrift !== before.link.thrift) this.#tellMedia();
    if (state.iceServers !== before.iceServers) this.#encounter?.renew(state.iceServers);
    this.#spare.suit(state);
  }

  /** Unless it ends before. @param {number} ms @param {() => void} end */
  endIn(ms, end) {
    this.#encounter?.endIn(ms, end);
  }

  end() {
    this.#encounter?.end();
    this.#chat?.end();
    this.#encounter = this.#chat = this.#outcome = null;
  }

  /** Nobody is to be met any more. */
  close() {
    this.end();
    this.#spare.drop();
  }
}
