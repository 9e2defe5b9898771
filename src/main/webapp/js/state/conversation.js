/**
 * The conversation's course: camera, place in line, match, call.
 *
 * The way through: idle -> opening -> ready -> queued -> connecting -> connected. `queued` means that a
 * partner is wanted; the socket has its own word, `connection`, so that a place in line outlives it, and
 * so does a call in which the other is seen: its media needs no server.
 *
 * @typedef {'idle' | 'opening' | 'ready' | 'queued' | 'connecting' | 'connected'} Phase
 * @typedef {'offline' | 'connecting' | 'online'} Connection online: the server knows our name
 * @typedef {'refused' | 'none' | 'inUse' | 'overconstrained' | 'insecure' | 'lost' | 'unknown' | 'unloaded'} CameraProblem
 *   unloaded: part of the page did not come
 * @typedef {'left' | 'timedOut' | 'failed' | 'skipped' | 'blocked' | 'reported' | 'dropped' | Hurdle} Ending
 *   how the last call ended
 * @typedef {'unable' | 'relayless'} Hurdle why none can begin: this browser makes none; it is to go by a relay, and there
 *   is none now
 * @typedef {'forgotten' | 'serverError' | 'tooFast' | 'escapeAgain' | Dealt | 'notSent' | 'cameraGone' | 'microphoneGone'
 *   | 'cameraUnopened' | 'microphoneUnopened' | 'screenUnopened'} Aside said for a few seconds beside the status
 * @typedef {'blocked' | 'reported'} Dealt done about somebody
 * @typedef {{ roomId: string, remoteName: string, createOffer: boolean, interests: string[], relay: boolean }} Room
 *   interests: what both like; relay: neither is to learn the other's address, unless both want it
 * @typedef {import('../protocol.js').RelayPolicy} RelayPolicy
 *
 * @typedef {object} Conversation
 * @property {Phase} phase
 * @property {Connection} connection
 * @property {number} attempts how often in a row the server could not be reached
 * @property {boolean} barred the server wants a ticket that holds, and there is none
 * @property {CameraProblem | null} problem
 * @property {Ending | null} ending
 * @property {Aside | null} aside
 * @property {Room | null} room
 * @property {string | null} lastRoomId of whom one met last, who can still be blocked or reported
 * @property {readonly Dealt[]} dealt what has been done about that one already
 * @property {boolean} unsteady the call's network path is interrupted and may come back
 * @property {boolean} onItsOwn the call goes on from page to page: the server knows nothing of it any more
 * @property {boolean} hasSkipped the server keeps somebody away from us whom we skipped on this connection
 * @property {MediaStream | null} localStream one's own camera and microphone; empty for who only writes
 * @property {MediaStream | null} remoteStream
 * @property {RTCIceServer[]} iceServers
 * @property {RelayPolicy} relay whether calls go by a relay: never, where one of the two asked for it, or always
 * @property {Presence | null} presence how many there are, as far as the server has said
 * @typedef {{ online: number, waiting: number }} Presence
 *
 * @typedef {{ type: 'cameraAsked' } | { type: 'cameraOpened', stream: MediaStream }
 *   | { type: 'ownStream', stream: MediaStream }
 *   | { type: 'cameraFailed', problem: CameraProblem } | { type: 'cameraLost' } | { type: 'cameraClosed' }
 *   | { type: 'socketConnecting' } | { type: 'socketLost', held?: boolean }
 *   | { type: 'placeLost' } | { type: 'barred' }
 *   | { type: 'introduced', iceServers: RTCIceServer[], relay: RelayPolicy,
 *     presence: Presence | null }
 *   | { type: 'iceServersChanged', iceServers: RTCIceServer[] }
 *   | { type: 'presence', presence: Presence }
 *   | { type: 'joined' } | { type: 'stopped' } | { type: 'forgot' }
 *   | { type: 'skipped', ending?: 'skipped' | Dealt } | { type: 'dealt', with: Dealt }
 *   | { type: 'matched', room: Room } | { type: 'partnerLeft', roomId: string, isTimeout: boolean, stay?: boolean }
 *   | { type: 'streamArrived', roomId: string, stream: MediaStream }
 *   | { type: 'mediaFlows', roomId: string } | { type: 'callFailed', roomId: string, stay?: boolean,
 *     hurdle?: Hurdle }
 *   | { type: 'steadiness', roomId: string, unsteady: boolean }
 *   | { type: 'asideSaid', aside: Aside } | { type: 'asideOver' }} ConversationFact
 */

/** @type {Readonly<Conversation>} */
export const atRest = Object.freeze({
  phase: 'idle',
  connection: 'offline',
  attempts: 0,
  barred: false,
  problem: null,
  ending: null,
  aside: null,
  room: null,
  lastRoomId: null,
  dealt: [],
  unsteady: false,
  onItsOwn: false,
  hasSkipped: false,
  localStream: null,
  remoteStream: null,
  iceServers: [],
  relay: 'off',
  presence: null,
});

const noRoom = { room: null, remoteStream: null, unsteady: false, onItsOwn: false };

/** @param {Conversation} state @param {...Phase} phases */
const isIn = ({ phase }, ...phases) => phases.includes(phase);

