/**
 * A screen to share where there is none: painted, and wider than any camera's picture.
 *
 * @import { Page } from 'puppeteer-core'
 * @import { Person } from './people.js'
 */
import { until } from './until.js';

/** Width by height. */
export const SCREEN = 4;
export const CAMERA = 4 / 3;

/** @param {Page} page */
export const paintScreen = (page) =>
  page.evaluateOnNewDocument(() => {
    const { mediaDevices } = navigator;
    // None on the empty page that comes before.
    if (!mediaDevices) return;
    mediaDevices.getDisplayMedia = async () => {
      const canvas = Object.assign(document.createElement('canvas'), { width: 640, height: 160 });
      const pen = canvas.getContext('2d');
      const paint = () => {
        if (pen) pen.fillStyle = `hsl(${Math.random() * 360} 80% 50%)`;
        pen?.fillRect(0, 0, 640, 160);
      };
      setInterval(paint, 100);
      paint();
      return canvas.captureStream(10);
    };
  });

/** However small it comes. @param {Person} person @param {number} shape its width by its height */
export const seesShape = (person, shape) =>
  until(
    () =>
      person.page.$eval(
        '#remote-video',
        (element, wanted) => {
          const { videoWidth, videoHeight } = /** @type {HTMLVideoElement} */ (element);
          return videoHeight > 0 && Math.abs(videoWidth / videoHeight - wanted) < 0.2;
        },
        shape,
      ),
    async () => `the picture is not of shape ${shape}: ${JSON.stringify(await person.picture())}`,
  );
