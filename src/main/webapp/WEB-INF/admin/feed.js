/**
 * The server's figures as they come. A browser comes back by itself to a server that went away, but not to one that
 * refused it (RFC 9110 5xx, or an old password): that is tried again here.
 *
 * @import { Node } from './nodes.js'
 * @import { History, Sample } from './past.js'
 * @typedef {object} Listener
 * @property {(history: History) => void} history
 * @property {(sample: Sample) => void} sample
 * @property {(cluster: { nodes: Node[] }) => void} cluster
 * @property {() => void} away
 */

const AGAIN_MS = 5_000;

/** @param {string} address @param {Listener} listener */
export function follow(address, listener) {
  const source = new EventSource(address);
  source.addEventListener('history', ({ data }) => listener.history(JSON.parse(data)));
  source.addEventListener('sample', ({ data }) => listener.sample(JSON.parse(data)));
  source.addEventListener('cluster', ({ data }) => listener.cluster(JSON.parse(data)));
  source.addEventListener('error', () => {
    listener.away();
    if (source.readyState === EventSource.CLOSED)
      setTimeout(() => follow(address, listener), AGAIN_MS);
  });
}
