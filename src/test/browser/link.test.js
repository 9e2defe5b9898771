/** What keeps a call alive, and what is said of it while it suffers. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { afterEach, test } from 'node:test';
import { chromium, firefox } from './browsers.js';
import {
  changesNetwork,
  fragments,
  isRestarted,
  keepPeers,
  wasConnectedThroughout,
} from './peers.js';
import { People } from './people.js';
import { until } from './until.js';

/** @import { Page } from 'puppeteer-core' */
/** @import { Person } from './people.js' */

const people = await People.with(chromium());
const firefoxPeople = await People.with(firefox());

const manner = { prepare: keepPeers };

/** @param {Person} one @param {Person} other */
async function survivesAnotherNetwork(one, other) {
  for (const changing of [one, other]) {
    const before = await fragments(changing);
    await changesNetwork(changing);
    await isRestarted(changing, before);
    for (const person of [one, other]) await person.seesMovement();
  }
  // Both at once: their offers cross.
  const before = await fragments(one);
  await Promise.all([changesNetwork(one), changesNetwork(other)]);
  await isRestarted(one, before);
  for (const person of [one, other]) {
    await person.seesMovement();
    await wasConnectedThroughout(person);
  }
}

test('in another network the way to the other is looked for anew, and the call goes on', async () => {
  const [ann, bob] = await people.meet('ann', 'bob', manner);
  await survivesAnotherNetwork(ann, bob);
});

test('both may look for it at once, and their first offers cross: the picture comes back', async () => {
  const [ann, bob] = await people.meet('ann', 'bob', manner);
  const before = await fragments(ann);
  await Promise.all([changesNetwork(ann), changesNetwork(bob)]);
  await isRestarted(ann, before);
  for (const person of [ann, bob]) {
    await person.seesMovement();
    await wasConnectedThroughout(person);
  }
});

test('the same between Chromium and Firefox', async () => {
  const ann = await people.arriveReady('ann', manner);
  const fox = await firefoxPeople.arriveReady('fox', manner);
  await ann.joins();
  await fox.joins();
  await ann.isConnectedTo(fox);
  await fox.isConnectedTo(ann);
  await survivesAnotherNetwork(ann, fox);
});

/**
 * The tests' own network, as src/test/browser/run makes it: what goes to its address is swallowed, as by a
 * dead access point, and no interface changes.
 */
const network = {
  ip: (/** @type {string} */ words) => execFileSync('ip', words.split(' '), { stdio: 'pipe' }),
  cut() {
    // The kernel asks the local table first, unless told otherwise.
    this.ip('rule add pref 100 lookup local');
    this.ip('rule del pref 0');
    this.ip('rule add pref 5 to 192.0.2.2 blackhole');
  },
  mend() {
    if (!String(this.ip('rule')).includes('blackhole')) return;
    this.ip('rule add pref 0 lookup local');
    this.ip('rule del pref 100');
    this.ip('rule del pref 5');
  },
};
afterEach(() => network.mend());

test('a network that is cut and comes back is told in words, and the call goes on', async () => {
  const [ann, bob] = await people.meet('ann', 'bob', manner);
  const before = await fragments(ann);
  network.cut();
  await ann.isTold(/^The picture is interrupted\. Waiting for /);
  await bob.isTold(/^The picture is interrupted\. Waiting for /);
  network.mend();
  await isRestarted(ann, before);
  for (const person of [ann, bob]) {
    await person.isConnected();
    await wasConnectedThroughout(person);
  }
});

test('a network that stays away ends the call in words', async () => {
  const [ann, bob] = await people.meet('ann', 'bob', manner);
  network.cut();
  for (const person of [ann, bob]) {
    await person.comesTo(
      ({ phase }) => phase === 'queued' || phase === 'connecting',
      'on to the next person',
    );
    await person.wasTold(/^The stranger(’s connection was lost| left)/);
  }
});

/** What is sent instead of the camera, until the camera is back. @param {Person} person @param {'still' | 'black'} what */
const shows = ({ page }, what) =>
  page.evaluate(async (kind) => {
    const sender = /** @type {any} */ (window)
      .used()
      .getSenders()
      .find((/** @type {RTCRtpSender} */ { track }) => track?.kind === 'video');
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [640, 480];
    const paint = () => canvas.getContext('2d')?.fillRect(0, 0, 640, 480);
    paint();
    const camera = sender.track;
    await sender.replaceTrack(canvas.captureStream(kind === 'still' ? 0 : 10).getVideoTracks()[0]);
    const painting = kind === 'still' ? 0 : setInterval(paint, 100);
    Object.assign(window, {
      showAgain: () => (clearInterval(painting), sender.replaceTrack(camera)),
    });
  }, what);

/** @param {Person} person */
const showsAgain = ({ page }) => page.evaluate(() => /** @type {any} */ (window).showAgain());

test('a picture that stands still is noticed and offered help, until it moves again', async () => {
  const [ann, bob] = await people.meet('ann', 'bob', manner);
  await shows(bob, 'still');
  await ann.reads('.link-note', /^The picture of .+ stands still\.$/);
  const before = await fragments(ann);
  await ann.presses('Reconnect');
  await isRestarted(ann, before);
  await showsAgain(bob);
  await ann.reads('.link-note', /^$/);
  await ann.seesMovement();
});

test('a dark picture is noticed, and one can go on from there', async () => {
  const [ann, bob] = await people.meet('ann', 'bob', manner);
  await shows(bob, 'black');
  await ann.reads('.link-note', /^The picture of .+ is dark\.$/);
  await ann.page.click('.link-help button:last-child');
  await ann.is('queued', 'online');
});

