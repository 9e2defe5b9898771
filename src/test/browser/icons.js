/** Draws the icons that have to be PNG from those that are SVG: `src/test/browser/run icons`, then commit. */
import { readFileSync, writeFileSync } from 'node:fs';
import { chromium } from './browsers.js';
import { ROOT } from './until.js';

const PAGE = `${ROOT}/src/main/webapp`;
const ICONS = [
  { from: 'favicon.svg', to: 'icon-192.png', size: 192 },
  { from: 'favicon.svg', to: 'icon-512.png', size: 512 },
  { from: 'icons/maskable.svg', to: 'maskable-512.png', size: 512 },
  // iOS rounds the corners itself.
  { from: 'icons/maskable.svg', to: 'apple-touch-icon.png', size: 180 },
];

const browser = await chromium([]);
const page = await browser.newPage();
for (const { from, to, size } of ICONS) {
  const svg = readFileSync(`${PAGE}/${from}`).toString('base64');
  await page.setViewport({ width: size, height: size });
  await page.setContent(
    `<body style="margin: 0"><img width="${size}" style="display: block" src="data:image/svg+xml;base64,${svg}">`,
    { waitUntil: 'load' },
  );
  writeFileSync(`${PAGE}/icons/${to}`, await page.screenshot({ omitBackground: true }));
}
await browser.close();
