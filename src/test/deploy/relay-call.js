/**
 * Two pages that may use nothing but the relay, and what way their call took.
 *
 * @import { Browser, Page } from 'puppeteer-core'
 * @typedef {{ type: string, protocol: string, relayProtocol?: string }} Way
 * @typedef {{ code: number, text: string }} Refusal
 */
import { until } from '../browser/until.js';

/** @param {Browser} browser @param {RTCIceServer} server */
async function arrive(browser, server) {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  await page.evaluate(prepare, server);
  return page;
}

/**
 * A call between two pages, each with a server (and credentials) of its own.
 * @param {Browser} browser @param {[RTCIceServer, RTCIceServer]} servers
 * @returns {Promise<[Way, Way]>} the local candidates of the pair in use
 */
export async function relayCall(browser, servers) {
  const [ann, bob] = await Promise.all([arrive(browser, servers[0]), arrive(browser, servers[1])]);
  await ann.evaluate(() => /** @type {any} */ (window).speak());
  await bob.evaluate((it) => /** @type {any} */ (window).take(it), await described(ann));
  await ann.evaluate((it) => /** @type {any} */ (window).take(it), await described(bob));
  for (const page of [ann, bob]) {
    const heard = () => page.evaluate(() => /** @type {any} */ (window).heard === 'hello');
    await until(heard, async () => `nothing is heard by the relay: ${await account(page)}`);
  }
  const ways = [await wayOf(ann), await wayOf(bob)];
  await Promise.all([ann, bob].map((page) => page.browserContext().close()));
  return /** @type {[Way, Way]} */ (ways);
}

/**
 * What a browser finds at a server that wants nothing of it.
 * @param {Browser} browser @param {RTCIceServer} server
 * @returns {Promise<{ candidates: number, refusals: Refusal[] }>}
 */
export async function refusal(browser, server) {
  const page = await arrive(browser, server);
  await page.evaluate(() => /** @type {any} */ (window).speak());
  const { sdp } = await described(page);
  const candidates = sdp.match(/^a=candidate/gm)?.length ?? 0;
  const refusals = await page.evaluate(() => /** @type {any} */ (window).refusals);
  await page.browserContext().close();
  return { candidates, refusals };
}

/**
 * How many relays a page is given each time, that has one connection after another and closes each.
 * @param {Browser} browser @param {RTCIceServer} server @param {number} times
 * @returns {Promise<number[]>}
 */
export async function repeatedly(browser, server, times) {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  const found = [];
  for (let i = 0; i < times; i++) {
    await page.evaluate(prepare, server);
    await page.evaluate(() => /** @type {any} */ (window).speak());
    const { sdp } = await described(page);
    found.push(sdp.match(/^a=candidate/gm)?.length ?? 0);
    await page.evaluate(() => /** @type {any} */ (window).pc.close());
  }
  await context.close();
  return found;
}

/** Its description with every candidate in it. @param {Page} page @returns {Promise<{ type: string, sdp: string }>} */
function described(page) {
  const complete = () => page.evaluate(() => /** @type {any} */ (window).complete());
  return until(complete, async () => `gathering does not end: ${await account(page)}`);
}

/** @param {Page} page @returns {Promise<Way | null>} */
async function wayOf(page) {
  return page.evaluate(() => /** @type {any} */ (window).way());
}

/** @param {Page} page */
async function account(page) {
  const { refusals, state } = await page.evaluate(() => {
    const { pc, refusals: all } = /** @type {any} */ (window);
    return { refusals: all, state: [pc.iceGatheringState, pc.iceConnectionState] };
  });
  return JSON.stringify({ state, refusals });
}

/** Runs in the page. @param {RTCIceServer} server */
function prepare(server) {
  const pc = new RTCPeerConnection({ iceServers: [server], iceTransportPolicy: 'relay' });
  /** @type {Refusal[]} */
  const refusals = [];
  pc.onicecandidateerror = (event) => {
    const { errorCode, errorText } = /** @type {RTCPeerConnectionIceErrorEvent} */ (event);
    refusals.push({ code: errorCode, text: errorText });
  };
  const channel = pc.createDataChannel('words', { negotiated: true, id: 0 });
  channel.onopen = () => channel.send('hello');
  channel.onmessage = ({ data }) => Object.assign(window, { heard: data });
  const speak = () => pc.setLocalDescription();
  const take = async (/** @type {RTCSessionDescriptionInit} */ description) => {
    await pc.setRemoteDescription(description);
    if (description.type === 'offer') await speak();
  };
  const complete = () =>
    pc.iceGatheringState === 'complete' && {
      type: pc.localDescription?.type,
      sdp: pc.localDescription?.sdp,
    };
  const way = async () => {
    const report = new Map(/** @type {any} */ (await pc.getStats()));
    const all = [...report.values()];
    const transport = all.find(({ type }) => type === 'transport');
    // Firefox says it of the pair.
    const pair =
      report.get(transport?.selectedCandidatePairId) ??
      all.find(({ type, selected }) => type === 'candidate-pair' && selected);
    const { candidateType, protocol, relayProtocol } = report.get(pair.localCandidateId);
    return { type: candidateType, protocol, relayProtocol };
  };
  Object.assign(window, { pc, refusals, speak, take, complete, way });
}
