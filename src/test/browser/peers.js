/**
 * The peer connections of a page, as a test looks at them.
 *
 * @import { Page } from 'puppeteer-core'
 * @import { Person } from './people.js'
 */
import assert from 'node:assert/strict';
import { until } from './until.js';

/** The connections a page makes can be asked, and what it sends be changed. @param {Page} page */
export const keepPeers = (page) =>
  page.evaluateOnNewDocument(() => {
    /** @type {RTCPeerConnection[]} */
    const peers = [];
    const Original = RTCPeerConnection;
    const kept = function (/** @type {RTCConfiguration} */ config) {
      const peer = new Original(config);
      peers.push(peer);
      return peer;
    };
    const used = () =>
      peers.find(
        ({ remoteDescription, signalingState }) => remoteDescription && signalingState !== 'closed',
      );
    Object.assign(window, { RTCPeerConnection: kept, used });
  });
/** By which a restart is known: each has its own. @param {Person} person @returns {Promise<string[]>} */
export const fragments = ({ page }) =>
  page.evaluate(() => {
    const { currentLocalDescription: local, currentRemoteDescription: remote } =
      /** @type {any} */ (window).used();
    const of = (/** @type {string} */ sdp) => /a=ice-ufrag:(\S+)/.exec(sdp)?.[1] ?? '';
    return [of(local.sdp), of(remote.sdp)];
  });

/** @param {Person} person @param {string[]} before */
export const isRestarted = (person, before) =>
  until(
    async () => (await fragments(person)).every((fragment, i) => fragment !== before[i]),
    () => 'the connection was not restarted',
  );

/** As when a device comes into another network. @param {Person} person */
export const changesNetwork = ({ page }) =>
  page.evaluate(() => void dispatchEvent(new Event('online')));

/** @param {Person} person */
export async function wasConnectedThroughout(person) {
  const phases = (await person.diary()).map(({ phase }) => phase);
  const since = phases.slice(phases.indexOf('connected'));
  assert.deepEqual([...new Set(since)], ['connected']);
}
