/**
 * A page's surroundings, as a test wants them: its camera, its server, its way to the other, and the time.
 *
 * @import { Page } from 'puppeteer-core'
 * @import { Person } from './people.js'
 * @typedef {object} World
 * @property {string} problem the name of the error with which camera, microphone and screen fail; 'never': no answer comes
 * @property {boolean} dark one's own camera sees nothing
 * @property {boolean} insecure the browser gives the page no devices: to be said before the first press
 * @property {boolean} quiet a press is needed before anything may sound
 * @property {boolean} unable the browser makes no connections
 * @property {boolean} away the server cannot be reached any more
 * @property {boolean} deaf nothing of what the server says is heard
 * @property {boolean} forgetful the server holds no places: to be said before the camera is opened
 * @property {number} rtt seconds there and back; 0: as it is
 * @property {boolean} still no more pictures come
 * @property {number} later seconds that have passed on the clock which is shown
 */
import { paintScreen } from './screen.js';

/** For who prefers so; nothing moves there. @param {object} settings */
export const worldWith = (settings) => async (/** @type {Page} */ page) => {
  const stored = JSON.stringify(settings);
  await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }]);
  await page.evaluateOnNewDocument(begin);
  await page.evaluateOnNewDocument(
    (kept) => localStorage.setItem('rendezvous.settings', kept),
    stored,
  );
  await paintScreen(page);
  for (const part of [devices, server, connections, time]) await page.evaluateOnNewDocument(part);
};

/** @param {Person} person @param {Partial<World>} change */
export const world = ({ page }, change) =>
  page.evaluate((to) => Object.assign(/** @type {any} */ (window).world, to), change);

/** Whatever waits for so long is done at once. @param {Person} person @param {number} ms */
export const elapse = ({ page }, ms) =>
  page.evaluate((time) => /** @type {any} */ (window).world.elapse(time), ms);

/** The server is lost, and does not come back before `away` is over. @param {Person} person */
export const losesServer = ({ page }) =>
  page.evaluate(() => {
    const { world: its } = /** @type {any} */ (window);
    its.away = true;
    its.cut();
  });

/** @param {Person} person @param {unknown} frame as if the server had sent it */
export const hears = ({ page }, frame) =>
  page.evaluate((data) => /** @type {any} */ (window).world.hear(data), JSON.stringify(frame));

/** As when it is unplugged. @param {Person} person @param {'video' | 'audio'} kind */
export const unplug = ({ page }, kind) =>
  page.$eval(
    '#local-video',
    (element, unplugged) => {
      const { srcObject } = /** @type {HTMLVideoElement} */ (element);
      const tracks = /** @type {MediaStream} */ (srcObject).getTracks();
      const track = tracks.find((each) => each.kind === unplugged);
      track?.stop();
      track?.dispatchEvent(new Event('ended'));
    },
    kind,
  );

/** The way to the other is interrupted, as far as the page is told. @param {Person} person */
export const losesOther = ({ page }) =>
  page.evaluate(() => /** @type {any} */ (window).world.interrupt());

// What follows runs in the page.

function begin() {
  const world = { problem: '', rtt: 0, later: 0 };
  Object.assign(window, { world });
}

/** Two cameras, of which each paints; the second has the longest name. */
function devices() {
  const { world } = /** @type {any} */ (window);
  const { mediaDevices } = navigator;
  // None on the empty page that comes before.
  if (!mediaDevices) return;
  const ask = mediaDevices.getUserMedia.bind(mediaDevices);
  const share = mediaDevices.getDisplayMedia.bind(mediaDevices);
  const list = mediaDevices.enumerateDevices.bind(mediaDevices);
  const fail = () => {
    throw new DOMException('as a test wants', world.problem);
  };
  const camera = () => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 320, height: 180 });
    const pen = canvas.getContext('2d');
    const paint = () => {
      if (!pen) return;
      pen.fillStyle = world.dark ? '#000' : `hsl(${Math.random() * 360} 80% 50%)`;
      pen.fillRect(0, 0, 320, 180);
    };
    setInterval(paint, 100);
    paint();
    return canvas.captureStream(10).getVideoTracks()[0];
  };
  mediaDevices.getUserMedia = async ({ video, audio } = {}) => {
    if (world.problem === 'never') return new Promise(() => {});
    if (world.problem) fail();
    const stream = audio ? await ask({ audio }) : new MediaStream();
    if (video) stream.addTrack(camera());
    return stream;
  };
  mediaDevices.getDisplayMedia = async () => (world.problem ? fail() : share());
  mediaDevices.enumerateDevices = async () => {
    const found = await list();
    const label = 'Integrated Webcam of a rather long name (04f2:b6d9)';
    const second = { kind: 'videoinput', deviceId: 'second', groupId: '', label };
    return [...found, /** @type {MediaDeviceInfo} */ ({ ...second, toJSON: () => second })];
  };
  Object.defineProperty(navigator, 'mediaDevices', {
    get: () => (world.insecure ? undefined : mediaDevices),
  });
}

