/**
 * The whole way through the page, from one state to the next until it has been in all of them; and in each it
 * is looked at. Ann goes it. She meets bob, dan, who has no devices, and strangers who never answer.
 *
 * @import { Viewport } from 'puppeteer-core'
 * @import { People } from './people.js'
 * @import { Somebody } from './journey-before.js'
 * @import { Stranger } from './stranger.js'
 * @import { Look } from './traveller.js'
 * @typedef {{ viewport: Viewport, language: string, interests: string[] }} Taste
 */
import { languageFor } from '../../main/webapp/js/words.js';
import * as before from './journey-before.js';
import * as call from './journey-call.js';
import { Traveller, silentStranger } from './traveller.js';
import { worldWith } from './world.js';

/** @param {People} people @param {Taste} taste @param {Look} look */
export async function journey(people, { viewport, language, interests }, look) {
  const { default: words } = await languageFor([language]).load();
  const prepare = worldWith({ language, interests });
  const arrives = async (/** @type {string} */ who) => {
    const person = await people.arrive(who, { viewport, prepare });
    // The browser itself says so of a server that is away.
    person.expects(/WebSocket/);
    return new Traveller(person, words, look);
  };
  /** @type {Stranger[]} */
  const strangers = [];
  const somebody = async () => {
    const stranger = await silentStranger({ language, interests });
    strangers.push(stranger);
    return stranger;
  };
  try {
    await passing(arrives, somebody);
  } finally {
    strangers.forEach((stranger) => stranger.leaves());
  }
}

/** @param {(who: string) => Promise<Traveller>} arrives @param {Somebody} somebody */
async function passing(arrives, somebody) {
  const dan = await arrives('dan');
  await before.withoutDevices(dan, somebody);
  const ann = await arrives('ann');
  await before.atTheDoor(ann);
  await before.gettingReady(ann);
  await before.inLine(ann);
  await before.connecting(ann, somebody);
  const bob = await arrives('bob');
  await call.meeting(ann, bob);
  await call.talking(ann, bob);
  await call.showing(ann, bob);
  await call.seeingBadly(ann, bob);
  await call.parting(ann, bob);
  await call.losingTheServer(ann, bob);
  await call.comingToAnEnd(ann, dan);
}
