/** The composition root: wires state, call and views to each other and to the browser. Nothing else. */
import { Call } from './call.js';
import { Camera } from './media.js';
import { friendlyName } from './names.js';
import { Signaling } from './signaling.js';
import { Store } from './state.js';
import { statusOf } from './status.js';
import { english as words, fill } from './words.js';
import { keepingPlace } from './views/view.js';
import './views/status-line.js';
import './views/welcome-panel.js';
import './views/remote-pane.js';
import './views/local-pane.js';
import './views/control-bar.js';

/**
 * @import { State } from './state.js'
 * @import { View, Wish } from './views/view.js'
 */

const self = friendlyName();
const views = /** @type {View[]} */ ([...document.querySelectorAll('[data-view]')]);

const url = new URL('signaling', document.baseURI);
url.protocol = url.protocol.replace('http', 'ws');

/** @param {State} state */
function show(state) {
  const stranger = state.room?.remoteName || words.pane.stranger;
  const filled = (/** @type {string} */ text) => fill(text, { name: stranger });
  const scene = { state, status: statusOf(state), words, self, stranger, fill: filled };
  document.title = filled(words.title[state.phase]);
  document.body.dataset.state = state.phase;
  document.body.dataset.connection = state.connection;
  keepingPlace(() => views.forEach((view) => view.show(scene)));
}

const store = new Store(show);
const call = new Call(self, store, {
  camera: (lost) => new Camera(navigator.mediaDevices, lost),
  signaling: (listener) => new Signaling(url, listener),
  newPeer: (config) => new RTCPeerConnection(config),
  timers: globalThis,
});

document.addEventListener('wish', (event) => {
  call[/** @type {CustomEvent<Wish>} */ (event).detail]();
});
document.addEventListener('mediaflows', (event) => {
  call.mediaFlows(/** @type {CustomEvent<string>} */ (event).detail);
});
document.addEventListener('visibilitychange', () => document.hidden || call.wake());
addEventListener('online', () => call.wake());
// The partner learns at once that nobody is here any more, and the light goes off.
addEventListener('pagehide', () => call.closeCamera());

show(store.state);