function server() {
  const { world } = /** @type {any} */ (window);
  /** @type {Set<WebSocket>} */
  const sockets = new Set();
  window.WebSocket = class extends WebSocket {
    /** @param {string | URL} url @param {string | string[]} [protocols] */
    constructor(url, protocols) {
      super(world.away ? new URL('/nobody-is-here', url) : url, protocols);
      sockets.add(this);
    }

    /** @override @param {((event: MessageEvent) => void) | null} hear */
    set onmessage(hear) {
      super.onmessage = (event) =>
        world.deaf || hear?.(world.forgetful ? withoutPlace(event) : event);
      world.hear = (/** @type {string} */ data) => hear?.(new MessageEvent('message', { data }));
    }
  };
  /** @param {MessageEvent} event */
  const withoutPlace = ({ data }) =>
    new MessageEvent('message', { data: data.replace(/"resume":"[^"]*",/, '') });
  world.cut = () => sockets.forEach((socket) => socket.close());
}

function connections() {
  const { world } = /** @type {any} */ (window);
  /** @type {RTCPeerConnection[]} */
  const made = [];
  const Original = RTCPeerConnection;
  const kept = function (/** @type {RTCConfiguration} */ config) {
    if (world.unable) throw new DOMException('as a test wants', 'NotSupportedError');
    const connection = new Original(config);
    made.push(connection);
    return connection;
  };
  Object.assign(window, { RTCPeerConnection: kept });
  world.interrupt = () => {
    const used = made.find((each) => each.connectionState === 'connected');
    if (!used) throw new Error('there is no connection to interrupt');
    Object.defineProperty(used, 'connectionState', { value: 'disconnected' });
    used.dispatchEvent(new Event('connectionstatechange'));
  };
  const { getStats } = Original.prototype;
  Original.prototype.getStats = async function () {
    const changed = new Map();
    (await getStats.call(this)).forEach((stats, id) => {
      const isSlow = stats.type === 'candidate-pair' && world.rtt > 0;
      const isStill = stats.type === 'inbound-rtp' && world.still;
      const slow = isSlow ? { currentRoundTripTime: world.rtt } : {};
      changed.set(id, { ...stats, ...slow, ...(isStill ? { framesDecoded: 1 } : {}) });
    });
    return /** @type {any} */ (changed);
  };
  const { play } = HTMLMediaElement.prototype;
  HTMLMediaElement.prototype.play = function () {
    const isRefused = world.quiet && !this.muted;
    const refusal = () => Promise.reject(new DOMException('as a test wants', 'NotAllowedError'));
    return isRefused ? refusal() : play.call(this);
  };
}

function time() {
  const { world } = /** @type {any} */ (window);
  const { setTimeout, clearTimeout, setInterval, clearInterval } = window;
  /** @type {Map<number, { ms: number, call: () => void }>} */
  const waiting = new Map();
  const forget = (/** @type {number} */ id) => void waiting.delete(id);
  /** @param {(...given: any[]) => void} f @param {number} [ms] @param {any[]} given */
  const later = (f, ms = 0, ...given) => {
    const call = () => (forget(id), f(...given));
    const id = setTimeout(call, ms);
    waiting.set(id, { ms, call: () => (clearTimeout(id), call()) });
    return id;
  };
  /** @param {() => void} call @param {number} [ms] */
  const always = (call, ms = 0) => {
    const id = setInterval(call, ms);
    waiting.set(id, { ms, call });
    return id;
  };
  Object.assign(window, {
    setTimeout: later,
    setInterval: always,
    clearTimeout: (/** @type {number} */ id) => (clearTimeout(id), forget(id)),
    clearInterval: (/** @type {number} */ id) => (clearInterval(id), forget(id)),
  });
  world.elapse = (/** @type {number} */ time) =>
    [...waiting.values()].forEach(({ ms, call }) => ms === time && call());
  const now = performance.now.bind(performance);
  performance.now = () => now() + world.later * 1000;
}
