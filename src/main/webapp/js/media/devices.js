/**
 * Which cameras, microphones and speakers there are, and how the browser is asked for one.
 *
 * @import { Device, Devices } from '../state/media.js'
 * @typedef {{ cameraId: string, microphoneId: string }} Choice '' for any
 * @typedef {'user' | 'environment'} Facing
 */

/**
 * A pane is half a screen, and the first picture of a small video is there sooner: encoding a first
 * 1280x720 frame in software costs 0.1 s and more.
 */
const SIZE = { width: { ideal: 640 }, height: { ideal: 480 }, frameRate: { ideal: 30 } };

/** Chromium lists these beside the devices they stand for. */
const ALIASES = ['default', 'communications'];

/**
 * Exact, or some browsers give another: `loosened` is for when it is not there any more.
 * @param {string} id @param {Facing | null} [facing] which side of a phone; goes before the device chosen
 * @returns {MediaTrackConstraints}
 */
export const cameraWanted = (id, facing = null) =>
  id && !facing ? { ...SIZE, deviceId: { exact: id } } : { ...SIZE, facingMode: facing ?? 'user' };

/** @param {string} id @returns {MediaTrackConstraints | true} */
export const microphoneWanted = (id) => (id ? { deviceId: { exact: id } } : true);

/** @param {MediaTrackConstraints | boolean | undefined} wanted */
const isExact = (wanted) => typeof wanted === 'object' && wanted.deviceId !== undefined;

/** The same from any device; null where none was insisted on. @param {MediaStreamConstraints} wanted */
export function loosened({ video, audio }) {
  if (!isExact(video) && !isExact(audio)) return null;
  return {
    video: isExact(video) ? cameraWanted('') : video,
    audio: isExact(audio) ? microphoneWanted('') : audio,
  };
}

/** @param {MediaDevices} devices @returns {Promise<Devices>} */
export async function devicesOf(devices) {
  const found = await devices.enumerateDevices().catch(() => []);
  /** @param {MediaDeviceKind} kind @returns {Device[]} */
  const of = (kind) =>
    found
      .filter((each) => each.kind === kind && each.deviceId && !ALIASES.includes(each.deviceId))
      .map(({ deviceId, label }) => ({ id: deviceId, label }));
  return { cameras: of('videoinput'), microphones: of('audioinput'), speakers: of('audiooutput') };
}

/**
 * The one after it, in a ring; null where there is no other.
 * @param {readonly Device[]} devices @param {string | undefined} id
 */
export function deviceAfter(devices, id) {
  const next = devices[(devices.findIndex((each) => each.id === id) + 1) % devices.length];
  return next && next.id !== id ? next : null;
}
