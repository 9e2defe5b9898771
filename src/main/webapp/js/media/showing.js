/**
 * Where the call is shown and heard: in a window of its own, on the whole screen, how loud, from which
 * speaker. What a browser cannot do is left out.
 *
 * @import { Settings } from '../settings.js'
 * @typedef {HTMLVideoElement & { webkitEnterFullscreen?: () => void }} Video
 */

/** Phones cannot. */
export const canShareScreen = () => typeof navigator.mediaDevices?.getDisplayMedia === 'function';

export const canLeaveThePage = () => document.pictureInPictureEnabled === true;

/** On an iPhone only a video can. */
export const canFillTheScreen = () =>
  document.fullscreenEnabled === true || 'webkitEnterFullscreen' in HTMLVideoElement.prototype;

/** Out of the page and back. @param {Video} video */
export async function pictureInPicture(video) {
  if (document.pictureInPictureElement) await document.exitPictureInPicture();
  // It needs a picture: there may be none yet.
  else await video.requestPictureInPicture().catch(() => {});
}

/** The whole page, so that its controls stay in reach; and back. @param {Video} video */
export async function fullScreen(video) {
  const { documentElement: page } = document;
  if (document.fullscreenElement) await document.exitFullscreen();
  else if (document.fullscreenEnabled) await page.requestFullscreen().catch(() => {});
  else video.webkitEnterFullscreen?.();
}

/** @param {Video} video @param {Pick<Settings, 'volume' | 'speakerId'>} settings */
export function sound(video, { volume, speakerId }) {
  video.volume = volume;
  // A speaker that is gone leaves the one that is there.
  if ('setSinkId' in video && video.sinkId !== speakerId)
    video.setSinkId(speakerId).catch(() => {});
}
