/**
 * How good the link is, out of what the browser counts. Pure: reports in, a sample out; two samples in,
 * a quality out.
 *
 * @import { Quality } from '../state/link.js'
 * @import { CallPath } from '../protocol.js'
 * @typedef {object} Sample what is needed of one look at the statistics
 * @property {number | null} rtt milliseconds, there and back
 * @property {number} received packets so far
 * @property {number} lost packets so far
 * @property {number | null} frames pictures decoded so far; null where no picture comes
 * @property {number} width of the picture that comes
 * @property {number} height of the picture that comes
 * @property {boolean | null} relayed null as long as there is no way, or none is told
 * @property {number | null} outgoing bits a second that one could send, where the browser knows it
 * @property {number} lostOutgoing 0 to 1 of the packets one sends, as the other tells it
 */

/** As good as each level must at least be, best first: round trip in milliseconds, and loss. */
const LEVELS = /** @type {const} */ ([
  { level: 4, rtt: 150, loss: 0.02 },
  { level: 3, rtt: 300, loss: 0.05 },
  { level: 2, rtt: 600, loss: 0.12 },
]);

/** @type {Readonly<Sample>} */
const nothingYet = Object.freeze({
  rtt: null,
  received: 0,
  lost: 0,
  frames: null,
  width: 0,
  height: 0,
  relayed: null,
  outgoing: null,
  lostOutgoing: 0,
});

/** @param {number} rtt @param {number} loss @returns {Quality['level']} */
export const levelOf = (rtt, loss) =>
  LEVELS.find((least) => rtt <= least.rtt && loss <= least.loss)?.level ?? 1;

/** @param {Pick<RTCStatsReport, 'forEach'>} report @returns {Sample} */
export function sampleOf(report) {
  const sample = { ...nothingYet };
  /** @type {Map<string, any>} */
  const byId = new Map();
  /** @type {any} */
  let chosen = null;
  /** @type {string | undefined} */
  let selected;
  report.forEach((stats) => {
    if (stats.type === 'inbound-rtp') arrive(sample, stats);
    else if (stats.type === 'remote-inbound-rtp') depart(sample, stats);
    else if (stats.type === 'transport') selected ??= stats.selectedCandidatePairId;
    else if (stats.type === 'candidate-pair' || stats.type.endsWith('-candidate')) {
      byId.set(stats.id, stats);
      // Browsers that do not say which pair their transport goes by.
      if (stats.selected || (stats.nominated && stats.state === 'succeeded')) chosen = stats;
    }
  });
  const pair = byId.get(selected ?? '') ?? chosen;
  return pair ? { ...sample, ...wayOf(pair, byId) } : sample;
}

/** By which way a call goes; null where the browser does not say. @param {Sample} sample @returns {CallPath | null} */
export const pathOf = ({ relayed }) => (relayed === null ? null : relayed ? 'relayed' : 'direct');

/** @param {Sample} sample @param {any} stats of what comes in */
function arrive(sample, stats) {
  sample.received += stats.packetsReceived ?? 0;
  sample.lost += stats.packetsLost ?? 0;
  if (stats.kind !== 'video') return;
  sample.frames = stats.framesDecoded ?? 0;
  sample.width = stats.frameWidth ?? 0;
  sample.height = stats.frameHeight ?? 0;
}

/** @param {Sample} sample @param {any} stats of what goes out, as the other sees it */
function depart(sample, { fractionLost = 0 }) {
  sample.lostOutgoing = Math.max(sample.lostOutgoing, fractionLost);
}

/** @param {any} pair @param {Map<string, any>} byId */
function wayOf(pair, byId) {
  const ends = [byId.get(pair.localCandidateId), byId.get(pair.remoteCandidateId)];
  const seconds = pair.currentRoundTripTime;
  return {
    rtt: typeof seconds === 'number' ? seconds * 1000 : null,
    relayed: ends.some((end) => end?.candidateType === 'relay'),
    outgoing: pair.availableOutgoingBitrate ?? null,
  };
}

/** Steps that are worth showing: a figure that trembles tells nothing. @param {number} rtt */
const rounded = (rtt) => {
  const step = rtt < 20 ? 2 : rtt < 100 ? 10 : rtt < 1000 ? 50 : 500;
  return Math.max(2, Math.round(rtt / step) * step);
};

/**
 * Of the time between two looks.
 * @param {Sample} before @param {Sample} now @returns {Quality}
 */
export function qualityBetween(before, now) {
  const received = Math.max(0, now.received - before.received);
  // A packet that comes late after all is counted back.
  const lost = Math.max(0, now.lost - before.lost);
  const loss = received + lost > 0 ? lost / (received + lost) : 0;
  const rtt = now.rtt ?? before.rtt ?? 0;
  return {
    level: levelOf(rtt, loss),
    rtt: rounded(rtt),
    loss: Math.round(loss * 100) / 100,
    width: now.width,
    height: now.height,
    relayed: now.relayed ?? false,
  };
}
