/**
 * How bright a picture is, at a glance: it is painted as small as a stamp, and only that is looked at.
 */
const WIDTH = 16;
const HEIGHT = 9;

/** @type {CanvasRenderingContext2D | null | undefined} */
let stamp;

function canvas() {
  const element = document.createElement('canvas');
  [element.width, element.height] = [WIDTH, HEIGHT];
  return element.getContext('2d', { willReadFrequently: true });
}

/** @param {HTMLVideoElement | null} video @returns {number | null} 0 to 255; null where there is nothing to see */
export function lumaOf(video) {
  if (!video || video.readyState < video.HAVE_CURRENT_DATA || video.videoWidth === 0) return null;
  stamp ??= canvas();
  if (!stamp) return null;
  stamp.drawImage(video, 0, 0, WIDTH, HEIGHT);
  const { data } = stamp.getImageData(0, 0, WIDTH, HEIGHT);
  let sum = 0;
  for (let i = 0; i < data.length; i += 4)
    sum += 0.2126 * data[i] + 0.7152 * data[i + 1] + 0.0722 * data[i + 2];
  return sum / (WIDTH * HEIGHT);
}
