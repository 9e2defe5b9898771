/**
 * The conversation: joins signaling, camera and company. What a person wants and what the server says come
 * in here, become facts for the state, and go out as messages.
 *
 * @import { Store, State, Phase, Aside, Dealt, Fact } from './state.js'
 * @import { ClientMessage, ServerMessage, MatchData, Introduction, ReportReason } from './protocol.js'
 * @import { Opening, Studio, StudioListener } from './media/studio.js'
 * @import { Signaling, SignalingListener } from './signaling.js'
 * @import { TimerId } from './heartbeat.js'
 * @import { World } from './company.js'
 * @typedef {(listener: SignalingListener) => Pick<Signaling, 'start' | 'stop' | 'send' | 'retryNow' | 'wake' | 'renew'>} Connect
 * @typedef {Extract<ServerMessage, { event: 'setInfoSuccess' }>['data']} Introduced
 * @typedef {Pick<Studio, 'open' | 'openWithout' | 'close'> & { screen: Pick<Studio['screen'], 'unshare'> }} Camera
 * @typedef {(on: StudioListener) => Camera} OpenCamera
 */
import { Company } from './company.js';
import { reduce } from './state.js';
import { block, direct, forget, leave, ping, queue, report, setInfo, unqueue } from './protocol.js';

const ASIDE_MS = 5000;
/** How much later than the other's hanging up the server's word of it may come. */
const COURTESY_MS = 1500;
/** After so many failures in a row, and so many more, it is asked whether it is for want of a ticket. */
const PUZZLED = 2;

export class Call {
  #introduction;
  #store;
  #timers;
  #camera;
  #signaling;
  #blocked;
  #isTicketAsked;
  #wasIn = false;
  #company;
  /** A match that comes before this `pong` was made before our last `unqueue`. @type {string | null} */
  #fence = null;
  #fences = 0;
  /** The server did not take all we said of ourselves, by limits of its own. */
  #plain = false;
  /** @type {TimerId | undefined} */
  #aside;

