/**
 * All that comes when somebody wants to be seen: the call, its views, and what connects them to the
 * browser. Loaded by app.js when it is first wanted, so that the welcome is there at once.
 *
 * @import { Device } from './device.js'
 * @import { State, Store } from './state.js'
 * @import { Fulfilment, Wish, Wishes } from './views/view.js'
 * @typedef {{ store: Store, self: string, device: Device, language: () => string,
 *   hush: (until: Promise<unknown>) => void }} House
 * @typedef {{ fulfil: <W extends Wish>(name: W, value: Wishes[W]) => unknown,
 *   changed: (state: State, before: State) => void }} Stage
 */
import { Call } from './call.js';
import { lumaOf } from './link/luma.js';
import { Camera } from './media.js';
import { Signaling } from './signaling.js';
import './views/remote-pane.js';
import './views/local-pane.js';
import './views/device-picker.js';
import './views/interest-picker.js';
import './views/waiting-room.js';
import './views/link-badge.js';
import './views/chat-panel.js';
import './views/call-tools.js';
import './views/control-bar.js';
import './views/help-dialog.js';
import './views/settings-dialog.js';
import './views/report-dialog.js';

const STYLES = ['stage', 'ready', 'waiting', 'chat', 'tools', 'link', 'dialogs'];

/** @param {string} name @returns {Promise<unknown>} */
function styled(name) {
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = new URL(`../styles/${name}.css`, import.meta.url).href;
  document.head.append(link);
  return new Promise((resolve, reject) => {
    link.addEventListener('load', resolve, { once: true });
    link.addEventListener('error', reject, { once: true });
  });
}

function signalingUrl() {
  const url = new URL('signaling', document.baseURI);
  url.protocol = url.protocol.replace('http', 'ws');
  return url;
}

/** @returns {HTMLVideoElement | null} */
const remoteVideo = () => document.querySelector('#remote-video');

/** Where the browser tells the kind of network: its guesses at how fast it is change all the time. @param {() => void} changed */
function onOtherNetwork(changed) {
  const { connection } = /** @type {{ connection?: EventTarget & { type?: string } }} */ (
    navigator
  );
  let type = connection?.type;
  connection?.addEventListener('change', () => {
    if (connection.type === type) return;
    type = connection.type;
    changed();
  });
}

/** @param {House} house @returns {Promise<Stage>} */
export async function setUp({ store, self, device, language, hush }) {
  await Promise.all(STYLES.map(styled));
  const introduction = () => ({
    name: self,
    interests: store.state.settings.interests,
    language: language(),
    device: device.identity.id,
    blocked: device.identity.blocked,
  });
  const call = new Call(introduction, store, {
    camera: (lost) => new Camera(navigator.mediaDevices, lost),
    signaling: (listener) => new Signaling(signalingUrl(), listener),
    newPeer: (config) => new RTCPeerConnection(config),
    timers: globalThis,
    blocked: (mark) => device.block(mark),
    hush,
    senses: { hidden: () => document.hidden, luma: () => lumaOf(remoteVideo()) },
  });

  /** @type {Partial<Fulfilment>} */
  const fulfilment = {
    openCamera: () => call.openCamera(),
    closeCamera: () => call.closeCamera(),
    join: () => call.join(),
    stop: () => call.stop(),
    next: () => call.next(),
    forget: () => call.forget(),
    block: () => call.block(),
    report: (reason) => call.report(reason),
    retryNow: () => call.retryNow(),
    reconnect: () => call.reconnect(),
    unblockAll: () => device.unblockAll(),
    showChat: (open) => store.tell({ type: 'chatShown', open }),
  };

  document.addEventListener('mediaflows', (event) => {
    call.mediaFlows(/** @type {CustomEvent<string>} */ (event).detail);
  });
  document.addEventListener('visibilitychange', () => document.hidden || call.wake());
  addEventListener('online', () => {
    call.wake();
    call.networkChanged();
  });
  onOtherNetwork(() => call.networkChanged());
  // The partner learns at once that nobody is here any more, and the light goes off.
  addEventListener('pagehide', () => call.closeCamera());

  return {
    fulfil: (name, value) => fulfilment[name]?.(value),
    changed: (state, before) => call.changed(state, before),
  };
}