/** In a room of relays, though there is none: it connects as it may. @param {Page} page */
const asByRelays = async (page) => {
  await page.evaluateOnNewDocument(() => {
    const Socket = WebSocket;
    window.WebSocket = class extends Socket {
      /** @override @param {((event: MessageEvent) => void) | null} hear */
      set onmessage(hear) {
        Object.assign(window, {
          hears: (/** @type {unknown} */ message) =>
            hear?.(new MessageEvent('message', { data: JSON.stringify(message) })),
        });
        super.onmessage = ({ data }) => {
          const message = JSON.parse(data);
          // Nobody answers there.
          const nowhere = { urls: ['turn:127.0.0.1:9'], username: 'u', credential: 'c' };
          if (message.event === 'setInfoSuccess') message.data.iceServers = [nowhere];
          if (message.event === 'match') {
            message.data.relay = true;
            Object.assign(window, { roomId: message.data.roomId });
          }
          /** @type {any} */ (window).hears(message);
        };
      }
    };
    const Original = RTCPeerConnection;
    window.RTCPeerConnection = class extends Original {
      /** @param {RTCConfiguration} [config] */
      constructor(config) {
        super({ ...config, iceTransportPolicy: 'all' });
      }
    };
  });
  await keepPeers(page);
};

/** @param {Person} person @param {string} selector */
const boxes = ({ page }, selector) =>
  page.$$eval(selector, (buttons) =>
    buttons.map((button) => button.getBoundingClientRect().toJSON()),
  );

test('the button for a direct way appears where none stood a moment before', async () => {
  const [ann, bob] = await people.meet('ann', 'bob', { prepare: asByRelays });
  await shows(bob, 'black');
  await ann.reads('.link-note', /is dark\.$/);
  const before = await boxes(ann, '.link-help button');
  assert.equal(before.length, 2);
  await ann.page.evaluate(() => {
    const { hears, roomId } = /** @type {any} */ (window);
    hears({ event: 'direct', data: { roomId, agreed: false } });
  });
  await showsAgain(bob);
  await ann.reads('.link-help', /^Allow a direct connection$/);
  for (const now of await boxes(ann, '.link-help button'))
    for (const was of before)
      assert.ok(
        now.right <= was.left ||
          was.right <= now.left ||
          now.bottom <= was.top ||
          was.bottom <= now.top,
        JSON.stringify({ was, now }),
      );
});

test('how good the connection is stands there in words, and more of it behind a press', async () => {
  const [ann] = await people.meet('ann', 'bob');
  await ann.reads('#link-quality', /^(Good|Fair|Weak|Very weak) connection · \d+ ms$/);
  await ann.page.click('#link-quality');
  await ann.reads('#link-details', /There and back\s*\d+ ms/);
  await ann.reads('#link-details', /Lost on the way\s*\d+ %/);
  await ann.reads('#link-details', /Picture\s*\d+ × \d+/);
  await ann.reads('#link-details', /Way\s*Direct/);
  await ann.page.keyboard.press('Escape');
  const isShut = () =>
    ann.page.$eval('#link-details', (list) => /** @type {HTMLElement} */ (list).hidden);
  await until(isShut, () => 'Escape does not shut it');
  await ann.is('connected');
});

/** How long the way there and back takes is for the test to say. @param {Page} page */
const canBeSlow = (page) =>
  page.evaluateOnNewDocument(() => {
    const world = { seconds: 0 };
    Object.assign(window, { world });
    const { getStats } = RTCPeerConnection.prototype;
    RTCPeerConnection.prototype.getStats = async function () {
      const report = await getStats.call(this);
      const slowed = new Map();
      report.forEach((stats, id) => {
        const isPair = stats.type === 'candidate-pair' && world.seconds > 0;
        slowed.set(id, isPair ? { ...stats, currentRoundTripTime: world.seconds } : stats);
      });
      return /** @type {any} */ (slowed);
    };
  });

/** @param {Person} person @param {number} seconds 0: as it is */
const isSlow = ({ page }, seconds) =>
  page.evaluate((s) => {
    Object.assign(/** @type {any} */ (window).world, { seconds: s });
  }, seconds);

test('over a poor link less is sent, then only sound, both said aloud; and the picture comes back', async () => {
  const [ann, bob] = await people.meet('ann', 'bob', { prepare: canBeSlow });
  await isSlow(ann, 2);
  await ann.reads('#link-quality', /^Very weak connection/);
  await ann.reads('.link-note', /you send a smaller picture/);
  await ann.reads('.link-note', /you send only sound/);
  await bob.reads('remote-pane', /shows no picture/);
  await isSlow(ann, 0);
  await bob.reads('remote-pane', new RegExp(`^${ann.name}$`));
  await bob.seesMovement();
});

test('the first picture is a small one, and the next ones are not', async () => {
  const [ann] = await people.meet('ann', 'bob');
  await until(
    async () => (await ann.picture()).width === 640,
    () => 'the picture stays small',
  );
});

test('the whole picture can be shown, and fill the frame again', async () => {
  const [ann] = await people.meet('ann', 'bob');
  const fit = () => ann.page.$eval('#remote-video', (video) => getComputedStyle(video).objectFit);
  assert.equal(await fit(), 'cover');
  await ann.presses('Show the whole picture');
  assert.equal(await fit(), 'contain');
  await ann.presses('Fill the frame with the picture');
  assert.equal(await fit(), 'cover');
});
