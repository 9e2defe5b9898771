/**
 * Reads what the server sends and lets through only what the page can use: part of it was written
 * by a stranger, and nothing a stranger writes may break the page. Never throws.
 *
 * @import { PresenceData, RelayPolicy, ServerMessage, SignalMessage } from './protocol.js'
 * @typedef {Record<string, unknown>} Fields
 */

/** In code points: what the server admits. */
const NAME_LENGTH = 64;
/** Without the joiners that hold a family emoji, or letters of some scripts, together. */
const UNSHOWABLE = /(?![\u200c\u200d])[\p{C}\p{Zl}\p{Zp}]/gu;
const VISIBLE = /[^\s\u200c\u200d]/u;
const ICE_URL = /^(stun|turn)s?:\S+$/i;
const STUN_URL = /^stuns?:\S+$/i;

/** @param {unknown} value @returns {value is Fields} */
const isFields = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

/** @param {unknown} value @returns {value is string} */
const isId = (value) => typeof value === 'string' && value !== '';

/** @param {Fields} data @returns {{ roomId?: string }} */
const roomOf = ({ roomId }) => (isId(roomId) ? { roomId } : {});

/**
 * A stranger's name as plain, short text: without control and direction characters.
 * @param {unknown} name
 */
function readName(name) {
  if (typeof name !== 'string') return '';
  const showable = [...name.slice(0, 400).replace(UNSHOWABLE, '').trim()];
  const short = showable.slice(0, NAME_LENGTH).join('').trim();
  return VISIBLE.test(short) ? short : '';
}

/**
 * Without what a browser refuses: it would refuse the whole call with it.
 * @param {unknown} server @returns {RTCIceServer[]}
 */
function readIceServer(server) {
  if (!isFields(server)) return [];
  const { username, credential } = server;
  const secret = isId(username) && isId(credential);
  const usable = secret ? ICE_URL : STUN_URL;
  const urls = [server.urls].flat().filter((url) => typeof url === 'string' && usable.test(url));
  if (urls.length === 0) return [];
  return [{ urls: /** @type {string[]} */ (urls), ...(secret && { username, credential }) }];
}

/** @param {unknown} servers @returns {RTCIceServer[]} */
const readIceServers = (servers) => (Array.isArray(servers) ? servers : []).flatMap(readIceServer);

/** @param {unknown} relay @returns {RelayPolicy} */
const readRelay = (relay) => (relay === 'asked' || relay === 'always' ? relay : 'off');

/** @param {'offer' | 'answer'} event @param {Fields} data @returns {SignalMessage | null} */
function readDescription(event, data) {
  const { type, sdp } = data;
  if (type !== event || typeof sdp !== 'string') return null;
  return { event, data: { type: event, sdp, ...roomOf(data) } };
}

/** An empty candidate, or none, only says that no more come. @param {Fields} data @returns {SignalMessage | null} */
function readCandidate(data) {
  const { candidate, sdpMid, sdpMLineIndex, usernameFragment } = data;
  if (!isId(candidate)) return null;
  return {
    event: 'icecandidate',
    data: {
      candidate,
      sdpMid: typeof sdpMid === 'string' ? sdpMid : null,
      sdpMLineIndex: Number.isInteger(sdpMLineIndex) ? Number(sdpMLineIndex) : null,
      ...(isId(usernameFragment) && { usernameFragment }),
      ...roomOf(data),
    },
  };
}

/** @param {unknown} interests @returns {string[]} */
const readInterests = (interests) =>
  (Array.isArray(interests) ? interests : []).map(readName).filter((interest) => interest !== '');

/** @param {unknown} value @returns {value is number} */
const isCount = (value) => Number.isSafeInteger(value) && Number(value) >= 0;

/** @param {unknown} presence @returns {PresenceData | null} */
function readPresence(presence) {
  if (!isFields(presence)) return null;
  const { online, waiting } = presence;
  return isCount(online) && isCount(waiting) ? { online, waiting } : null;
}

/** @param {Fields} data @returns {ServerMessage | null} */
function readMatch({ roomId, remoteName, createOffer, interests, relay }) {
  if (!isId(roomId)) return null;
  const name = readName(remoteName);
  const both = readInterests(interests);
  return {
    event: 'match',
    data: {
      roomId,
      remoteName: name,
      createOffer: createOffer === true,
      interests: both,
      relay: relay === true,
    },
  };
}

/** @type {Record<string, (data: Fields) => ServerMessage | null>} */
const readers = {
  setInfoSuccess: ({ resume, resumed, received, iceServers, relay, presence }) => ({
    event: 'setInfoSuccess',
    data: {
      resume: isId(resume) ? resume : null,
      resumed: resumed === true,
      received: isCount(received) ? received : 0,
      iceServers: readIceServers(iceServers),
      relay: readRelay(relay),
      presence: readPresence(presence),
    },
  }),
  invalid: () => ({ event: 'invalid' }),
  presence: (data) => {
    const presence = readPresence(data);
    return presence && { event: 'presence', data: presence };
  },
  match: readMatch,
  iceServers: ({ iceServers }) => ({
    event: 'iceServers',
    data: { iceServers: readIceServers(iceServers) },
  }),
  direct: ({ roomId, agreed }) =>
    isId(roomId) ? { event: 'direct', data: { roomId, agreed: agreed === true } } : null,
  blocked: ({ roomId, mark }) =>
    isId(roomId) ? { event: 'blocked', data: { roomId, mark: isId(mark) ? mark : null } } : null,
  reported: ({ roomId }) => (isId(roomId) ? { event: 'reported', data: { roomId } } : null),
  leave: ({ roomId, isTimeout }) =>
    isId(roomId) ? { event: 'leave', data: { roomId, isTimeout: isTimeout === true } } : null,
  offer: (data) => readDescription('offer', data),
  answer: (data) => readDescription('answer', data),
  icecandidate: readCandidate,
  error: ({ code }) => ({ event: 'error', data: { code: typeof code === 'string' ? code : '' } }),
};

/** @param {string} text @returns {unknown} */
function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/**
 * @param {unknown} text one frame
 * @returns {ServerMessage | null} null where there is nothing in it for the page
 */
export function read(text) {
  const frame = typeof text === 'string' ? parse(text) : null;
  if (!isFields(frame) || typeof frame.event !== 'string') return null;
  const { event, data } = frame;
  if (event === 'pong') return typeof data === 'string' ? { event, data } : { event };
  if (!Object.hasOwn(readers, event)) return null;
  return readers[event](isFields(data) ? data : {});
}
