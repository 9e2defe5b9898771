/**
 * Calls back once, when a video shows its first decoded frame. A hidden tab paints no frames, so what the
 * element says of itself counts too.
 *
 * @param {HTMLVideoElement} video its `srcObject` is set already
 * @param {() => void} seen
 * @param {AbortSignal} signal
 */
export function onFirstFrame(video, seen, signal) {
  const stream = video.srcObject;
  const watch = new AbortController();
  signal.addEventListener('abort', () => watch.abort(), { once: true });

  const found = () => {
    if (watch.signal.aborted || video.srcObject !== stream) return;
    watch.abort();
    seen();
  };
  const look = () => showsPicture(video) && found();

  video.requestVideoFrameCallback?.(found);
  for (const type of ['loadeddata', 'resize', 'playing', 'timeupdate']) {
    video.addEventListener(type, look, { signal: watch.signal });
  }
}

/** @param {HTMLVideoElement} video */
function showsPicture(video) {
  if (video.readyState < video.HAVE_CURRENT_DATA || video.videoWidth === 0) return false;
  const quality = video.getVideoPlaybackQuality?.();
  return quality === undefined || quality.totalVideoFrames > 0;
}