  /**
   * @param {() => Introduction} introduction of oneself, as things stand
   * @param {Store} store
   * @param {{ camera: OpenCamera, signaling: Connect, blocked?: (mark: string) => void,
   *   isTicketAsked?: (wasIn: boolean) => Promise<boolean> } & World} world
   *   blocked: somebody is not to be met again, by this mark; isTicketAsked: nobody comes in here without a ticket
   */
  constructor(introduction, store, world) {
    const { camera, signaling, timers, blocked, isTicketAsked } = world;
    this.#introduction = introduction;
    this.#store = store;
    this.#timers = timers;
    this.#blocked = blocked ?? (() => {});
    this.#isTicketAsked = isTicketAsked ?? (async () => false);
    this.#company = new Company(store, world, {
      send: (message) => this.#send(message),
      failed: (roomId) => this.#depart({ type: 'callFailed', roomId, stay: this.#stays }),
      gone: (roomId) => this.#hungUp(roomId),
    });
    this.#camera = camera(this.#studioListener());
    this.#signaling = signaling({
      connecting: () => store.tell({ type: 'socketConnecting' }),
      open: () => this.#opened(),
      lost: (held) => this.#socketLost(held),
      placeLost: (unsaid) => this.#placeLost(unsaid),
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
    this.#company.end();
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
    if (this.#company.say(text) === 'tooFast') this.#say('tooFast');
  }

  /** @param {boolean} typing whether one is writing */
  typing(typing) {
    this.#company.typing(typing);
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
    this.#company.reconnect();
  }

  /** The other may learn one's address, if it says the same. */
  allowDirect() {
    const { room, onItsOwn } = this.#store.state;
    // A server that has forgotten the room tells nobody of it.
    if (!room?.relay || onItsOwn || !this.#send(direct(room.roomId))) return;
    const { direct: before } = this.#store.state.link;
    // The server's word of both comes in a moment.
    if (before === null) this.#store.tell({ type: 'direct', roomId: room.roomId, direct: 'own' });
  }

  /** This device is in another network. */
  networkChanged() {
    this.#signaling.renew();
    this.#company.networkChanged();
  }

  /** The picture of the other moves. @param {string} roomId */
  mediaFlows(roomId) {
    this.#company.mediaFlows(roomId);
  }

  // What follows from a change

  /** @param {State} state @param {State} before */
  changed(state, before) {
    this.#company.changed(state, before);
    // What was chosen for one stranger is not shown to the next.
    if (before.room && state.room !== before.room) this.#camera.screen.unshare();
    const { interests, language, relay } = state.settings;
    const { settings } = before;
    const isNew =
      interests !== settings.interests ||
      language !== settings.language ||
      relay !== settings.relay;
    const unblocked = state.blocked < before.blocked;
    if ((isNew || unblocked) && state.connection === 'online') this.#introduce();
  }

  // What the server says

  /** @param {ServerMessage} message */
  #receive(message) {
    switch (message.event) {
      case 'setInfoSuccess':
        return this.#introduced(message.data);
      case 'invalid':
        return this.#introduce();
      case 'presence':
        return this.#store.tell({ type: 'presence', presence: message.data });
      case 'iceServers':
        return this.#store.tell({ type: 'iceServersChanged', ...message.data });
      case 'match':
        return this.#matched(message.data);
      case 'direct':
        return this.#directAllowed(message.data);
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
        return this.#company.receive(message);
    }
  }

  /** @param {Introduced} data */
  #introduced({ resumed, iceServers, relay, presence }) {
    this.#wasIn = true;
    this.#store.tell({ type: 'introduced', iceServers, relay, presence });
    this.#takePlace();
    // The way to the other may have died with the socket, and only now somebody can be told of a new one.
    if (resumed && this.#store.state.unsteady) this.#company.reconnect();
  }

  /** A server that lives but does not know us has missed our introduction. @param {string} [data] */
  #ponged(data) {
    if (data === this.#fence) this.#fence = null;
    if (this.#store.state.connection !== 'online') this.#introduce();
  }

  /** @param {string} code a server that refuses messages may have refused the fence's `ping` too */
  #erred(code) {
    if (code === 'invalid-data' && this.#store.state.connection !== 'online' && !this.#plain) {
      this.#plain = true;
      return this.#introduce();
    }
    if (code === 'rate-limited') this.#fence = null;
    this.#say('serverError');
  }

  #introduce() {
    const all = this.#introduction();
    this.#send(setInfo(this.#plain ? { ...all, interests: [], blocked: [] } : all));
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
    const hurdle = this.#company.meet(room);
    this.#store.tell({ type: 'matched', room });
    // Whoever can make no connection would only drop one stranger after the other.
    if (hurdle) this.#depart({ type: 'callFailed', roomId: room.roomId, hurdle });
  }

  /** @param {{ roomId: string, agreed: boolean }} word */
  #directAllowed({ roomId, agreed }) {
    const { room } = this.#store.state;
    if (!room?.relay || room.roomId !== roomId) return;
    if (agreed) this.#company.goDirect();
    this.#store.tell({ type: 'direct', roomId, direct: agreed ? 'both' : 'theirs' });
  }

  /** @param {{ roomId: string, isTimeout: boolean }} departure */
  #left({ roomId, isTimeout }) {
    if (this.#store.state.room?.roomId !== roomId) return;
    const left = /** @type {const} */ ({ type: 'partnerLeft', roomId, isTimeout });
    this.#after({ ...left, stay: this.#stays }, (phase) => this.#takePlace(phase));
    this.#company.end();
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
      replace: (kind, track) => this.#company.replace(kind, track),
      own: (change) => this.#store.tell({ type: 'ownMedia', change }),
      devices: (devices) => this.#store.tell({ type: 'devicesFound', devices }),
      choose: (cameraId) => this.#store.tell({ type: 'set', change: { cameraId } }),
      say: (aside) => this.#say(aside),
      inCall: () => this.#store.state.room !== null,
      lost: () => this.#closed('cameraLost'),
    };
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
    else this.#company.endIn(COURTESY_MS, depart);
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
    this.#company.end();
  }

  #opened() {
    this.#plain = false;
    this.#introduce();
  }

  /** @param {boolean} held the server may hold one's place: nothing else changes as long as that is open */
  #socketLost(held) {
    this.#store.tell({ type: 'socketLost', held });
    if (!held) this.#alone();
    if (this.#store.state.attempts % PUZZLED === 0) void this.#explain();
  }

  async #explain() {
    if (await this.#isTicketAsked(this.#wasIn)) this.#store.tell({ type: 'barred' });
  }

  /** @param {ClientMessage[]} unsaid */
  #placeLost(unsaid) {
    this.#store.tell({ type: 'placeLost' });
    this.#alone();
    if (unsaid.some(({ event }) => event === 'block' || event === 'report')) this.#say('notSent');
  }

  #alone() {
    this.#fence = null;
    if (!this.#store.state.room) this.#company.end();
  }

  /** @param {'cameraLost' | 'cameraClosed'} type */
  #closed(type) {
    this.#company.close();
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
