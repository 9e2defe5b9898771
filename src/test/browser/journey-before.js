/**
 * The journey until one meets somebody: at the door, with each thing that can stand in the way; getting ready;
 * in line; and a match that does not come about.
 *
 * @import { HTTPRequest } from 'puppeteer-core'
 * @import { Stranger } from './stranger.js'
 * @import { Traveller } from './traveller.js'
 * @typedef {() => Promise<Stranger>} Somebody comes into the line, and never answers
 */
import { PATIENCE_MS } from '../../main/webapp/js/encounter.js';
import { elapse, losesServer, unplug } from './world.js';

/** @param {Traveller} dan @param {Somebody} somebody */
export async function withoutDevices(dan, somebody) {
  await dan.finds({ insecure: true, unable: true });
  await dan.presses('#open-camera');
  await dan.isTold('insecure');
  await dan.looks('an address that is not secure');
  await dan.presses('#go-without');
  await dan.person.is('ready', 'online');
  await dan.looks('ready, to write only');
  const stranger = await somebody();
  await dan.presses('#join-queue');
  await dan.isTold('unable');
  await dan.looks('a browser that makes no connections');
  stranger.leaves();
  await dan.finds({ unable: false });
}

const PROBLEMS = /** @type {const} */ ({
  NotAllowedError: 'refused',
  NotFoundError: 'none',
  NotReadableError: 'inUse',
  OverconstrainedError: 'overconstrained',
  TypeError: 'unknown',
});

/** @param {Traveller} ann */
export async function atTheDoor(ann) {
  // Of one who keeps its place there is less to see: the call that comes about goes on coming about.
  await ann.finds({ forgetful: true });
  await ann.sees('#open-camera');
  await ann.looks('welcome');
  await missingPart(ann);
  for (const [problem, key] of Object.entries(PROBLEMS)) {
    await ann.finds({ problem });
    await ann.presses('#open-camera');
    await ann.isTold(key);
    await ann.looks(problem);
  }
  await ann.finds({ problem: 'never' });
  await ann.presses('#open-camera');
  await ann.isTold('opening');
  await ann.looks('opening');
  await ann.presses('#cancel');
  await ann.finds({ problem: '' });
  await dialogs(ann, ['settings', 'help']);
}

/** One part of it does not come. @param {Traveller} ann */
async function missingPart(ann) {
  ann.person.expects(/ERR_FAILED/);
  const withhold = (/** @type {HTTPRequest} */ request) =>
    request.url().endsWith('/styles/tools.css') ? request.abort() : request.continue();
  await ann.page.setRequestInterception(true);
  ann.page.on('request', withhold);
  await ann.presses('#open-camera');
  await ann.isTold('unloaded');
  ann.page.off('request', withhold);
  await ann.page.setRequestInterception(false);
  await ann.looks('a part of the page missing');
}

/** @param {Traveller} person @param {('settings' | 'help' | 'report')[]} names */
async function dialogs(person, names) {
  for (const name of names) {
    await person.opens(name);
    await person.looks(name);
    await person.shuts();
  }
}

/** @param {Traveller} ann */
export async function gettingReady(ann) {
  await ann.opensCamera();
  await ann.looks('ready');
  await ann.page.type('#interest', `${'w'.repeat(40)},`);
  await ann.person.reads('#interests-note', /w{32}/);
  await ann.looks('ready, with a long interest');
  await ann.presses('#tool-microphone');
  await ann.presses('#tool-camera');
  await ann.sees('#tool-camera[aria-pressed="false"]');
  await ann.looks('ready, silent and unseen');
  await ann.presses('#tool-camera');
  await ann.sees('#tool-camera[aria-pressed="true"]');

  await losesServer(ann.person);
  await ann.isTold('readyAway');
  await ann.looks('ready, the server away');
  await ann.isTold('readyUnreachable');
  await ann.looks('ready, the server away for long');
  await ann.isBack();

  await unplug(ann.person, 'audio');
  await ann.isToldAside('microphoneGone');
  await ann.looks('ready, the microphone gone');
  await unplug(ann.person, 'video');
  await ann.isTold('lost');
  await ann.looks('all devices gone');
  await ann.finds({ problem: 'NotFoundError' });
  await ann.presses('#open-camera');
  await ann.isTold('none');
  await ann.finds({ problem: '' });
  await ann.presses('#go-without');
  await ann.person.is('ready', 'online');
  await ann.looks('ready, to be heard only');
  await ann.presses('#close-camera');
  await ann.opensCamera();
}

/** @param {Traveller} ann */
export async function inLine(ann) {
  await ann.presses('#join-queue');
  await ann.person.is('queued', 'online');
  await ann.looks('queued');
  await ann.finds({ later: 3660 });
  await ann.person.reads('[data-fact="waited"] dd', /^1:01:/);
  await ann.looks('queued for an hour');
  await losesServer(ann.person);
  await ann.isTold('queuedAway');
  await ann.looks('queued, the server away');
  await ann.isBack();
}

/** @param {Traveller} ann @param {Somebody} somebody */
export async function connecting(ann, somebody) {
  const one = await somebody();
  await ann.isTold('connecting');
  await ann.looks('connecting');
  await ann.presses('#tool-chat');
  await ann.sees('#chat-field');
  await ann.looks('connecting, nothing can be sent yet');
  await ann.presses('#chat-close');
  await elapse(ann.person, PATIENCE_MS);
  await ann.isTold('failed');
  await ann.looks('no connection, and back in line');
  one.leaves();

  const other = await somebody();
  await ann.isTold('connecting');
  await losesServer(ann.person);
  await ann.isTold('droppedAway');
  await ann.looks('dropped with the server');
  other.leaves();
  await ann.isBack();
  await ann.isTold('dropped');
  await ann.looks('back after the server was away');
}
