/**
 * The journey from the first picture on: what two do with each other, what goes wrong, and how it ends.
 *
 * @import { Traveller } from './traveller.js'
 */
import { until } from './until.js';
import { elapse, hears, losesOther, losesServer, unplug } from './world.js';

/** @param {Traveller} ann @param {Traveller} bob */
export async function meeting(ann, bob) {
  await ann.finds({ quiet: true });
  await bob.opensCamera();
  await bob.presses('#join-queue');
  await ann.isTold('connected');
  await ann.sees('#sound');
  await ann.looks('connected, the sound waits for a press');
  await ann.finds({ quiet: false });
  await ann.presses('#sound');
  await ann.losesSightOf('#sound');
  await ann.notices(() => ann.page.$('#link-quality'));
  await ann.looks('connected');
  await ann.presses('#link-quality');
  await ann.looks('link details');
  await ann.presses('#link-quality');
  await ann.presses('#tool-more');
  await ann.sees('#more-tools');
  await ann.looks('more');
  await ann.page.keyboard.press('Escape');
  await ann.losesSightOf('#more-tools');
  await ann.page.keyboard.press('Escape');
  await ann.isToldAside('escapeAgain');
  await ann.looks('Escape once');
}

/** @param {Traveller} ann @param {Traveller} bob */
export async function talking(ann, bob) {
  await ann.presses('#tool-chat');
  await bob.presses('#tool-chat');
  for (const one of [ann, bob]) await one.person.reads('#chat-note', /^$/);
  await ann.looks('an empty chat');
  await bob.writes('W'.repeat(80));
  await bob.page.type('#chat-field', 'and');
  await ann.sees('.typing[data-typing]');
  await ann.writes('Hello');
  await ann.sees('.line[data-mine]');
  await ann.looks('a chat in which the other writes');
  await ann.page.focus('#chat-field');
  await ann.page.evaluate(
    (words) => document.execCommand('insertText', false, words),
    'w '.repeat(1000),
  );
  await ann.person.reads('#chat-left', /./);
  for (let i = 0; i < 10; i++) await ann.wishes('say', 'Hello?');
  await ann.isToldAside('tooFast');
  await ann.looks('a chat that is full');
  await ann.presses('#chat-close');
  await bob.writes('are you there?');
  await ann.sees('.glimpse');
  await ann.looks('an unread line');
}

/** @param {Traveller} ann @param {Traveller} bob */
export async function showing(ann, bob) {
  await ann.presses('#tool-share');
  await ann.sees('#tool-share[aria-pressed="true"]');
  await ann.looks('a shared screen');
  await ann.presses('#tool-share');
  await ann.sees('#tool-share[aria-pressed="false"]');
  await ann.presses('#hide-self');
  await ann.sees('#show-self');
  await ann.looks('one’s own picture hidden');
  await ann.presses('#show-self');

  await bob.presses('#chat-close');
  await bob.presses('#tool-microphone');
  await bob.presses('#tool-camera');
  await ann.sees('remote-pane [data-mood="unseen"]');
  await ann.presses('#tool-microphone');
  await ann.presses('#tool-camera');
  await ann.sees('#tool-camera[aria-pressed="false"]');
  await ann.looks('both cameras and microphones off');
  await ann.finds({ problem: 'NotReadableError' });
  await ann.presses('#tool-camera');
  await ann.isToldAside('cameraUnopened');
  await ann.looks('a camera that does not open');
  await ann.presses('#tool-share');
  await ann.isToldAside('screenUnopened');
  await ann.looks('a screen that is not shared');
  await ann.finds({ problem: '' });
  await ann.presses('#tool-camera');
  await ann.sees('#tool-camera[aria-pressed="true"]');
  await unplug(ann.person, 'video');
  await ann.isToldAside('cameraGone');
  await ann.looks('the camera gone in a call');
  await hears(ann.person, { event: 'error', data: { code: 'internal' } });
  await ann.isToldAside('serverError');
  await ann.looks('something wrong on the way');
  await bob.presses('#tool-camera');
  await ann.losesSightOf('remote-pane [data-mood="unseen"]');
}

/** @param {Traveller} ann @param {Traveller} bob */
export async function seeingBadly(ann, bob) {
  await bob.finds({ dark: true });
  await ann.isToldOfLink('dark');
  await ann.looks('a dark picture');
  await bob.finds({ dark: false });
  await ann.finds({ still: true });
  await ann.isToldOfLink('frozen');
  await ann.looks('a picture that stands still');
  await ann.presses('#tool-chat');
  await ann.sees('#chat-field');
  await ann.looks('a picture that stands still, beside the chat');
  await ann.presses('#chat-close');
  await ann.finds({ still: false, rtt: 2 });
  await ann.isToldOfLink('smaller');
  await ann.sees('[data-level="1"]');
  await ann.looks('a very weak connection');
  await ann.isToldOfLink('audioOnly');
  await ann.looks('only sound is sent');
  await ann.finds({ rtt: 0 });
}

/** In many ways. @param {Traveller} ann @param {Traveller} bob */
export async function parting(ann, bob) {
  await losesOther(ann.person);
  await ann.isTold('unsteady');
  await ann.looks('the picture interrupted');
  await waitsInVain(ann);
  await ann.looks('the other lost');
  await ann.presses('#forget');
  await ann.isTold('connected');
  await ann.isToldAside('forgotten');
  await ann.looks('met again');
  await ann.presses('#next');
  await ann.isTold('skipped');
  await ann.looks('skipped');
  await ann.presses('#forget');
  await ann.isTold('connected');
  await bob.presses('#stop');
  await ann.isTold('left');
  await ann.looks('left');
  await bob.presses('#join-queue');
  await ann.isTold('connected');
}

/** @param {Traveller} ann */
async function waitsInVain(ann) {
  const isOver = async () => {
    await elapse(ann.person, 1000);
    return (await ann.person.look()).phase === 'queued';
  };
  await until(isOver, () => 'a call that is interrupted goes on for ever');
  await ann.isTold('timedOut');
}

/** @param {Traveller} ann @param {Traveller} bob */
export async function losingTheServer(ann, bob) {
  // Or he would leave at the server's word.
  await bob.finds({ deaf: true });
  await losesServer(ann.person);
  await ann.isTold('connectedAway');
  await ann.looks('a call without the server');
  await ann.wishes('block', undefined);
  await ann.isToldAside('notSent');
  await ann.looks('a block that could not be told');
  await bob.person.leaves();
  await ann.isBack();
}

/** @param {Traveller} ann @param {Traveller} dan */
export async function comingToAnEnd(ann, dan) {
  await ann.wishes('set', { autoNext: false });
  await dan.presses('#join-queue');
  await ann.isTold('connected');
  await ann.looks('somebody who only writes');
  await dan.looks('in a call, to write only');
  await dan.person.leaves();
  await ann.isTold('leftReady');
  await ann.looks('ready again, with the last person');
  await ann.opens('report');
  await ann.looks('report');
  await ann.presses('dialog [value="spam"]');
  await ann.presses('dialog .main');
  await ann.isToldAside('reported');
  await ann.looks('reported');
  await ann.presses('.parting button');
  await ann.isToldAside('blocked');
  await ann.opens('settings');
  await ann.sees('dialog section button');
  await ann.looks('settings, with somebody blocked');
  await ann.shuts();
}
