/**
 * What one sends: at most one track from the camera, the microphone and the screen each, and what is told
 * of them. A device's light is on only while its track is held here.
 *
 * @import { Kind } from '../peer-connection.js'
 * @import { OwnMedia, Source } from '../state/media.js'
 * @typedef {'camera' | 'microphone'} Appliance
 * @typedef {Appliance | 'screen'} Slot
 *
 * @typedef {object} OutgoingListener
 * @property {(stream: MediaStream) => void} stream what one shows from now on
 * @property {(kind: Kind, track: MediaStreamTrack | null) => void} replace what the other is to get from now on
 * @property {(change: Partial<OwnMedia>) => void} own
 */

/** @type {Record<Slot, Kind>} */
export const kindOf = { camera: 'video', microphone: 'audio', screen: 'video' };
/** @type {readonly Slot[]} */
const SLOTS = ['camera', 'microphone', 'screen'];
/** @type {Readonly<Record<Appliance, Source>>} */
const NOTHING = { camera: 'none', microphone: 'none' };

export class Outgoing {
  /** @type {Map<Slot, { track: MediaStreamTrack, held: AbortController }>} */
  #slots = new Map();
  #on;
  #onEnd;
  /** @type {Record<Appliance, Source>} as it was told last */
  is = { ...NOTHING };

  /**
   * @param {OutgoingListener} on
   * @param {(slot: Slot) => void} onEnd one ended by itself: unplugged, withdrawn, or the browser's own stop button
   */
  constructor(on, onEnd) {
    this.#on = on;
    this.#onEnd = onEnd;
  }

  /** @param {Slot} slot @returns {MediaStreamTrack | null} */
  get(slot) {
    return this.#slots.get(slot)?.track ?? null;
  }

  /** @param {Slot} slot @param {MediaStreamTrack} track in place of the one before */
  put(slot, track) {
    this.stop(slot);
    const held = new AbortController();
    track.addEventListener('ended', () => this.#onEnd(slot), { signal: held.signal });
    this.#slots.set(slot, { track, held });
  }

  /** Not told: another track may come in its place. @param {Slot} slot */
  stop(slot) {
    const { track, held } = this.#slots.get(slot) ?? {};
    this.#slots.delete(slot);
    held?.abort();
    track?.stop();
  }

  stopAll() {
    SLOTS.forEach((slot) => this.stop(slot));
    this.is = { ...NOTHING };
  }

  /** Not every browser ends the track of a device that was unplugged with an event. */
  look() {
    for (const slot of SLOTS) if (this.get(slot)?.readyState === 'ended') this.#onEnd(slot);
  }

  /** All that goes out, in a stream of its own each time: who shows it sees that it changed. */
  stream() {
    const all = [this.#goesOut('video'), this.#goesOut('audio')];
    return new MediaStream(all.filter((track) => track !== null));
  }

  /** Another track goes out, or none. @param {Kind} kind @param {Partial<OwnMedia>} change */
  show(kind, change) {
    this.#on.replace(kind, this.#goesOut(kind));
    this.#on.stream(this.stream());
    this.tell(change);
  }

  /** @param {Partial<OwnMedia>} change */
  tell(change) {
    const { camera, microphone } = { ...this.is, ...change };
    this.is = { camera, microphone };
    this.#on.own({ ...change, mirrored: this.#isMirrored() });
  }

  /** The screen before the camera. @param {Kind} kind */
  #goesOut(kind) {
    return kind === 'audio' ? this.get('microphone') : (this.get('screen') ?? this.get('camera'));
  }

  /** Oneself as in a mirror; what is before one, or on the screen, as it is. */
  #isMirrored() {
    return !this.get('screen') && this.get('camera')?.getSettings().facingMode !== 'environment';
  }
}
