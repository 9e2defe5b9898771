/**
 * What the page knows, and how each fact changes it. Pure: no clock, no chance, no DOM.
 *
 * The way through: idle -> opening -> ready -> queued -> connecting -> connected. `queued` means that a
 * partner is wanted; the socket has its own word, `connection`, so that a place in line outlives it, and
 * so does a call in which the other is seen: its media needs no server.
 * Both stand on <body> as data-state and data-connection: browser tests wait for them.
 *
 * @typedef {'idle' | 'opening' | 'ready' | 'queued' | 'connecting' | 'connected'} Phase
 * @typedef {'offline' | 'connecting' | 'online'} Connection online: the server knows our name
 * @typedef {'refused' | 'none' | 'inUse' | 'insecure' | 'lost' | 'unknown'} CameraProblem
 * @typedef {'left' | 'timedOut' | 'failed' | 'skipped' | 'dropped'} Ending how the last call ended
 * @typedef {'forgotten' | 'serverError'} Aside said for a few seconds beside the status
 * @typedef {{ roomId: string, remoteName: string, createOffer: boolean }} Room
 *
 * @typedef {object} State
 * @property {Phase} phase
 * @property {Connection} connection
 * @property {number} attempts how often in a row the server could not be reached
 * @property {CameraProblem | null} problem
 * @property {Ending | null} ending
 * @property {Aside | null} aside
 * @property {Room | null} room
 * @property {boolean} unsteady the call's network path is interrupted and may come back
 * @property {boolean} onItsOwn the call goes on from page to page: the server knows nothing of it any more
 * @property {boolean} hasSkipped the server keeps somebody away from us whom we skipped on this connection
 * @property {MediaStream | null} localStream
 * @property {MediaStream | null} remoteStream
 * @property {RTCIceServer[]} iceServers
 *
 * @typedef {{ type: 'cameraAsked' } | { type: 'cameraOpened', stream: MediaStream }
 *   | { type: 'cameraFailed', problem: CameraProblem } | { type: 'cameraLost' } | { type: 'cameraClosed' }
 *   | { type: 'socketConnecting' } | { type: 'socketLost' }
 *   | { type: 'introduced', iceServers: RTCIceServer[] }
 *   | { type: 'joined' } | { type: 'stopped' } | { type: 'skipped' } | { type: 'forgot' }
 *   | { type: 'matched', room: Room } | { type: 'partnerLeft', roomId: string, isTimeout: boolean }
 *   | { type: 'streamArrived', roomId: string, stream: MediaStream }
 *   | { type: 'mediaFlows', roomId: string } | { type: 'callFailed', roomId: string }
 *   | { type: 'steadiness', roomId: string, unsteady: boolean }
 *   | { type: 'asideSaid', aside: Aside } | { type: 'asideOver' }} Fact
 */

/** @type {Readonly<State>} */
export const initialState = Object.freeze({
  phase: 'idle',
  connection: 'offline',
  attempts: 0,
  problem: null,
  ending: null,
  aside: null,
  room: null,
  unsteady: false,
  onItsOwn: false,
  hasSkipped: false,
  localStream: null,
  remoteStream: null,
  iceServers: [],
});

const noRoom = { room: null, remoteStream: null, unsteady: false, onItsOwn: false };

/** @param {State} state @param {...Phase} phases */
const isIn = ({ phase }, ...phases) => phases.includes(phase);

/** @param {State} state @param {string} roomId */
const isRoom = ({ room }, roomId) => room?.roomId === roomId;

/** Back in line, and why. @param {State} state @param {Ending} ending @returns {State} */
const queuedAfter = (state, ending) => ({ ...state, ...noRoom, phase: 'queued', ending });

/** @type {{ [T in Fact['type']]: (state: State, fact: Extract<Fact, { type: T }>) => State }} */
const changes = {
  cameraAsked: (s) => (isIn(s, 'idle') ? { ...s, phase: 'opening', problem: null } : s),
  cameraOpened: (s, { stream }) =>
    isIn(s, 'opening') ? { ...s, phase: 'ready', localStream: stream } : s,
  cameraFailed: (s, { problem }) => (isIn(s, 'opening') ? { ...initialState, problem } : s),
  cameraLost: (s) => (isIn(s, 'idle') ? s : { ...initialState, problem: 'lost' }),
  cameraClosed: () => ({ ...initialState }),

  socketConnecting: (s) => ({ ...s, connection: 'connecting' }),
  socketLost: (s) => ({
    ...(isIn(s, 'connecting') ? queuedAfter(s, 'dropped') : s),
    onItsOwn: isIn(s, 'connected'),
    hasSkipped: false,
    connection: 'offline',
    attempts: s.attempts + 1,
    iceServers: [],
  }),
  introduced: (s, { iceServers }) => ({ ...s, connection: 'online', attempts: 0, iceServers }),

  joined: (s) => (isIn(s, 'ready') ? { ...s, phase: 'queued', ending: null } : s),
  stopped: (s) =>
    isIn(s, 'queued', 'connecting', 'connected')
      ? { ...s, ...noRoom, phase: 'ready', ending: null }
      : s,
  skipped: (s) =>
    s.room ? { ...queuedAfter(s, 'skipped'), hasSkipped: s.hasSkipped || !s.onItsOwn } : s,
  forgot: (s) => (s.hasSkipped ? { ...s, hasSkipped: false } : s),

  matched: (s, { room }) =>
    isIn(s, 'queued', 'connecting', 'connected')
      ? { ...s, ...noRoom, phase: 'connecting', ending: null, room }
      : s,
  partnerLeft: (s, { roomId, isTimeout }) =>
    isRoom(s, roomId) ? queuedAfter(s, isTimeout ? 'timedOut' : 'left') : s,
  streamArrived: (s, { roomId, stream }) =>
    isRoom(s, roomId) ? { ...s, remoteStream: stream } : s,
  mediaFlows: (s, { roomId }) => (isRoom(s, roomId) ? { ...s, phase: 'connected' } : s),
  callFailed: (s, { roomId }) =>
    isRoom(s, roomId) ? queuedAfter(s, isIn(s, 'connected') ? 'timedOut' : 'failed') : s,
  steadiness: (s, { roomId, unsteady }) => (isRoom(s, roomId) ? { ...s, unsteady } : s),

  asideSaid: (s, { aside }) => ({ ...s, aside }),
  asideOver: (s) => ({ ...s, aside: null }),
};

/** @param {State} state @param {Fact} fact @returns {State} */
export function reduce(state, fact) {
  const change = /** @type {(state: State, fact: Fact) => State} */ (changes[fact.type]);
  return change(state, fact);
}

/** Holds the one state and tells whoever shows it of each change. */
export class Store {
  #state = /** @type {State} */ (initialState);
  #changed;

  /** @param {(state: State) => void} changed */
  constructor(changed = () => {}) {
    this.#changed = changed;
  }

  get state() {
    return this.#state;
  }

  /** @param {Fact} fact */
  tell(fact) {
    const before = this.#state;
    this.#state = reduce(before, fact);
    if (this.#state !== before) this.#changed(this.#state);
  }
}
