/**
 * The camera and the microphone: open, close, lost. The light is on only while a stream is held.
 *
 * @import { CameraProblem } from './state.js'
 * @typedef {{ stream: MediaStream } | { problem: CameraProblem | 'cancelled' }} Opening
 */

/**
 * A pane is half a screen, and the first picture of a small video is there sooner: encoding a first
 * 1280x720 frame in software costs 0.1 s and more.
 * @type {MediaStreamConstraints}
 */
const CAMERA_AND_MICROPHONE = {
  video: {
    facingMode: 'user',
    width: { ideal: 640 },
    height: { ideal: 480 },
    frameRate: { ideal: 30 },
  },
  audio: true,
};

/** @type {Record<string, CameraProblem>} */
const PROBLEMS = {
  NotAllowedError: 'refused',
  SecurityError: 'refused',
  NotFoundError: 'none',
  OverconstrainedError: 'none',
  NotReadableError: 'inUse',
  AbortError: 'inUse',
};

/** @param {unknown} error @returns {CameraProblem} */
export const problemOf = (error) => PROBLEMS[error instanceof Error ? error.name : ''] ?? 'unknown';

/** @param {MediaStream} stream */
const stopAll = (stream) => stream.getTracks().forEach((track) => track.stop());

/** @param {MediaDevices} devices */
async function ask(devices) {
  try {
    return await devices.getUserMedia(CAMERA_AND_MICROPHONE);
  } catch (error) {
    if (problemOf(error) !== 'none') throw error;
    // Without a microphone one can still be seen.
    return devices.getUserMedia({ ...CAMERA_AND_MICROPHONE, audio: false });
  }
}

export class Camera {
  #devices;
  #onLost;
  /** @type {MediaStream | null} */
  #stream = null;
  #use = new AbortController();

  /**
   * @param {MediaDevices | undefined} devices undefined where the page is not in a secure context
   * @param {() => void} onLost the camera or microphone went away: unplugged, or its permission withdrawn
   */
  constructor(devices, onLost) {
    this.#devices = devices;
    this.#onLost = onLost;
  }

  /** @returns {Promise<Opening>} */
  async open() {
    this.close();
    if (!this.#devices) return { problem: 'insecure' };
    const { signal } = this.#use;
    try {
      const stream = await ask(this.#devices);
      return signal.aborted ? refuse(stream) : this.#hold(stream, signal);
    } catch (error) {
      return { problem: signal.aborted ? 'cancelled' : problemOf(error) };
    }
  }

  /** Ends the stream, or the wish for one. */
  close() {
    this.#use.abort();
    this.#use = new AbortController();
    if (this.#stream) stopAll(this.#stream);
    this.#stream = null;
  }

  /** @param {MediaStream} stream @param {AbortSignal} signal @returns {Opening} */
  #hold(stream, signal) {
    this.#stream = stream;
    const tracks = stream.getTracks();
    const lost = () => {
      this.close();
      this.#onLost();
    };
    for (const track of tracks) track.addEventListener('ended', lost, { signal });
    // Not every browser ends the track of a device that was unplugged with an event.
    const look = () => tracks.some(({ readyState }) => readyState === 'ended') && lost();
    this.#devices?.addEventListener('devicechange', look, { signal });
    return { stream };
  }
}

/** The camera opened after nobody wanted it any more. @param {MediaStream} stream @returns {Opening} */
function refuse(stream) {
  stopAll(stream);
  return { problem: 'cancelled' };
}
