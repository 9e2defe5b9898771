/** Starts the browsers of the system, with a camera and a microphone that are not real. */
import { delimiter } from 'node:path';
import { launch } from 'puppeteer-core';
import { findProgram, isProgram } from './programs.js';

/** @import { Browser } from 'puppeteer-core' */

const CHROMIUM_FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-default-apps',
  // Two pages of one browser are both looked at.
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
  '--disable-background-timer-throttling',
];

/** On a machine that is busy with other things. */
const START_MS = 120_000;

/** A ball that rolls and a beep, and a person who says yes to everything. */
export const FAKE_CAMERA = '--use-fake-device-for-media-stream';
export const SAYS_YES = '--use-fake-ui-for-media-stream';

const FIREFOX_PREFERENCES = {
  'media.navigator.streams.fake': true,
  'media.navigator.permission.disabled': true,
  'media.autoplay.default': 0,
  // As for a page that has a real camera open: Firefox does not count one that is not real.
  'media.peerconnection.ice.obfuscate_host_addresses': false,
  // No traffic but the page's.
  'app.normandy.enabled': false,
  'app.update.enabled': false,
  'browser.safebrowsing.downloads.remote.enabled': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'media.gmp-manager.updateEnabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'network.dns.disablePrefetch': true,
  'services.settings.server': 'data:,',
  'toolkit.telemetry.server': 'data:,',
};

export const findChromium = () => find('CHROMIUM', ['chromium', 'chromium-browser'], 'chromium');
export const findFirefox = () => find('FIREFOX', ['firefox-esr', 'firefox'], 'firefox-esr');

/**
 * @param {string[]} [media] flags for camera and microphone
 * @param {import('puppeteer-core').LaunchOptions} [more]
 * @returns {Promise<Browser>}
 */
export const chromium = (media = [FAKE_CAMERA, SAYS_YES], more = {}) =>
  launch({
    executablePath: findChromium(),
    headless: true,
    timeout: START_MS,
    pipe: true,
    args: [...CHROMIUM_FLAGS, ...media],
    ...more,
  });

/** @param {import('puppeteer-core').LaunchOptions} [more] @returns {Promise<Browser>} */
export const firefox = (more) =>
  launch({
    ...more,
    browser: 'firefox',
    executablePath: findFirefox(),
    headless: true,
    timeout: START_MS,
    extraPrefsFirefox: FIREFOX_PREFERENCES,
  });

/** @param {string} variable @param {string[]} names @param {string} debian its package */
function find(variable, names, debian) {
  const chosen = process.env[variable];
  const folders = (process.env.PATH ?? '').split(delimiter);
  const found = chosen ? isProgram(chosen) && chosen : findProgram(names, folders);
  if (!found) {
    throw new Error(`${names[0]} is missing: apt-get install ${debian} (or ${variable}=its path)`);
  }
  return found;
}
