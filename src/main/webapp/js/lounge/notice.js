/**
 * The system's notification, where there is one: some browsers have none, and on some phones a page may
 * not make one.
 *
 * @import { Summons } from './attention.js'
 * @typedef {NotificationPermission | 'unsupported'} NoticePermission
 */

/** @returns {NoticePermission} */
export const noticePermission = () =>
  typeof Notification === 'undefined' ? 'unsupported' : Notification.permission;

/** To be called in a press. @returns {Promise<NoticePermission>} */
export async function askForNotices() {
  if (noticePermission() === 'default') await Notification.requestPermission().catch(() => {});
  return noticePermission();
}

/** @param {Summons} summons @returns {() => void} takes it away again */
export function notify({ title, body }) {
  if (noticePermission() !== 'granted') return () => {};
  try {
    // The sound is our own, and can be switched off on its own.
    const notice = new Notification(title, { body, tag: 'match', silent: true });
    notice.onclick = () => {
      window.focus();
      notice.close();
    };
    return () => notice.close();
  } catch {
    return () => {};
  }
}
