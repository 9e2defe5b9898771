/**
 * What one prefers, kept on this device only. Whatever is stored may be old or odd: each value is taken
 * only where it fits.
 *
 * @typedef {object} Settings
 * @property {string} language of the words; '' for the browser's
 * @property {'auto' | 'light' | 'dark'} theme
 * @property {boolean} shortcuts single keys do something
 * @property {boolean} sounds a soft sound when a match comes while one looks elsewhere
 * @property {boolean} titleFlash the tab's title tells it
 * @property {boolean} notifications the system tells it, if it may
 * @property {boolean} autoNext when the stranger leaves, the next one comes by itself
 * @property {boolean} hideSelf one's own picture is not shown to oneself
 * @property {boolean} relay strangers are not to learn one's address, where the server can see to it
 * @property {'top-start' | 'top-end' | 'bottom-start' | 'bottom-end'} corner where one's own picture stands
 * @property {number} volume 0 to 1
 * @property {string} cameraId '' for any
 * @property {string} microphoneId '' for any
 * @property {string} speakerId '' for the system's
 * @property {readonly string[]} interests
 * @typedef {Pick<Storage, 'getItem' | 'setItem'>} Keeper
 */
import { interestsFrom } from './lounge/interests.js';

/** @type {Readonly<Settings>} */
export const defaults = Object.freeze({
  language: '',
  theme: 'auto',
  shortcuts: true,
  sounds: true,
  titleFlash: true,
  notifications: false,
  autoNext: true,
  hideSelf: false,
  relay: false,
  corner: 'bottom-end',
  volume: 1,
  cameraId: '',
  microphoneId: '',
  speakerId: '',
  interests: [],
});

const KEY = 'rendezvous.settings';
const CORNERS = ['top-start', 'top-end', 'bottom-start', 'bottom-end'];
const THEMES = ['auto', 'light', 'dark'];

/** @type {Partial<Record<keyof Settings, (value: any) => boolean>>} beyond being of the default's type */
const fits = {
  theme: (value) => THEMES.includes(value),
  corner: (value) => CORNERS.includes(value),
  volume: (value) => value >= 0 && value <= 1,
};

/** @param {unknown} stored @returns {Settings} */
export function settingsFrom(stored) {
  const given = /** @type {Record<string, unknown>} */ (
    typeof stored === 'object' && stored !== null ? stored : {}
  );
  const taken = Object.entries(defaults).map(([key, standard]) => {
    const value = given[key];
    const right =
      typeof value === typeof standard &&
      (fits[/** @type {keyof Settings} */ (key)]?.(value) ?? true);
    return [key, right ? value : standard];
  });
  return { ...Object.fromEntries(taken), interests: interestsFrom(given.interests) };
}

/** A browser may refuse its storage: then there is nothing stored. @param {() => Keeper} keeper @returns {Settings} */
export function loadSettings(keeper) {
  try {
    return settingsFrom(JSON.parse(keeper().getItem(KEY) ?? '{}'));
  } catch {
    return defaults;
  }
}

/** @param {() => Keeper} keeper @param {Settings} settings */
export function saveSettings(keeper, settings) {
  try {
    keeper().setItem(KEY, JSON.stringify(settings));
  } catch {
    // What cannot be kept holds until the page is closed.
  }
}
