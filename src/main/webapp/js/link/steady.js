/**
 * A Chromium that has negotiated only once, and by an answer, loses the other's picture for ever when it takes
 * back an offer of its own: it goes on to decode what comes, and shows none of it (seen with Chromium 156).
 * After a second negotiation it does not. So before such a browser offers for the first time it goes through
 * the first one again; nothing in it is new, and so nobody has to be told.
 */
import { isOfFirefox } from './restart.js';

/** @param {Pick<RTCPeerConnection, 'localDescription'>} pc that has negotiated once */
export const isUnsteady = ({ localDescription }) =>
  localDescription?.type === 'answer' && !isOfFirefox(localDescription.sdp);

/** Whatever the connection is told next comes after this, also while it is under way. @param {RTCPeerConnection} pc */
export async function steady(pc) {
  const { remoteDescription } = pc;
  if (!remoteDescription) return;
  await Promise.all([pc.setRemoteDescription(remoteDescription), pc.setLocalDescription()]);
}
