/**
 * The conversation: joins signaling, camera and encounter. What a person wants and what the server and the
 * other page say all come in here, become facts for the state, and go out as messages.
 *
 * @import { Store, State, Phase, Room, Aside, Dealt, Fact } from './state.js'
 * @import { ClientMessage, ServerMessage, MatchData, Introduction, ReportReason } from './protocol.js'
 * @import { Opening, Studio, StudioListener } from './media/studio.js'
 * @import { Signaling, SignalingListener } from './signaling.js'
 * @import { Timers, TimerId } from './heartbeat.js'
 * @import { ChatListener } from './chat.js'
 * @import { RemoteMedia } from './state/media.js'
 * @import { EncounterListener } from './encounter.js'
 * @import { Senses } from './link/link-watch.js'
 * @typedef {(listener: SignalingListener) => Pick<Signaling, 'start' | 'stop' | 'send' | 'retryNow' | 'wake'>} Connect
 * @typedef {Pick<Studio, 'open' | 'openWithout' | 'close'> & { screen: Pick<Studio['screen'], 'unshare'> }} Camera
 * @typedef {(on: StudioListener) => Camera} OpenCamera
 * @typedef {(config: RTCConfiguration) => RTCPeerConnection} NewPeer
 */
import { Chat } from './chat.js';
import { Encounter } from './encounter.js';
import { senseless } from './link/link-watch.js';
import { Spare } from './link/spare.js';
import { reduce } from './state.js';
import { block, forget, leave, ping, queue, report, setInfo, unqueue } from './protocol.js';

const ASIDE_MS = 5000;
/** How much later than the other's hanging up the server's word of it may come. */
const COURTESY_MS = 1500;

/** A shared screen may stand still for as long as it likes. @param {State} state */
const expectsPicture = ({ phase, unsteady, media: { remote } }) =>
  phase === 'connected' && !unsteady && (remote === null || (remote.camera && !remote.sharing));

export class Call {
  #introduction;
  #store;
  #newPeer;
  #timers;
  #camera;
  #signaling;
  #blocked;
  #now;
  #hush;
  #spare;
  /** @type {Encounter | null} */
  #encounter = null;
  /** @type {Chat | null} */
  #chat = null;
  /** A match that comes before this `pong` was made before our last `unqueue`. @type {string | null} */
  #fence = null;
  #fences = 0;
  /** @type {TimerId | undefined} */
  #aside;