/** @param {Conversation} state @param {string} roomId */
const isRoom = ({ room }, roomId) => room?.roomId === roomId;

/** Back in line, and why. @param {Conversation} state @param {Ending} ending @returns {Conversation} */
const queuedAfter = (state, ending) => ({ ...state, ...noRoom, phase: 'queued', ending });

/** Out of line, and why: who wants the next one says so. @param {Conversation} state @param {Ending} ending @returns {Conversation} */
const readyAfter = (state, ending) => ({ ...state, ...noRoom, phase: 'ready', ending });

/** The server knows nothing of us any more: only a call that is seen goes on. @param {Conversation} state @returns {Conversation} */
const placeless = (state) => ({
  ...(isIn(state, 'connecting') ? queuedAfter(state, 'dropped') : state),
  onItsOwn: isIn(state, 'connected'),
  hasSkipped: false,
  lastRoomId: null,
  dealt: [],
  iceServers: [],
  presence: null,
});

/** @param {Room} room @returns {Pick<Conversation, 'room' | 'lastRoomId' | 'dealt'>} */
const met = (room) => ({ room, lastRoomId: room.roomId, dealt: [] });

/** @type {{ [T in ConversationFact['type']]: (state: Conversation, fact: Extract<ConversationFact, { type: T }>) => Conversation }} */
const changes = {
  cameraAsked: (s) => (isIn(s, 'idle') ? { ...s, phase: 'opening', problem: null } : s),
  cameraOpened: (s, { stream }) =>
    isIn(s, 'opening') ? { ...s, phase: 'ready', localStream: stream } : s,
  ownStream: (s, { stream }) => (s.localStream ? { ...s, localStream: stream } : s),
  cameraFailed: (s, { problem }) => (isIn(s, 'opening') ? { ...atRest, problem } : s),
  cameraLost: (s) => (isIn(s, 'idle') ? s : { ...atRest, problem: 'lost' }),
  cameraClosed: () => ({ ...atRest }),

  socketConnecting: (s) => ({ ...s, connection: 'connecting' }),
  socketLost: (s, { held }) => ({
    ...(held ? s : placeless(s)),
    connection: 'offline',
    attempts: s.attempts + 1,
    presence: null,
  }),
  barred: (s) => (s.connection === 'online' ? s : { ...s, barred: true }),
  placeLost: (s) => placeless(s),
  introduced: (s, { iceServers, relay, presence }) => ({
    ...s,
    connection: 'online',
    attempts: 0,
    barred: false,
    iceServers,
    relay,
    presence: presence ?? s.presence,
  }),
  iceServersChanged: (s, { iceServers }) => ({ ...s, iceServers }),
  presence: (s, { presence }) => ({ ...s, presence }),

  joined: (s) => (isIn(s, 'ready') ? { ...s, phase: 'queued', ending: null } : s),
  stopped: (s) =>
    isIn(s, 'queued', 'connecting', 'connected')
      ? { ...s, ...noRoom, phase: 'ready', ending: null }
      : s,
  skipped: (s, { ending = 'skipped' }) =>
    s.room ? { ...queuedAfter(s, ending), hasSkipped: s.hasSkipped || !s.onItsOwn } : s,
  dealt: (s, fact) => ({ ...s, dealt: [...new Set([...s.dealt, fact.with])] }),
  forgot: (s) => (s.hasSkipped ? { ...s, hasSkipped: false } : s),

  matched: (s, { room }) =>
    isIn(s, 'queued', 'connecting', 'connected')
      ? { ...s, ...noRoom, ...met(room), phase: 'connecting', ending: null }
      : s,
  partnerLeft: (s, { roomId, isTimeout, stay }) =>
    isRoom(s, roomId) ? (stay ? readyAfter : queuedAfter)(s, isTimeout ? 'timedOut' : 'left') : s,
  streamArrived: (s, { roomId, stream }) =>
    isRoom(s, roomId) ? { ...s, remoteStream: stream } : s,
  mediaFlows: (s, { roomId }) => (isRoom(s, roomId) ? { ...s, phase: 'connected' } : s),
  callFailed: (s, { roomId, stay, hurdle }) => {
    if (!isRoom(s, roomId)) return s;
    if (hurdle) return readyAfter(s, hurdle);
    // Whom one has not seen, one has not met: the search goes on.
    if (!isIn(s, 'connected')) return queuedAfter(s, 'failed');
    return (stay ? readyAfter : queuedAfter)(s, 'timedOut');
  },
  steadiness: (s, { roomId, unsteady }) => (isRoom(s, roomId) ? { ...s, unsteady } : s),

  asideSaid: (s, { aside }) => ({ ...s, aside }),
  asideOver: (s) => ({ ...s, aside: null }),
};

/**
 * @template {Conversation} S with whatever else it holds
 * @param {S} state @param {{ type: string }} fact @returns {S}
 */
export function converse(state, fact) {
  if (!Object.hasOwn(changes, fact.type)) return state;
  const type = /** @type {ConversationFact['type']} */ (fact.type);
  const change = /** @type {(s: Conversation, f: ConversationFact) => Conversation} */ (
    changes[type]
  );
  const next = change(state, /** @type {ConversationFact} */ (fact));
  return next === state ? state : { ...state, ...next };
}
