/**
 * The conversation: joins signaling, camera and peer connection. What a person wants and what the
 * server says both come in here, become facts for the state, and go out as messages.
 *
 * @import { Store, Room, Aside, Fact } from './state.js'
 * @import { ClientMessage, ServerMessage, MatchData } from './protocol.js'
 * @import { Camera } from './media.js'
 * @import { Signaling, SignalingListener } from './signaling.js'
 * @import { Timers, TimerId } from './heartbeat.js'
 * @typedef {(listener: SignalingListener) => Pick<Signaling, 'start' | 'stop' | 'send' | 'retryNow' | 'wake'>} Connect
 * @typedef {(lost: () => void) => Pick<Camera, 'open' | 'close'>} OpenCamera
 * @typedef {(config: RTCConfiguration) => RTCPeerConnection} NewPeer
 */
import { Encounter } from './encounter.js';
import { forget, leave, ping, queue, setInfo, unqueue } from './protocol.js';

const ASIDE_MS = 5000;
/** How much later than the other's hanging up the server's word of it may come. */
const COURTESY_MS = 1500;

export class Call {
  #name;
  #store;
  #newPeer;
  #timers;
  #camera;
  #signaling;
  /** @type {Encounter | null} */
  #encounter = null;
  /** A match that comes before this `pong` was made before our last `unqueue`. @type {string | null} */
  #fence = null;
  #fences = 0;
  /** @type {TimerId | undefined} */
  #aside;

  /**
   * @param {string} name one's own
   * @param {Store} store
   * @param {{ camera: OpenCamera, signaling: Connect, newPeer: NewPeer, timers: Timers }} world
   */
  constructor(name, store, { camera, signaling, newPeer, timers }) {
    this.#name = name;
    this.#store = store;
    this.#newPeer = newPeer;
    this.#timers = timers;
    this.#camera = camera(() => this.#closed('cameraLost'));
    this.#signaling = signaling({
      connecting: () => store.tell({ type: 'socketConnecting' }),
      open: () => this.#opened(),
      lost: () => this.#socketLost(),
      message: (message) => this.#receive(message),
    });
  }

  // What a person wants

  async openCamera() {
    this.#store.tell({ type: 'cameraAsked' });
    const opening = await this.#camera.open();
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
    this.#store.tell({ type: 'joined' });
    this.#takePlace();
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

  retryNow() {
    this.#signaling.retryNow();
  }

  wake() {
    this.#signaling.wake();
  }

  /** The picture of the other moves. @param {string} roomId */
  mediaFlows(roomId) {
    if (this.#store.state.room?.roomId !== roomId) return;
    this.#encounter?.succeed();
    this.#store.tell({ type: 'mediaFlows', roomId });
  }

  // What the server says

  /** @param {ServerMessage} message */
  #receive(message) {
    switch (message.event) {
      case 'setInfoSuccess':
        this.#store.tell({ type: 'introduced', ...message.data });
        return this.#takePlace();
      case 'invalid':
        return void this.#send(setInfo(this.#name));
      case 'match':
        return this.#matched(message.data);
      case 'leave':
        return this.#left(message.data);
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
    if (this.#store.state.connection !== 'online') this.#send(setInfo(this.#name));
  }

  /** @param {string} code a server that refuses messages may have refused the fence's `ping` too */
  #erred(code) {
    if (code === 'rate-limited') this.#fence = null;
    this.#say('serverError');
  }

  #takePlace() {
    const { phase, connection } = this.#store.state;
    if (phase === 'queued' && connection === 'online') this.#send(queue());
  }

  /** @param {MatchData} room */
  #matched(room) {
    if (this.#fence) return;
    this.#store.tell({ type: 'matched', room });
    if (this.#store.state.room === room) this.#meet(room);
  }

  /** @param {{ roomId: string, isTimeout: boolean }} departure */
  #left({ roomId, isTimeout }) {
    if (this.#store.state.room?.roomId !== roomId) return;
    this.#store.tell({ type: 'partnerLeft', roomId, isTimeout });
    this.#endEncounter();
    this.#takePlace();
  }

  // The encounter

  /** @param {Room} room */
  #meet(room) {
    this.#endEncounter();
    const { roomId } = room;
    const { iceServers, localStream } = this.#store.state;
    if (!localStream) return;
    const pc = this.#peerFor(iceServers);
    if (!pc) return this.#depart({ type: 'callFailed', roomId });
    const on = {
      send: (/** @type {ClientMessage} */ message) => this.#send(message),
      stream: (/** @type {MediaStream} */ stream) =>
        this.#store.tell({ type: 'streamArrived', roomId, stream }),
      steadiness: (/** @type {boolean} */ unsteady) =>
        this.#store.tell({ type: 'steadiness', roomId, unsteady }),
      failed: () => this.#depart({ type: 'callFailed', roomId }),
      gone: () => this.#hungUp(roomId),
    };
    this.#encounter = new Encounter(room, pc, localStream, on, this.#timers);
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
    const depart = () => this.#depart({ type: 'partnerLeft', roomId, isTimeout: false });
    if (this.#store.state.onItsOwn) depart();
    else this.#encounter?.endIn(COURTESY_MS, depart);
  }

  /** Leaves the room, where there still is one, for the next person. @param {Fact} ending */
  #depart(ending) {
    const { room, onItsOwn } = this.#store.state;
    if (!room) return;
    this.#store.tell(ending);
    this.#endEncounter();
    if (onItsOwn) this.#takePlace();
    else this.#send(leave(room.roomId));
  }

  #endEncounter() {
    this.#encounter?.end();
    this.#encounter = null;
  }

  #opened() {
    this.#fence = null;
    this.#send(setInfo(this.#name));
  }

  #socketLost() {
    this.#fence = null;
    this.#store.tell({ type: 'socketLost' });
    if (!this.#store.state.room) this.#endEncounter();
  }

  /** @param {'cameraLost' | 'cameraClosed'} type */
  #closed(type) {
    this.#endEncounter();
    this.#signaling.stop();
    this.#fence = null;
    this.#store.tell({ type });
  }

  /** @param {Aside} aside */
  #say(aside) {
    this.#timers.clearTimeout(this.#aside);
    this.#store.tell({ type: 'asideSaid', aside });
    this.#aside = this.#timers.setTimeout(() => this.#store.tell({ type: 'asideOver' }), ASIDE_MS);
  }

  /** @param {ClientMessage} message */
  #send(message) {
    return this.#signaling.send(message);
  }
}
