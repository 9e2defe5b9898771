/**
 * The wire, as the page speaks it: types and builders. What comes in is checked by `reader.js`.
 * The whole contract stands in docs/protocol.md.
 *
 * @typedef {{ type: RTCSdpType, sdp: string, roomId?: string }} DescriptionData
 * @typedef {{ candidate: string, sdpMid: string | null, sdpMLineIndex: number | null,
 *   usernameFragment?: string | null, roomId?: string }} CandidateData
 * @typedef {{ event: 'offer' | 'answer', data: DescriptionData }} DescriptionMessage
 * @typedef {{ event: 'icecandidate', data: CandidateData }} CandidateMessage
 * @typedef {DescriptionMessage | CandidateMessage} SignalMessage
 *
 * @typedef {{ roomId: string, remoteName: string, createOffer: boolean }} MatchData
 * @typedef {{ event: 'setInfoSuccess', data: { iceServers: RTCIceServer[] } }
 *   | { event: 'invalid' }
 *   | { event: 'match', data: MatchData }
 *   | { event: 'leave', data: { roomId: string, isTimeout: boolean } }
 *   | { event: 'pong', data?: string }
 *   | { event: 'error', data: { code: string } }
 *   | SignalMessage} ServerMessage
 *
 * @typedef {{ event: 'setInfo', data: { name: string } }
 *   | { event: 'queue' | 'unqueue' | 'forget' }
 *   | { event: 'leave', data: { roomId: string } }
 *   | { event: 'ping', data?: string }
 *   | SignalMessage} ClientMessage
 */

/** @param {string} name @returns {ClientMessage} */
export const setInfo = (name) => ({ event: 'setInfo', data: { name } });

/** @returns {ClientMessage} */
export const queue = () => ({ event: 'queue' });

/** @returns {ClientMessage} */
export const unqueue = () => ({ event: 'unqueue' });

/** @returns {ClientMessage} */
export const forget = () => ({ event: 'forget' });

/** Names the room, so that a late `leave` never ends the next call. @param {string} roomId @returns {ClientMessage} */
export const leave = (roomId) => ({ event: 'leave', data: { roomId } });

/** @param {string} [data] comes back in the `pong` @returns {ClientMessage} */
export const ping = (data) => (data === undefined ? { event: 'ping' } : { event: 'ping', data });

/** @param {RTCSessionDescription} description @param {string} roomId @returns {SignalMessage} */
export const description = ({ type, sdp }, roomId) => ({
  event: type === 'offer' ? 'offer' : 'answer',
  data: { type, sdp, roomId },
});

/** @param {RTCIceCandidate} candidate @param {string} roomId @returns {SignalMessage} */
export const candidate = ({ candidate, sdpMid, sdpMLineIndex, usernameFragment }, roomId) => ({
  event: 'icecandidate',
  data: { candidate, sdpMid, sdpMLineIndex, usernameFragment, roomId },
});
