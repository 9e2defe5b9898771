/**
 * One's own camera, microphone and screen: opened by a press, switched each by itself, lost and found again.
 * What changes is told: what one sees of oneself, what the other is to get, and which devices there are.
 *
 * @import { Aside, CameraProblem } from '../state.js'
 * @import { Device, Devices } from '../state/media.js'
 * @import { Kind } from '../peer-connection.js'
 * @import { Choice, Facing } from './devices.js'
 * @import { Appliance, OutgoingListener, Slot } from './outgoing.js'
 * @typedef {{ stream: MediaStream } | { problem: CameraProblem | 'cancelled' }} Opening
 *
 * @typedef {object} More
 * @property {(devices: Devices) => void} devices
 * @property {(cameraId: string) => void} choose
 * @property {(aside: Aside) => void} say
 * @property {() => boolean} inCall somebody would be left by hanging up
 * @property {() => void} lost the last device went away: unplugged, or its permission withdrawn
 * @typedef {OutgoingListener & More} StudioListener
 */
import { askForBoth, askForOne, problemOf } from './asking.js';
import { cameraWanted, devicesOf, microphoneWanted } from './devices.js';
import { Outgoing, kindOf } from './outgoing.js';
import { Screen } from './screen.js';
import { Switches } from './switches.js';

/** @type {Record<Appliance, Aside>} */
const GONE = { camera: 'cameraGone', microphone: 'microphoneGone' };

export class Studio {
  #devices;
  #choice;
  #on;
  #outgoing;
  switches;
  screen;
  /** What was asked for did not fit: from now on anything does, until somebody chooses. */
  #modest = false;
  /** @type {readonly Device[]} */
  #cameras = [];
  #use = new AbortController();

  /**
   * @param {MediaDevices | undefined} devices undefined where the page is not in a secure context
   * @param {() => Choice} choice
   * @param {StudioListener} on
   */
  constructor(devices, choice, on) {
    this.#devices = devices;
    this.#choice = choice;
    this.#on = on;
    this.#outgoing = new Outgoing(on, (slot) => this.#ended(slot));
    this.screen = new Screen(devices, this.#outgoing, on.say);
    const wanted = this.#wanted.bind(this);
    const cameras = () => this.#cameras;
    this.switches = new Switches({ ...on, devices, wanted, cameras }, this.#outgoing);
  }

  /** Camera and microphone, or what there is of them. @returns {Promise<Opening>} */
  open() {
    return this.#begin((devices) => askForBoth(devices, this.#wanted()));
  }

  /** The microphone, if it is to be had; nothing at all is enough for who only writes. @returns {Promise<Opening>} */
  async openWithout() {
    if (!this.#devices) return { stream: new MediaStream() };
    const { audio } = this.#wanted();
    return this.#begin((devices) =>
      askForOne(devices, 'audio', audio).catch(() => new MediaStream()),
    );
  }

  /** Ends all that is open, or the wish for it. */
  close() {
    this.#use.abort();
    this.#use = new AbortController();
    this.switches.reset();
    this.screen.cancel();
    this.#outgoing.stopAll();
  }

  /** Another device was chosen. @param {Appliance} which */
  choose(which) {
    this.#modest = false;
    return this.switches.choose(which);
  }

  /** @param {Facing | null} [facing] @returns {Record<Kind, MediaTrackConstraints | true>} */
  #wanted(facing = null) {
    if (this.#modest) return { video: true, audio: true };
    const { cameraId, microphoneId } = this.#choice();
    return { video: cameraWanted(cameraId, facing), audio: microphoneWanted(microphoneId) };
  }

  /** @param {(devices: MediaDevices) => Promise<MediaStream>} ask @returns {Promise<Opening>} */
  async #begin(ask) {
    this.close();
    if (!this.#devices) return { problem: 'insecure' };
    const { signal } = this.#use;
    try {
      const stream = await ask(this.#devices);
      return signal.aborted ? refuse(stream) : this.#hold(stream, this.#devices, signal);
    } catch (error) {
      if (signal.aborted) return { problem: 'cancelled' };
      const problem = problemOf(error);
      this.#modest = problem === 'overconstrained';
      return { problem };
    }
  }

  /** @param {MediaStream} stream @param {MediaDevices} devices @param {AbortSignal} signal @returns {Opening} */
  #hold(stream, devices, signal) {
    const [camera] = stream.getVideoTracks();
    const [microphone] = stream.getAudioTracks();
    if (camera) this.#outgoing.put('camera', camera);
    if (microphone) this.#outgoing.put('microphone', microphone);
    this.#outgoing.tell({ camera: camera ? 'on' : 'none', microphone: microphone ? 'on' : 'none' });
    const look = () => {
      this.#outgoing.look();
      void this.#list(devices, signal);
    };
    devices.addEventListener('devicechange', look, { signal });
    void this.#list(devices, signal);
    return { stream: this.#outgoing.stream() };
  }

  /** @param {MediaDevices} devices @param {AbortSignal} signal */
  async #list(devices, signal) {
    const found = await devicesOf(devices);
    if (signal.aborted) return;
    this.#cameras = found.cameras;
    this.#on.devices(found);
  }

  /** @param {Slot} slot */
  #ended(slot) {
    if (slot === 'screen') return this.screen.unshare();
    const { is } = this.#outgoing;
    const isLast = is[slot === 'camera' ? 'microphone' : 'camera'] === 'none';
    // In a call one can still listen and write.
    if (isLast && !this.#on.inCall()) {
      this.close();
      return this.#on.lost();
    }
    this.#outgoing.stop(slot);
    this.#outgoing.show(kindOf[slot], { [slot]: 'none' });
    this.#on.say(GONE[slot]);
  }
}

/** It opened after nobody wanted it any more. @param {MediaStream} stream @returns {Opening} */
function refuse(stream) {
  stream.getTracks().forEach((track) => track.stop());
  return { problem: 'cancelled' };
}