  /**
   * @param {() => Introduction} introduction of oneself, as things stand
   * @param {Store} store
   * @param {{ camera: OpenCamera, signaling: Connect, newPeer: NewPeer, timers: Timers,
   *   blocked?: (mark: string) => void, senses?: Senses, hush?: (until: Promise<unknown>) => void,
   *   now?: () => number }} world
   *   blocked: somebody is not to be met again, by this mark; senses: of the page;
   *   hush: until then something is more urgent than to show what changes; now: milliseconds since 1970
   */
  constructor(introduction, store, world) {
    const { camera, signaling, newPeer, timers, blocked, senses, hush, now } = world;
    this.#introduction = introduction;
    this.#store = store;
    this.#newPeer = newPeer;
    this.#timers = timers;
    this.#blocked = blocked ?? (() => {});
    this.#now = now ?? Date.now;
    this.#hush = hush ?? (() => {});
    this.#spare = new Spare((iceServers) => {
      const pc = this.#peerFor(iceServers);
      return pc && new Encounter(pc, timers, senses ?? senseless);
    }, timers);
    this.#camera = camera(this.#studioListener());
    this.#signaling = signaling({
      connecting: () => store.tell({ type: 'socketConnecting' }),
      open: () => this.#opened(),
      lost: () => this.#socketLost(),
      message: (message) => this.#receive(message),
    });
  }

  // What a person wants

  openCamera() {
    return this.#open(() => this.#camera.open());
  }

  /** Seen by nobody, but heard, or at least read. */
  goWithout() {
    return this.#open(() => this.#camera.openWithout());
  }

  /** @param {() => Promise<Opening>} open */
  async #open(open) {
    this.#store.tell({ type: 'cameraAsked' });
    const opening = await open();
    if ('stream' in opening) {
      this.#store.tell({ type: 'cameraOpened', stream: opening.stream });
      this.#signaling.start();
    } else if (opening.problem !== 'cancelled') {
      this.#store.tell({ type: 'cameraFailed', problem: opening.problem });
    }
  }

  closeCamera() {
    this.#camera.close();
    this.#closed('cameraClosed');
  }

  join() {
    // Asked for before it is shown: the answer comes while the page changes.
    this.#after({ type: 'joined' }, (phase) => this.#takePlace(phase));
  }

  /** Out of the line or out of the call, and the camera stays open. */
  stop() {
    this.#store.tell({ type: 'stopped' });
    this.#endEncounter();
    this.#send(unqueue());
    const fence = `after-unqueue-${++this.#fences}`;
    // Without a server there is no match to keep out, and nobody to take the fence away.
    if (this.#send(ping(fence))) this.#fence = fence;
  }

  next() {
    this.#depart({ type: 'skipped' });
  }

  forget() {
    if (!this.#send(forget())) return;
    this.#store.tell({ type: 'forgot' });
    this.#say('forgotten');
  }

  /** Never again on this device: the one in the room, or the one who has just left. */
  block() {
    this.#dealWith('blocked', block);
  }

  /** Tells the operator, and leaves at once. @param {ReportReason} reason */
  report(reason) {
    this.#dealWith('reported', (roomId) => report(roomId, reason));
  }

  /** @param {string} text what does not get on its way stays where it was written */
  say(text) {
    if (this.#chat?.say(text) === 'tooFast') this.#say('tooFast');
  }

  /** @param {boolean} typing whether one is writing */
  typing(typing) {
    this.#chat?.typing(typing);
  }

  /** A word beside the status, for a moment. @param {Aside} aside @param {number} [ms] */
  mention(aside, ms) {
    this.#say(aside, ms);
  }

  retryNow() {
    this.#signaling.retryNow();
  }

  wake() {
    this.#signaling.wake();
  }

  /** Another way to the other is looked for, because somebody asks for it. */
  reconnect() {
    this.#encounter?.reconnect();
  }

  /** This device is in another network. */
  networkChanged() {
    this.#encounter?.networkChanged();
    // What was found out in the old one is worth nothing.
    this.#spare.drop();
    this.#spare.suit(this.#store.state);
  }

  /** The picture of the other moves. @param {string} roomId */
  mediaFlows(roomId) {
    if (this.#store.state.room?.roomId !== roomId) return;
    this.#encounter?.succeed();
    this.#store.tell({ type: 'mediaFlows', roomId });
  }

  // What follows from a change

  /** @param {State} state @param {State} before */
  changed(state, before) {
    const { thrift } = state.link;
    if (state.media.own !== before.media.own || thrift !== before.link.thrift) this.#tellMedia();
    // What was chosen for one stranger is not shown to the next.
    if (before.room && state.room !== before.room) this.#camera.screen.unshare();
    this.#spare.suit(state);
    const { interests, language } = state.settings;
    const { settings } = before;
    const isNew = interests !== settings.interests || language !== settings.language;
    const unblocked = state.blocked < before.blocked;
    if ((isNew || unblocked) && state.connection === 'online') this.#introduce();
  }

  // What the server says

  /** @param {ServerMessage} message */
  #receive(message) {
    switch (message.event) {
      case 'setInfoSuccess':
        this.#store.tell({ type: 'introduced', ...message.data });
        return this.#takePlace();
      case 'invalid':
        return this.#introduce();
      case 'presence':
        return this.#store.tell({ type: 'presence', presence: message.data });
      case 'match':
        return this.#matched(message.data);
      case 'leave':
        return this.#left(message.data);
      case 'blocked':
        return void (message.data.mark && this.#blocked(message.data.mark));
      case 'reported':
        return undefined;
      case 'pong':
        return this.#ponged(message.data);
      case 'error':
        return this.#erred(message.data.code);
      default:
        return void this.#encounter?.receive(message);
    }
  }

  /** A server that lives but does not know us has missed our introduction. @param {string} [data] */
  #ponged(data) {
    if (data === this.#fence) this.#fence = null;
    if (this.#store.state.connection !== 'online') this.#introduce();
  }

  /** @param {string} code a server that refuses messages may have refused the fence's `ping` too */
  #erred(code) {
    if (code === 'rate-limited') this.#fence = null;
    this.#say('serverError');
  }

  #introduce() {
    this.#send(setInfo(this.#introduction()));
  }

  /** @param {Phase} [phase] the one that comes */
  #takePlace(phase = this.#store.state.phase) {
    if (phase === 'queued' && this.#store.state.connection === 'online') this.#send(queue());
  }

  /** Says what a fact makes necessary, and only then lets it be shown. @param {Fact} fact @param {(phase: Phase) => void} say */
  #after(fact, say) {
    say(reduce(this.#store.state, fact).phase);
    this.#store.tell(fact);
  }

  /** @param {MatchData} room */
  #matched(room) {
    const { phase } = this.#store.state;
    if (this.#fence || !['queued', 'connecting', 'connected'].includes(phase)) return;
    const isMet = this.#meet(room);
    this.#store.tell({ type: 'matched', room });
    if (isMet) return;
    this.#depart({ type: 'callFailed', roomId: room.roomId, stay: this.#stays });
  }

  /** @param {{ roomId: string, isTimeout: boolean }} departure */
  #left({ roomId, isTimeout }) {
    if (this.#store.state.room?.roomId !== roomId) return;
    const left = /** @type {const} */ ({ type: 'partnerLeft', roomId, isTimeout });
    this.#after({ ...left, stay: this.#stays }, (phase) => this.#takePlace(phase));
    this.#endEncounter();
  }

  /** Whether the next one is to come only when asked for: not while one reports the last. */
  get #stays() {
    const { settings, dialog } = this.#store.state;
    return !settings.autoNext || dialog === 'report';
  }

  // The camera

  /** @returns {StudioListener} */
  #studioListener() {
    return {
      stream: (stream) => this.#store.tell({ type: 'ownStream', stream }),
      replace: (kind, track) => void this.#encounter?.replace(kind, track),
      own: (change) => this.#store.tell({ type: 'ownMedia', change }),
      devices: (devices) => this.#store.tell({ type: 'devicesFound', devices }),
      choose: (cameraId) => this.#store.tell({ type: 'set', change: { cameraId } }),
      say: (aside) => this.#say(aside),
      lost: () => this.#closed('cameraLost'),
    };
  }

  // The encounter

  /** @param {Room} room @returns {boolean} whether the browser can */
  #meet(room) {
    this.#endEncounter();
    const { iceServers, localStream } = this.#store.state;
    const encounter = localStream && this.#spare.take(localStream, iceServers);
    if (!encounter) return false;
    this.#encounter = encounter;
    this.#chat = this.#chatFor(room.roomId, encounter);
    encounter.meet(room, localStream, this.#listenerFor(room.roomId));
    // What is shown takes its time, and just now the other waits for our description.
    this.#hush(encounter.described);
    return true;
  }

  /** @param {string} roomId @returns {EncounterListener} */
  #listenerFor(roomId) {
    const tell = (/** @type {Fact} */ fact) => this.#store.tell(fact);
    return {
      send: (message) => this.#send(message),
      canSend: () => this.#canSignal,
      stream: (stream) => tell({ type: 'streamArrived', roomId, stream }),
      steadiness: (unsteady) => tell({ type: 'steadiness', roomId, unsteady }),
      failed: () => this.#depart({ type: 'callFailed', roomId, stay: this.#stays }),
      gone: () => this.#hungUp(roomId),
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
    if (!media.camera && !media.sharing) this.mediaFlows(roomId);
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

  /** Browsers refuse some servers only when they are used. @param {RTCIceServer[]} iceServers */
  #peerFor(iceServers) {
    try {
      return this.#newPeer({ iceServers, bundlePolicy: 'max-bundle' });
    } catch {
      return null;
    }
  }

  /**
   * A server that has us in a room tells us itself, and only it knows whether we were skipped: to go
   * before its word comes could undo that. A call on its own has nobody else to tell.
   * @param {string} roomId
   */
  #hungUp(roomId) {
    /** @type {Fact} */
    const left = { type: 'partnerLeft', roomId, isTimeout: false, stay: this.#stays };
    const depart = () => this.#depart(left);
    if (this.#store.state.onItsOwn) depart();
    else this.#encounter?.endIn(COURTESY_MS, depart);
  }

  /**
   * With the one in the room, who is left at once, or with the last one. A lost connection takes the
   * server's memory of whom we met with it: then leaving is all that can be done.
   * @param {Dealt} ending @param {(roomId: string) => ClientMessage} message
   */
  #dealWith(ending, message) {
    const { room, lastRoomId } = this.#store.state;
    if (room && lastRoomId) this.#depart({ type: 'skipped', ending }, message(lastRoomId));
    else if (lastRoomId && this.#send(message(lastRoomId))) this.#say(ending);
    else return this.#cannotSay();
    this.#store.tell({ type: 'dealt', with: ending });
  }

  #cannotSay() {
    this.next();
    this.#say('notSent');
  }

  /**
   * Leaves the room for the next person.
   * @param {Fact} ending
   * @param {ClientMessage} [farewell] says so to the server; by default that one leaves
   */
  #depart(ending, farewell) {
    const { room, onItsOwn } = this.#store.state;
    if (!room) return;
    this.#after(ending, (phase) => {
      if (onItsOwn) this.#takePlace(phase);
      else this.#send(phase === 'queued' ? (farewell ?? leave(room.roomId)) : unqueue());
    });
    this.#endEncounter();
  }

  #endEncounter() {
    this.#encounter?.end();
    this.#chat?.end();
    this.#encounter = this.#chat = null;
  }

  #opened() {
    this.#fence = null;
    this.#introduce();
  }

  #socketLost() {
    this.#fence = null;
    this.#store.tell({ type: 'socketLost' });
    if (!this.#store.state.room) this.#endEncounter();
  }

  /** @param {'cameraLost' | 'cameraClosed'} type */
  #closed(type) {
    this.#endEncounter();
    this.#spare.drop();
    this.#signaling.stop();
    this.#fence = null;
    this.#store.tell({ type });
  }

  /** @param {Aside} aside */
  #say(aside, ms = ASIDE_MS) {
    this.#timers.clearTimeout(this.#aside);
    this.#store.tell({ type: 'asideSaid', aside });
    this.#aside = this.#timers.setTimeout(() => this.#store.tell({ type: 'asideOver' }), ms);
  }

  /** @param {ClientMessage} message */
  #send(message) {
    return this.#signaling.send(message);
  }
}
