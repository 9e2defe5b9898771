/**
 * What goes on around a conversation: being called back to it, the screen that stays on, who is blocked on
 * this device, and that nobody new comes while one reports.
 *
 * @import { Call } from '../call.js'
 * @import { House } from '../stage.js'
 * @import { State } from '../state.js'
 * @import { Words } from '../words.js'
 * @import { Fulfilment } from '../views/view.js'
 */
import { Attention } from './attention.js';
import { Chime } from './chime.js';
import { Manners } from './manners.js';
import { askForNotices, notify, noticePermission } from './notice.js';
import { WakeLock } from './wake-lock.js';
import { fill } from '../words.js';

/** @param {Words} words @param {string} name */
const summons = ({ attention: { flash, title, body } }, name) => ({
  flash,
  title,
  body: fill(body, { name }),
});

/** @param {House} house @param {Call} call */
export function setUpLounge({ store, device, words }, call) {
  const attention = new Attention({
    page: document,
    timers: globalThis,
    chime: new Chime(),
    notify,
    words: ({ room }) => summons(words(), room?.remoteName || words().pane.stranger),
  });
  const wakeLock = new WakeLock(navigator.wakeLock, document);
  const manners = new Manners(call);
  const countBlocked = () =>
    store.tell({ type: 'blockedCounted', count: device.identity.blocked.length });
  const allowNotices = (notices = noticePermission()) =>
    store.tell({ type: 'noticesAllowed', notices });

  /** @type {Pick<Fulfilment, 'unblockAll' | 'notices' | 'dialog'>} */
  const fulfilment = {
    unblockAll: () => {
      device.unblockAll();
      countBlocked();
    },
    notices: async (wanted) => {
      if (wanted) allowNotices(await askForNotices());
      const notifications = wanted && store.state.notices === 'granted';
      store.tell({ type: 'set', change: { notifications } });
    },
    // It may have been changed in the browser's own settings.
    dialog: () => allowNotices(),
  };

  document.addEventListener('visibilitychange', () => {
    if (document.hidden) return;
    attention.rest();
    void wakeLock.settle();
  });
  countBlocked();
  allowNotices();

  return {
    fulfilment,
    /** In the press that joins. */
    joining: () => attention.pressed(store.state.settings),
    /** @param {string} mark of somebody who is not to be met again */
    block(mark) {
      device.block(mark);
      countBlocked();
    },
    /** @param {State} state @param {State} before */
    changed(state, before) {
      attention.changed(state, before);
      wakeLock.changed(state);
      manners.changed(state, before);
    },
  };
}
