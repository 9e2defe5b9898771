/**
 * The composition root: wires state and views to each other and to the browser. Nothing else.
 * The call itself, and all one sees of it, is in stage.js, which comes when it is first wanted.
 */
import { Device } from './device.js';
import { friendlyName } from './names.js';
import { loadSettings, saveSettings } from './settings.js';
import { Store } from './state.js';
import { statusOf } from './status.js';
import { followTickets, takeTicket } from './ticket.js';
import { baseOf, fill, languageFor, numeralsOf } from './words.js';
import { keepingPlace } from './views/view.js';
import './views/status-line.js';
import './views/welcome-panel.js';
import './views/page-menu.js';

/**
 * @import { Nearest } from './nearest.js'
 * @import { State } from './state.js'
 * @import { Stage } from './stage.js'
 * @import { View, WishDetail } from './views/view.js'
 */

/** As in page.css: what a browser paints its bars with knows no custom properties. */
const GROUNDS = { light: '#f6f3ef', dark: '#0d0f14' };

const keeper = () => localStorage;
const settings = loadSettings(keeper);
const device = new Device(keeper, crypto);
const ticket = takeTicket(location, history, () => sessionStorage);
followTickets(location, window);
const nearest = nearestRegion();
const self = friendlyName();
const store = new Store(changed, { settings });

const wanted = () => [store.state.settings.language, ...navigator.languages].filter(Boolean);
let language = languageFor(wanted());
dress();
let words = (await language.load()).default;
let numerals = numeralsOf(language);

const house = {
  store,
  self,
  device,
  ticket,
  nearest,
  language: () => baseOf(wanted()[0] ?? ''),
  words: () => words,
  hush,
};
let hushed = 0;
/** @type {Stage | null} */
let stage = null;
/** @type {Promise<Stage | null> | null} */
let coming = null;

/** Where the service is in several places; measured while one looks round. @returns {Promise<Nearest | null>} */
async function nearestRegion() {
  const meta = document.querySelector('meta[name="regions"]');
  const given = /** @type {HTMLMetaElement} */ (meta).content;
  if (!given) return null;
  const { MEASURE_MS, Nearest, regionsIn } = await import('./nearest.js');
  const measured = new Nearest(regionsIn(given, document.baseURI), {
    fetch: (what, how) => fetch(what, how),
    now: () => performance.now(),
    signal: AbortSignal.timeout(MEASURE_MS),
  });
  void measured.measure();
  return measured;
}

/** @param {State} state @param {State} before */
function changed(state, before) {
  if (state.settings !== before.settings) prefer(state.settings, before.settings);
  if (!hushed) show(state);
  stage?.changed(state, before);
}

/** Until then something is more urgent than to show what changes. @param {Promise<unknown>} until */
async function hush(until) {
  hushed++;
  await until;
  if (--hushed === 0) show(store.state);
}

/** @param {State['settings']} now @param {State['settings']} before */
function prefer(now, before) {
  saveSettings(keeper, now);
  if (now.language !== before.language) void speak();
  if (now.theme !== before.theme) colour(now);
}

/** The browser's own bars, too, are light or dark as the page is. @param {State['settings']} settings */
function colour({ theme }) {
  const metas = /** @type {NodeListOf<HTMLMetaElement>} */ (
    document.querySelectorAll('meta[name="theme-color"]')
  );
  for (const meta of metas) {
    const own = meta.media.includes('light') ? 'light' : 'dark';
    meta.content = GROUNDS[theme === 'auto' ? own : theme];
  }
}

/** In the language that is wanted now. */
async function speak() {
  const next = languageFor(wanted());
  const loaded = await next.load().then(
    (module) => module.default,
    () => null,
  );
  // What did not come leaves the words as they are, and what came late is not wanted any more.
  if (!loaded || languageFor(wanted()) !== next) return;
  [language, words, numerals] = [next, loaded, numeralsOf(next)];
  show(store.state);
}

/** What the whole page has, and can have before there are words. */
function dress() {
  const { documentElement: root } = document;
  root.lang = language.tag;
  root.dir = language.dir;
  root.dataset.theme = store.state.settings.theme;
}

/** @param {State} state */
function show(state) {
  const { body } = document;
  const stranger = state.room?.remoteName || words.pane.stranger;
  const filled = (/** @type {string} */ text, values = {}) =>
    fill(text, { name: stranger, ...values }, numerals);
  const scene = { state, status: statusOf(state), words, self, stranger, fill: filled };
  dress();
  document.title = filled(words.title[state.phase]);
  body.dataset.state = state.phase;
  body.dataset.connection = state.connection;
  body.dataset.corner = state.settings.corner;
  body.toggleAttribute('data-chat', state.chat.open);
  const views = /** @type {NodeListOf<View>} */ (document.querySelectorAll('[data-view]:defined'));
  keepingPlace(() => views.forEach((view) => view.show(scene)));
}

/** The call and its views, once; null where they did not come. @returns {Promise<Stage | null>} */
function stageComing() {
  coming ??= import('./stage.js')
    .then(({ setUp }) => setUp(house))
    .then((ready) => {
      stage = ready;
      // What was wanted meanwhile may be for views that have only just come.
      show(store.state);
      return ready;
    })
    .catch(() => (coming = null));
  return coming;
}

/** @param {WishDetail} wish */
async function fulfil({ name, value }) {
  if (name === 'set') return store.tell({ type: 'set', change: value });
  if (name === 'dialog') store.tell({ type: 'dialog', which: value });
  // What is there already is used at once: browsers let a press do some things only while it lasts.
  const ready = stage ?? (await stageComing());
  if (ready) return void ready.fulfil(name, /** @type {never} */ (value));
  store.tell({ type: 'dialog', which: null });
  store.tell({ type: 'cameraAsked' });
  store.tell({ type: 'cameraFailed', problem: 'unloaded' });
}

document.addEventListener('wish', (event) => {
  void fulfil(/** @type {CustomEvent<WishDetail>} */ (event).detail);
});
// Who comes near the first button is likely to press it.
for (const sign of ['pointerover', 'focusin']) {
  document.addEventListener(sign, ({ target }) => {
    if (target instanceof Element && target.closest('#open-camera')) void stageComing();
  });
}

colour(settings);
show(store.state);
