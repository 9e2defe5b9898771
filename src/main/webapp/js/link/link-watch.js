/**
 * Looks every two seconds at how the link does, and draws the conclusions: how good it is, whether the
 * picture is in trouble, and how much to send. Nobody looks at a hidden page, and so neither does it.
 *
 * @import { Quality, Trouble, Thrift } from '../state/link.js'
 * @import { Sample } from './quality.js'
 * @import { Timers, TimerId } from '../heartbeat.js'
 * @typedef {{ hidden: () => boolean, luma: () => number | null }} Senses of the page; luma: of the other's picture
 * @typedef {{ quality: (quality: Quality) => void, trouble: (trouble: Trouble | null) => void,
 *   thrift: (thrift: Thrift) => void, expectsPicture: () => boolean }} LinkListener
 * @typedef {{ stats: () => Promise<RTCStatsReport>, send: (thrift: Thrift) => unknown,
 *   revive: () => void }} Link revive: nothing comes any more
 */
import { qualityBetween, sampleOf } from './quality.js';
import { LOOK_MS, generous, husband } from './thrift.js';
import { Silence, Watchdog } from './watchdog.js';

/** @type {Senses} */
export const senseless = { hidden: () => false, luma: () => null };

export class LinkWatch {
  #link;
  #on;
  #timers;
  #senses;
  #watchdog = new Watchdog();
  #silence = new Silence();
  #husbandry = generous;
  /** @type {Sample | null} */
  #before = null;
  /** @type {Trouble | null} */
  #trouble = null;
  /** How much is sent; null as long as it is what one begins with. @type {Thrift | null} */
  #sent = null;
  #looks = 0;
  /** @type {TimerId | undefined} */
  #interval;
  #ended = false;

  /** @param {Link} link @param {LinkListener} on @param {Timers} timers @param {Senses} senses */
  constructor(link, on, timers, senses) {
    this.#link = link;
    this.#on = on;
    this.#timers = timers;
    this.#senses = senses;
  }

  start() {
    if (this.#ended) return;
    this.#interval ??= this.#timers.setInterval(() => void this.#look(), LOOK_MS);
  }

  end() {
    this.#ended = true;
    this.#timers.clearInterval(this.#interval);
  }

  async #look() {
    this.#looks++;
    if (this.#sent !== this.#husbandry.thrift) this.#send();
    if (this.#senses.hidden()) return void (this.#before = null);
    const report = await this.#link.stats().catch(() => null);
    if (!report || this.#ended) return;
    const now = sampleOf(report);
    this.#see(now);
    if (this.#before) this.#judge(this.#before, now);
    this.#before = now;
  }

  /** @param {Sample} now */
  #see({ frames, received }) {
    const expected = this.#on.expectsPicture();
    if (this.#silence.heard(expected, received)) this.#link.revive();
    // Every second time is often enough, for what costs a little.
    const luma = expected && this.#looks % 2 === 0 ? this.#senses.luma() : null;
    // How late a busy browser comes to one look counts for nothing.
    const at = this.#looks * LOOK_MS;
    const trouble = this.#watchdog.see({ at, expected, frames, luma });
    if (trouble !== this.#trouble) this.#on.trouble((this.#trouble = trouble));
  }

  /** @param {Sample} before @param {Sample} now */
  #judge(before, now) {
    const quality = qualityBetween(before, now);
    this.#on.quality(quality);
    const { thrift } = this.#husbandry;
    this.#husbandry = husband(this.#husbandry, { ...now, level: quality.level });
    if (this.#husbandry.thrift === thrift) return;
    this.#send();
    this.#on.thrift(this.#husbandry.thrift);
  }

  #send() {
    this.#sent = this.#husbandry.thrift;
    this.#link.send(this.#sent);
  }
}
