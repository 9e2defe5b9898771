/**
 * All that comes when somebody wants to be seen: the call, its views, and what connects them to the
 * browser. Loaded by app.js when it is first wanted, so that the welcome is there at once.
 *
 * @import { Device } from './device.js'
 * @import { Nearest } from './nearest.js'
 * @import { State, Store } from './state.js'
 * @import { Fulfilment, Wish, Wishes } from './views/view.js'
 * @import { Words } from './words.js'
 * @typedef {{ store: Store, self: string, device: Device, ticket: string | null,
 *   nearest: Promise<Nearest | null>, language: () => string, words: () => Words,
 *   hush: (until: Promise<unknown>) => void }} House
 * @typedef {{ fulfil: <W extends Wish>(name: W, value: Wishes[W]) => unknown,
 *   changed: (state: State, before: State) => void }} Stage
 */
import { Call } from './call.js';
import { lumaOf } from './link/luma.js';
import { setUpLounge } from './lounge/lounge.js';
import { fullScreen, pictureInPicture, sound } from './media/showing.js';
import { Studio } from './media/studio.js';
import { listenForKeys } from './shortcuts.js';
import { Signaling } from './signaling.js';
import { isTicketAsked, socketsWith } from './ticket.js';
import './views/remote-pane.js';
import './views/local-pane.js';
import './views/device-picker.js';
import './views/interest-picker.js';
import './views/waiting-room.js';
import './views/shared-interests.js';
import './views/link-badge.js';
import './views/chat-panel.js';
import './views/call-tools.js';
import './views/switch-note.js';
import './views/control-bar.js';
import './views/help-dialog.js';
import './views/settings-dialog.js';
import './views/report-dialog.js';

const STYLES = ['stage', 'ready', 'interests', 'waiting', 'chat', 'tools', 'link', 'dialogs'];

/** @param {string} name @returns {Promise<unknown>} */
function styled(name) {
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = new URL(`../styles/${name}.css`, import.meta.url).href;
  document.head.append(link);
  return new Promise((resolve, reject) => {
    link.addEventListener('load', resolve, { once: true });
    link.addEventListener('error', reject, { once: true });
  }).catch((error) => {
    // The next try brings its own.
    link.remove();
    throw error;
  });
}

const endpoint = () => new URL('signaling', document.baseURI);

function signalingUrl() {
  const url = endpoint();
  url.protocol = url.protocol.replace('http', 'ws');
  return url;
}

/** @returns {HTMLVideoElement} the stranger's picture */
const stranger = () => /** @type {HTMLVideoElement} */ (document.querySelector('#remote-video'));

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
export async function setUp(house) {
  const { store, self, device, ticket, language, hush } = house;
  // Without it one stays where the page came from.
  const finding = house.nearest.catch(() => null);
  const [nearest] = await Promise.all([finding, ...STYLES.map(styled)]);
  const introduction = () => ({
    name: self,
    interests: store.state.settings.interests,
    language: language() || undefined,
    region: nearest?.name || undefined,
    ...(store.state.settings.relay && { relay: true }),
    device: device.identity.id,
    blocked: device.identity.blocked,
  });
  /** @type {Studio} */
  let studio;
  const Socket = socketsWith(ticket, nearest?.sockets(WebSocket) ?? WebSocket);
  const call = new Call(introduction, store, {
    camera: (on) => (studio = new Studio(navigator.mediaDevices, () => store.state.settings, on)),
    signaling: (listener) => new Signaling(signalingUrl(), listener, { WebSocket: Socket }),
    newPeer: (config) => new RTCPeerConnection(config),
    timers: globalThis,
    blocked: (mark) => lounge.block(mark),
    // Who came in without one needs none now.
    isTicketAsked: async (wasIn) => (ticket !== null || !wasIn) && isTicketAsked(endpoint(), fetch),
    hush,
    senses: { hidden: () => document.hidden, luma: () => lumaOf(stranger()) },
  });
  const lounge = setUpLounge(house, call);

  /** @type {Partial<Fulfilment>} */
  const fulfilment = {
    openCamera: () => call.openCamera(),
    goWithout: () => call.goWithout(),
    closeCamera: () => call.closeCamera(),
    join: () => {
      lounge.joining();
      call.join();
    },
    stop: () => call.stop(),
    next: () => call.next(),
    forget: () => call.forget(),
    block: () => call.block(),
    report: (reason) => call.report(reason),
    toggleCamera: () => studio.switches.toggleCamera(),
    toggleMicrophone: () => studio.switches.toggleMicrophone(),
    flipCamera: () => studio.switches.flipCamera(),
    shareScreen: (on) => (on ? studio.screen.share() : studio.screen.unshare()),
    pictureInPicture: () => pictureInPicture(stranger()),
    fullScreen: () => fullScreen(stranger()),
    retryNow: () => call.retryNow(),
    say: (text) => call.say(text),
    typing: (typing) => call.typing(typing),
    reconnect: () => call.reconnect(),
    allowDirect: () => call.allowDirect(),
    ...lounge.fulfilment,
    showChat: (open) => store.tell({ type: 'chatShown', open }),
  };

  listenForKeys({
    state: () => store.state,
    wish: (detail) => document.dispatchEvent(new CustomEvent('wish', { detail })),
    now: () => performance.now(),
    mention: (aside, ms) => call.mention(aside, ms),
  });
  document.addEventListener('mediaflows', (event) => {
    call.mediaFlows(/** @type {CustomEvent<string>} */ (event).detail);
  });
  document.addEventListener('visibilitychange', () => document.hidden || call.wake());
  // Back from wherever a page is laid aside: the socket may have died there.
  document.addEventListener('resume', () => call.wake());
  addEventListener('pageshow', ({ persisted }) => persisted && call.wake());
  addEventListener('online', () => {
    call.wake();
    call.networkChanged();
  });
  onOtherNetwork(() => call.networkChanged());
  // The partner learns at once that nobody is here any more, and the light goes off.
  addEventListener('pagehide', () => call.closeCamera());

  /** @param {State} now @param {State['settings']} before */
  const prefer = ({ settings, localStream }, before) => {
    sound(stranger(), settings);
    if (!localStream) return;
    if (settings.cameraId !== before.cameraId) void studio.choose('camera');
    if (settings.microphoneId !== before.microphoneId) void studio.choose('microphone');
  };

  return {
    fulfil: (name, value) => fulfilment[name]?.(value),
    changed(state, before) {
      call.changed(state, before);
      lounge.changed(state, before);
      if (state.settings !== before.settings) prefer(state, before.settings);
      // It is shown for the first time.
      else if (!before.localStream && state.localStream) sound(stranger(), state.settings);
    },
  };
}
