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
 * @typedef {{ roomId: string, remoteName: string, createOffer: boolean, interests: string[],
 *   relay: boolean }} MatchData relay: only addresses of relays pass between the two
 * @typedef {'off' | 'asked' | 'always'} RelayPolicy
 * @typedef {{ online: number, waiting: number }} PresenceData
 * @typedef {{ event: 'setInfoSuccess', data: { resume: string | null, resumed: boolean, received: number, iceServers: RTCIceServer[], relay: RelayPolicy,
 *     presence: PresenceData | null } }
 *   | { event: 'iceServers', data: { iceServers: RTCIceServer[] } }
 *   | { event: 'invalid' }
 *   | { event: 'presence', data: PresenceData }
 *   | { event: 'blocked', data: { roomId: string, mark: string | null } }
 *   | { event: 'reported', data: { roomId: string } }
 *   | { event: 'match', data: MatchData }
 *   | { event: 'direct', data: { roomId: string, agreed: boolean } }
 *   | { event: 'leave', data: { roomId: string, isTimeout: boolean } }
 *   | { event: 'pong', data?: string }
 *   | { event: 'error', data: { code: string } }
 *   | SignalMessage} ServerMessage
 *
 * @typedef {'nudity' | 'underage' | 'abuse' | 'spam' | 'other'} ReportReason
 * @typedef {'direct' | 'relayed'} CallPath
 * @typedef {{ roomId: string, outcome: 'connected', firstFrameMs?: number, path?: CallPath }
 *   | { roomId: string, outcome: 'failed' }} CallData firstFrameMs: since the match
 * @typedef {{ name: string, interests: readonly string[], language?: string | undefined,
 *   region?: string | undefined, relay?: boolean,
 *   device: string, blocked: readonly string[] }} Introduction
 * @typedef {{ resume?: string, received?: number, attempt?: number }} Claim to the place that an earlier socket had
 * @typedef {{ event: 'setInfo', data: Introduction & Claim }
 *   | { event: 'queue' | 'unqueue' | 'forget' }
 *   | { event: 'leave' | 'block' | 'direct', data: { roomId: string } }
 *   | { event: 'report', data: { roomId: string, reason: ReportReason } }
 *   | { event: 'call', data: CallData }
 *   | { event: 'ping', data?: string }
 *   | SignalMessage} ClientMessage
 */

/** @type {readonly ReportReason[]} */
export const reportReasons = ['nudity', 'underage', 'abuse', 'spam', 'other'];

/** @param {Introduction} introduction @returns {ClientMessage} */
export const setInfo = (introduction) => ({ event: 'setInfo', data: introduction });

/** @returns {ClientMessage} */
export const queue = () => ({ event: 'queue' });

/** @returns {ClientMessage} */
export const unqueue = () => ({ event: 'unqueue' });

/** @returns {ClientMessage} */
export const forget = () => ({ event: 'forget' });

/** Names the room, so that a late `leave` never ends the next call. @param {string} roomId @returns {ClientMessage} */
export const leave = (roomId) => ({ event: 'leave', data: { roomId } });

/** For good, on this device. @param {string} roomId @returns {ClientMessage} */
export const block = (roomId) => ({ event: 'block', data: { roomId } });

/** One's address may be known in this room. @param {string} roomId @returns {ClientMessage} */
export const direct = (roomId) => ({ event: 'direct', data: { roomId } });

/** @param {string} roomId @param {ReportReason} reason @returns {ClientMessage} */
export const report = (roomId, reason) => ({ event: 'report', data: { roomId, reason } });

/** What became of a call, for the operator's figures. @param {CallData} data @returns {ClientMessage} */
export const callTold = (data) => ({ event: 'call', data });

/** @param {string} [data] comes back in the `pong` @returns {ClientMessage} */
export const ping = (data) => (data === undefined ? { event: 'ping' } : { event: 'ping', data });

/** @param {{ type: RTCSdpType, sdp: string }} description @param {string} roomId @returns {SignalMessage} */
export const description = ({ type, sdp }, roomId) => ({
  event: type === 'offer' ? 'offer' : 'answer',
  data: { type, sdp, roomId },
});

/** @param {RTCIceCandidate} candidate @param {string} roomId @returns {SignalMessage} */
export const candidate = ({ candidate, sdpMid, sdpMLineIndex, usernameFragment }, roomId) => ({
  event: 'icecandidate',
  data: { candidate, sdpMid, sdpMLineIndex, usernameFragment, roomId },
});
