/**
 * Somebody on a journey through the page, who looks at it in each state; and somebody without a page to meet.
 *
 * @import { Person } from './people.js'
 * @import { World } from './world.js'
 * @import { Wish, Wishes } from '../../main/webapp/js/views/view.js'
 * @import { Words } from '../../main/webapp/js/words.js'
 * @typedef {(person: Person, state: string) => Promise<void>} Look
 */
import { LOOK_MS } from '../../main/webapp/js/link/thrift.js';
import { serverUrl } from './people.js';
import { Stranger } from './stranger.js';
import { until } from './until.js';
import { elapse, world } from './world.js';

/** As long as a name can be, and nowhere to break it. */
const LONG_NAME = 'Wolfeschlegelsteinhausenbergerdorff'.padEnd(64, 'o');

/** Words as they stand on the page, whatever was filled in. @param {string} words */
const pattern = (words) => {
  const parts = words.split(/\{\w+\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.+')}$`);
};

export class Traveller {
  #words;
  #look;

  /** @param {Person} person @param {Words} words of their language @param {Look} look */
  constructor(person, words, look) {
    this.person = person;
    this.page = person.page;
    this.#words = words;
    this.#look = look;
  }

  /** @param {string} state the one that has come about */
  looks(state) {
    return this.#look(this.person, state);
  }

  // What there is

  /** @param {Partial<World>} change */
  finds(change) {
    return world(this.person, change);
  }

  /** @param {string} selector */
  sees(selector) {
    return this.page.waitForSelector(selector, { visible: true });
  }

  /** @param {string} selector */
  losesSightOf(selector) {
    return this.page.waitForSelector(selector, { hidden: true });
  }

  /** @param {keyof Words['status']} key */
  isTold(key) {
    return this.person.isTold(pattern(this.#words.status[key]));
  }

  /** For some seconds, beside it. @param {keyof Words['aside']} key */
  isToldAside(key) {
    return this.person.reads('#status .aside', pattern(this.#words.aside[key]));
  }

  /** Of the link, each look at which is taken at once. @param {() => Promise<unknown>} sign */
  async notices(sign) {
    const look = () => elapse(this.person, LOOK_MS);
    await until(
      () => look().then(sign),
      async () => `notices only “${await this.#linkNote()}”`,
    );
  }

  /** @param {'smaller' | 'audioOnly' | 'frozen' | 'dark'} key */
  isToldOfLink(key) {
    const told = pattern(this.#words.link[key]);
    return this.notices(async () => told.test(await this.#linkNote()));
  }

  #linkNote() {
    return this.page.$eval('.link-note', ({ textContent }) => textContent?.trim() ?? '');
  }

  // What they do

  /** @param {string} selector */
  async presses(selector) {
    const button = await this.sees(selector);
    await button?.click();
  }

  /** @template {Wish} W @param {W} name @param {Wishes[W]} value */
  async wishes(name, value) {
    const detail = { name, value };
    await this.page.evaluate((wish) => {
      document.dispatchEvent(new CustomEvent('wish', { detail: wish }));
    }, detail);
  }

  async opensCamera() {
    await this.presses('#open-camera');
    await this.person.is('ready', 'online');
  }

  /** In line, where the server is reached again. */
  async isBack() {
    await this.finds({ away: false });
    await this.page.$('#retry').then((button) => button?.click().catch(() => {}));
    await this.person.comesTo(({ connection }) => connection === 'online', 'back');
  }

  /** @param {'settings' | 'help' | 'report'} dialog */
  async opens(dialog) {
    await this.wishes('dialog', dialog);
    await this.sees('dialog[open]');
  }

  async shuts() {
    await this.page.keyboard.press('Escape');
    await this.losesSightOf('dialog[open]');
  }

  /** @param {string} line */
  async writes(line) {
    await this.page.type('#chat-field', line);
    await this.presses('#send');
  }
}

/** Somebody in line whose browser never answers. @param {{ language: string, interests: string[] }} liking */
export async function silentStranger(liking) {
  const stranger = await Stranger.arrive(serverUrl(), LONG_NAME);
  stranger.says('setInfo', { name: LONG_NAME, ...liking });
  stranger.says('queue');
  return stranger;
}
