/**
 * One's own screen, shown to the other in the camera's place. The camera stays as it is, and comes back.
 *
 * @import { Aside } from '../state.js'
 * @import { Outgoing } from './outgoing.js'
 */
import { problemOf } from './asking.js';

export class Screen {
  #devices;
  #outgoing;
  #say;
  #wish = new AbortController();

  /**
   * @param {MediaDevices | undefined} devices
   * @param {Outgoing} outgoing
   * @param {(aside: Aside) => void} say
   */
  constructor(devices, outgoing, say) {
    this.#devices = devices;
    this.#outgoing = outgoing;
    this.#say = say;
  }

  /** Only in a press: browsers let nobody else look at a screen. */
  async share() {
    this.cancel();
    const { signal } = this.#wish;
    try {
      const stream = await this.#devices?.getDisplayMedia({ video: true });
      const [track] = stream?.getVideoTracks() ?? [];
      if (!track || signal.aborted) return track?.stop();
      // Letters are to be read: better sharp than smooth.
      track.contentHint = 'detail';
      this.#outgoing.put('screen', track);
      this.#outgoing.show('video', { sharing: true });
    } catch (error) {
      // Who thinks better of it knows that.
      if (!signal.aborted && problemOf(error) !== 'refused') this.#say('screenUnopened');
    }
  }

  /** Ends it, or the wish for it: what was chosen for one stranger is not shown to the next. */
  unshare() {
    this.cancel();
    if (!this.#outgoing.get('screen')) return;
    this.#outgoing.stop('screen');
    this.#outgoing.show('video', { sharing: false });
  }

  cancel() {
    this.#wish.abort();
    this.#wish = new AbortController();
  }
}
