/**
 * How one's own picture is sent.
 *
 * @import { Thrift } from '../state/link.js'
 */

/**
 * The first picture is a small one: it is through the still cautious network sooner than a large one.
 * @type {RTCRtpEncodingParameters}
 */
export const FIRST = { scaleResolutionDownBy: 2 };

/** @type {Record<Thrift, RTCRtpEncodingParameters>} */
const WAYS = {
  none: { active: true, scaleResolutionDownBy: 1 },
  smaller: { active: true, scaleResolutionDownBy: 2, maxBitrate: 200_000, maxFramerate: 15 },
  audioOnly: { active: false },
};

/**
 * Browsers that cannot, or not now, send as they did.
 * @param {RTCRtpSender | undefined} sender of the picture @param {RTCRtpEncodingParameters} way
 */
export async function sendBy(sender, way) {
  try {
    const parameters = sender?.getParameters();
    const [encoding] = parameters?.encodings ?? [];
    if (!sender || !parameters || !encoding) return;
    delete encoding.maxBitrate;
    delete encoding.maxFramerate;
    Object.assign(encoding, way);
    await sender.setParameters(parameters);
  } catch {
    // said above
  }
}

/** @param {RTCRtpSender | undefined} sender @param {Thrift} thrift */
export const sendWith = (sender, thrift) => sendBy(sender, WAYS[thrift]);
