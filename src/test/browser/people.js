/**
 * People at their browsers, so that a test reads as what they do and see. Each has a fresh browser
 * context; whatever a page complains about on its console fails the test, unless it was expected.
 *
 * @import { Browser, BrowserContext, Page } from 'puppeteer-core'
 * @import { Phase, Connection } from '../../main/webapp/js/state.js'
 * @typedef {{ phase: Phase, connection: Connection, status: string, at: number }} Look
 * @typedef {{ viewport?: import('puppeteer-core').Viewport, prepare?: (page: Page) => unknown,
 *   by?: string }} Manner by: what stands behind the page's address
 */
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { after, afterEach } from 'node:test';
import { TARGET, until } from './until.js';

/** Of the server that `tests.js` started for the whole run. */
export function serverUrl() {
  const url = process.env.RENDEZVOUS_URL;
  if (!url) throw new Error('src/test/browser/run starts these tests');
  return url;
}

/** The people of one test file, who all leave when a test is over. */
export class People {
  #browser;
  #url;
  /** @type {Person[]} */
  #present = [];

  /** @param {Browser} browser @param {string} url */
  constructor(browser, url) {
    this.#browser = browser;
    this.#url = url;
  }

  /** For use in a test file: ends with the file. @param {Promise<Browser>} starting @param {string} [url] */
  static async with(starting, url = serverUrl()) {
    const browser = await starting;
    const people = new People(browser, url);
    afterEach(() => people.leave());
    after(() => browser.close());
    return people;
  }

  get browser() {
    return this.#browser;
  }

  /** Somebody opens the page. @param {string} who @param {Manner} [manner] */
  async arrive(who, { viewport, prepare, by = '' } = {}) {
    const context = await this.#browser.createBrowserContext();
    const page = await context.newPage();
    const person = new Person(who, context, page);
    this.#present.push(person);
    await page.setViewport(viewport ?? { width: 1280, height: 800 });
    await page.evaluateOnNewDocument(keepDiary);
    await prepare?.(page);
    await page.goto(this.#url + by, { waitUntil: 'load' });
    await person.is('idle');
    return person;
  }

  /** Somebody with an open camera whom the server knows. @param {string} who @param {Manner} [manner] */
  async arriveReady(who, manner) {
    const person = await this.arrive(who, manner);
    await person.opensCamera();
    while (this.#present.some((other) => other !== person && other.name === person.name)) {
      await person.page.reload();
      await person.opensCamera();
    }
    return person;
  }

  /** Two who see each other. @param {string} one @param {string} other @param {Manner} [manner] */
  async meet(one, other, manner) {
    const pair = await Promise.all([
      this.arriveReady(one, manner),
      this.arriveReady(other, manner),
    ]);
    for (const person of pair) await person.joins();
    await pair[0].isConnectedTo(pair[1]);
    await pair[1].isConnectedTo(pair[0]);
    return pair;
  }

  async leave() {
    const gone = this.#present.splice(0);
    const complaints = gone.flatMap((person) => person.complaints());
    await Promise.all(gone.map((person) => person.leaves()));
    assert.deepEqual(complaints, [], 'nothing stands on the console');
  }
}

export class Person {
  name = '';
  #who;
  #context;
  #left = false;
  /** @type {string[]} */
  #console = [];
  /** @type {RegExp[]} */
  #expected = [];

