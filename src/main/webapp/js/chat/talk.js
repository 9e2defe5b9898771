/**
 * What the two pages say to each other without the server: an ordered data channel, negotiated, id 1.
 * It is there before the picture, and when there is none. What comes in is a stranger's: anything that
 * does not fit is left out, and nothing throws. The contract: docs/protocol.md, "Between two pages".
 *
 * @import { RemoteMedia } from '../state/media.js'
 * @typedef {{ type: 'text', text: string } | { type: 'typing', typing: boolean }
 *   | { type: 'media', media: RemoteMedia }} Talk
 * @typedef {{ open: () => void, talk: (talk: Talk) => void, closed: () => void }} TalkListener
 */

/** In UTF-16 units, as a text field counts. */
export const TEXT_LENGTH = 2000;

/** Whether it can be sent, and shown: not too long, and more than blanks. @param {unknown} text @returns {text is string} */
export const isLine = (text) =>
  typeof text === 'string' && text.length <= TEXT_LENGTH && /\S/.test(text);

/** @param {unknown} data one message of the channel @returns {Talk | null} */
export function readTalk(data) {
  if (typeof data !== 'string' || data.length > TEXT_LENGTH * 7) return null;
  try {
    return talkOf(JSON.parse(data));
  } catch {
    return null;
  }
}

/** @param {any} talk @returns {Talk | null} */
function talkOf(talk) {
  switch (talk?.type) {
    case 'text': {
      return isLine(talk.text) ? { type: 'text', text: talk.text } : null;
    }
    case 'typing':
      return { type: 'typing', typing: talk.typing === true };
    case 'media': {
      const { camera, microphone, sharing } = talk.media ?? {};
      const media = {
        camera: camera === true,
        microphone: microphone === true,
        sharing: sharing === true,
      };
      return { type: 'media', media };
    }
    default:
      return null;
  }
}

export class TalkChannel {
  #channel;

  /** @param {RTCPeerConnection} pc @param {TalkListener} on @param {AbortSignal} signal */
  constructor(pc, on, signal) {
    this.#channel = pc.createDataChannel('talk', { negotiated: true, id: 1, ordered: true });
    this.#channel.addEventListener('open', () => on.open(), { signal });
    this.#channel.addEventListener('close', () => on.closed(), { signal });
    this.#channel.addEventListener(
      'message',
      ({ data }) => {
        const talk = readTalk(data);
        if (talk) on.talk(talk);
      },
      { signal },
    );
  }

  /** @param {Talk} talk @returns {boolean} whether it is on its way */
  send(talk) {
    if (this.#channel.readyState !== 'open') return false;
    try {
      this.#channel.send(JSON.stringify(talk));
      return true;
    } catch {
      return false;
    }
  }
}
