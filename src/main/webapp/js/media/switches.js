/**
 * Camera and microphone, each switched on, off and over by itself while the other goes on.
 *
 * @import { Aside } from '../state.js'
 * @import { Device } from '../state/media.js'
 * @import { Kind } from '../peer-connection.js'
 * @import { Facing } from './devices.js'
 * @import { Appliance, Outgoing } from './outgoing.js'
 * @typedef {object} Desk what the switches stand on
 * @property {MediaDevices | undefined} devices
 * @property {(facing: Facing | null) => Record<Kind, MediaTrackConstraints | true>} wanted
 * @property {() => readonly Device[]} cameras
 * @property {(cameraId: string) => void} choose
 * @property {(aside: Aside) => void} say
 */
import { askForOne } from './asking.js';
import { deviceAfter } from './devices.js';
import { kindOf } from './outgoing.js';

/** @type {Record<Appliance, Aside>} */
const UNOPENED = { camera: 'cameraUnopened', microphone: 'microphoneUnopened' };

export class Switches {
  #desk;
  #outgoing;
  /** Which side of a phone, once it was turned over. @type {Facing | null} */
  #facing = null;
  #use = new AbortController();
  /** One change after the other, however fast the presses come. @type {Promise<unknown>} */
  #turns = Promise.resolve();

  /** @param {Desk} desk @param {Outgoing} outgoing */
  constructor(desk, outgoing) {
    this.#desk = desk;
    this.#outgoing = outgoing;
  }

  /** Whatever is still on its way comes too late. */
  reset() {
    this.#use.abort();
    this.#use = new AbortController();
    this.#turns = Promise.resolve();
    this.#facing = null;
  }

  /** Silent, not closed: speaking again must not wait, nor silence for a camera that is just opening. */
  toggleMicrophone() {
    if (this.#hush()) return Promise.resolve();
    return this.#inTurn(async () => void (this.#hush() || (await this.#fetch('microphone'))));
  }

  /** Turns an open microphone on or off. */
  #hush() {
    const track = this.#outgoing.get('microphone');
    if (!track) return false;
    track.enabled = !track.enabled;
    this.#outgoing.tell({ microphone: track.enabled ? 'on' : 'off' });
    return true;
  }

  /** Off means off: the device is given back, and its light goes out. */
  toggleCamera() {
    return this.#inTurn(async () => {
      if (!this.#outgoing.get('camera')) return this.#fetch('camera');
      this.#outgoing.stop('camera');
      this.#outgoing.show('video', { camera: 'off' });
    });
  }

  /** A phone's other side; elsewhere the next camera. */
  flipCamera() {
    return this.#inTurn(async () => {
      const camera = this.#outgoing.get('camera');
      if (!camera) return;
      const { facingMode, deviceId } = camera.getSettings();
      const next = facingMode ? null : deviceAfter(this.#desk.cameras(), deviceId);
      if (next) return this.#desk.choose(next.id);
      if (!facingMode) return;
      this.#facing = facingMode === 'environment' ? 'user' : 'environment';
      this.#outgoing.stop('camera');
      await this.#fetch('camera');
    });
  }

  /** Another device was chosen: at once, unless there is none of its kind open. @param {Appliance} which */
  choose(which) {
    if (which === 'camera') this.#facing = null;
    return this.#reopen(which, this.#outgoing.is[which] === 'none');
  }

  /** @param {Appliance} which @param {boolean} [anyway] */
  #reopen(which, anyway = false) {
    return this.#inTurn(async () => {
      if (!anyway && !this.#outgoing.get(which)) return;
      // Phones open one camera at a time.
      this.#outgoing.stop(which);
      await this.#fetch(which);
    });
  }

  /** @param {Appliance} which that is not open now */
  async #fetch(which) {
    const { signal } = this.#use;
    const kind = kindOf[which];
    const track = await this.#ask(kind).catch(() => null);
    if (signal.aborted) return track?.stop();
    if (!track) {
      this.#outgoing.show(kind, { [which]: 'none' });
      return this.#desk.say(UNOPENED[which]);
    }
    // Whoever was silent stays so with another microphone.
    track.enabled = which === 'camera' || this.#outgoing.is.microphone !== 'off';
    this.#outgoing.put(which, track);
    this.#outgoing.show(kind, { [which]: track.enabled ? 'on' : 'off' });
  }

  /** @param {Kind} kind */
  async #ask(kind) {
    const { devices, wanted } = this.#desk;
    if (!devices) return null;
    const [track = null] = (await askForOne(devices, kind, wanted(this.#facing)[kind])).getTracks();
    return track;
  }

  /** @param {() => Promise<unknown>} step */
  #inTurn(step) {
    const { signal } = this.#use;
    const turn = this.#turns.then(() => signal.aborted || step());
    this.#turns = turn.catch(() => {});
    return turn;
  }
}