  /** @param {string} who @param {BrowserContext} context @param {Page} page */
  constructor(who, context, page) {
    this.#who = who;
    this.#context = context;
    this.page = page;
    page.on('console', (message) => {
      if (['error', 'warn', 'assert'].includes(message.type())) this.#console.push(message.text());
    });
    page.on('pageerror', (error) => this.#console.push(String(error)));
  }

  // What they do

  async opensCamera() {
    await this.presses('Open camera');
    await this.is('ready', 'online');
    this.name = await this.page.$eval(
      'local-pane .nameplate bdi',
      (plate) => plate.textContent ?? '',
    );
  }

  async joins() {
    await this.presses('Join queue');
    await this.comesTo(({ phase }) => phase !== 'ready', 'in the queue');
  }

  /** @param {string} name of a button, as a screen reader says it */
  async presses(name) {
    const press = async () => {
      const button = await this.page.$(`aria/${name}[role="button"]`);
      if (!button) return false;
      // It may go in the very moment it is pressed.
      return button.click().then(
        () => true,
        () => false,
      );
    };
    await until(press, () => this.#account(`could not press “${name}”`));
  }

  /** Closes the tab. */
  async leaves() {
    if (this.#left) return;
    this.#left = true;
    await this.page.close({ runBeforeUnload: false }).catch(() => {});
    await this.#context.close().catch(() => {});
  }

  // What they see

  /** @returns {Promise<Look>} */
  look() {
    return this.page.evaluate(() => {
      const { state, connection } = document.body.dataset;
      const status = document.querySelector('#status > span')?.textContent ?? '';
      const look = { phase: state, connection, status, at: performance.now() };
      return /** @type {import('./people.js').Look} */ (look);
    });
  }

  /** @param {Phase} phase @param {Connection} [connection] */
  is(phase, connection) {
    return this.comesTo(
      (look) => look.phase === phase && (!connection || look.connection === connection),
      connection ? `${phase} and ${connection}` : phase,
    );
  }

  /** @param {RegExp} words */
  isTold(words) {
    return this.comesTo(({ status }) => words.test(status), `told ${words}`);
  }

  /** Now or before: for words that may not stand there for long. @param {RegExp} words */
  wasTold(words) {
    return until(
      async () => (await this.diary()).find(({ status }) => words.test(status)),
      () => this.#account(`was never told ${words}`),
    );
  }

  /** @param {(look: Look) => boolean} right @param {string} what */
  comesTo(right, what) {
    const probe = async () => {
      const look = await this.look();
      return right(look) && look;
    };
    return until(probe, () => this.#account(`is not ${what}`));
  }

  /** @param {string} selector @param {RegExp} words */
  reads(selector, words) {
    const probe = () =>
      this.page
        .$eval(selector, (element) => element.textContent ?? '')
        .then(
          (text) => words.test(text.trim()),
          () => false,
        );
    return until(probe, () => this.#account(`does not read ${words} in ${selector}`));
  }

  /** Connected, in words too, and the picture moves. */
  async isConnected() {
    await this.is('connected');
    await this.isTold(/^You are talking with /);
    await this.seesMovement();
  }

  /** @param {Person} other */
  async isConnectedTo(other) {
    await this.isConnected();
    const { status } = await this.look();
    assert.equal(status, `You are talking with ${other.name}.`);
  }

  /** The picture of the other goes on from what it is now. */
  async seesMovement() {
    const before = await this.picture();
    await until(
      async () => {
        const now = await this.picture();
        return now.width > 0 && now.frames > before.frames + 2 && now.time > before.time;
      },
      async () =>
        this.#account(`sees no movement since ${JSON.stringify([before, await this.picture()])}`),
    );
  }

  picture() {
    return this.page.$eval('#remote-video', (element) => {
      const video = /** @type {HTMLVideoElement} */ (element);
      const stream = /** @type {MediaStream | null} */ (video.srcObject);
      // Firefox counts no frames of a stream in its playback quality: they are counted as they are shown.
      const counter = /** @type {HTMLVideoElement & { shown?: number }} */ (video);
      if (counter.shown === undefined) {
        counter.shown = 0;
        const count = () => {
          counter.shown = (counter.shown ?? 0) + 1;
          video.requestVideoFrameCallback(count);
        };
        video.requestVideoFrameCallback(count);
      }
      return {
        frames: counter.shown,
        time: video.currentTime,
        width: video.videoWidth,
        muted: video.muted,
        sound:
          stream?.getAudioTracks().map(({ readyState, muted }) => ({ readyState, muted })) ?? [],
      };
    });
  }

  /** Everything the page has told since it was opened. @returns {Promise<Look[]>} */
  diary() {
    return this.page.evaluate(() => /** @type {any} */ (window).diary);
  }

  /** @param {RegExp} complaint that belongs to the test: the browser writes it, not the page */
  expects(complaint) {
    this.#expected.push(complaint);
  }

  complaints() {
    const isExpected = (/** @type {string} */ text) => this.#expected.some((e) => e.test(text));
    return this.#console.filter((text) => !isExpected(text)).map((text) => `${this.#who}: ${text}`);
  }

  /** @param {string} what went wrong */
  async #account(what) {
    const look = await this.look().catch((error) => String(error));
    const path = `${TARGET}/${this.#who}-${Date.now()}.png`;
    mkdirSync(TARGET, { recursive: true });
    await this.page.screenshot({ path }).catch(() => {});
    return [
      `${this.#who} ${what}`,
      `  sees:    ${JSON.stringify(look)}`,
      `  console: ${JSON.stringify(this.#console)}`,
      `  picture: ${path}`,
    ].join('\n');
  }
}

/** Runs in the page: writes down each change of state and words, so that nothing short is missed. */
function keepDiary() {
  /** @type {Look[]} */
  const diary = [];
  Object.assign(window, { diary });
  const write = () => {
    const { state, connection } = document.body?.dataset ?? {};
    const status = document.querySelector('#status > span')?.textContent ?? '';
    const last = diary.at(-1);
    if (
      !state ||
      (last?.phase === state && last.connection === connection && last.status === status)
    )
      return;
    const look = { phase: state, connection, status, at: performance.now() };
    diary.push(/** @type {Look} */ (look));
  };
  new MutationObserver(write).observe(document, {
    subtree: true,
    childList: true,
    characterData: true,
    attributes: true,
    attributeFilter: ['data-state', 'data-connection'],
  });
}
