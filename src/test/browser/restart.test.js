/** A server of their own, which is stopped and started under the pages. */
import assert from 'node:assert/strict';
import { after, beforeEach, test } from 'node:test';
import { chromium } from './browsers.js';
import { People } from './people.js';
import { Server } from './server.js';

/** @import { Person } from './people.js' */

const server = await Server.start();
after(() => server.stop());
const people = await People.with(chromium(), server.url);
// After a test that failed half way.
beforeEach(() => server.start());

/** Chromium itself writes each refused WebSocket on the console. @param {Person[]} persons */
const expectRefusals = (...persons) => {
  for (const person of persons) {
    person.expects(/^WebSocket connection to 'ws:\S+' failed: /);
    person.expects(/ERR_CONNECTION_REFUSED/);
  }
};

test('a page that waits says that the server is away, offers a way on, and takes its place again', async () => {
  const ann = await people.arriveReady('ann');
  expectRefusals(ann);
  await ann.joins();
  await server.stop();
  await ann.wasTold(/^Reconnecting… You will take your place again/);
  await ann.isTold(/^The server cannot be reached\. We keep trying/);
  const { connection } = await ann.look();
  assert.notEqual(connection, 'online');
  await ann.presses('Try now');
  await ann.is('queued');

  await server.start();
  // Unless it has come back by itself meanwhile.
  await ann.page.$('#retry').then((button) => button?.click().catch(() => {}));
  await ann.is('queued', 'online');
  const bob = await people.arriveReady('bob');
  await bob.joins();
  await ann.isConnectedTo(bob);
});

test('a call goes on while the server restarts under it, and Next finds the next person afterwards', async () => {
  const [ann, bob] = await people.meet('ann', 'bob');
  expectRefusals(ann, bob);
  await server.crash();
  for (const person of [ann, bob]) {
    await person.isTold(/^Reconnecting to the server… Your call with .+ goes on\.$/);
    await person.seesMovement();
  }
  await server.start();
  for (const person of [ann, bob]) {
    await person.is('connected', 'online');
    await person.isTold(/^You are talking with /);
    await person.seesMovement();
    const phases = (await person.diary()).map(({ phase }) => phase);
    const since = phases.slice(phases.indexOf('connected'));
    assert.deepEqual([...new Set(since)], ['connected'], 'and at no time was it anything else');
  }

  // The server knows nothing of this call: the other learns of its end all the same.
  const cid = await people.arriveReady('cid');
  await cid.joins();
  await ann.presses('Stop');
  await ann.is('ready', 'online');
  await bob.isConnectedTo(cid);
  await cid.isConnectedTo(bob);
});

test('a call on its own ends for both when one presses Next while the server is away', async () => {
  const [ann, bob] = await people.meet('ann', 'bob');
  expectRefusals(ann, bob);
  await server.stop();
  await ann.isTold(/^Reconnecting to the server/);
  await bob.isTold(/^Reconnecting to the server/);
  await ann.presses('Next');
  await ann.is('queued');
  await bob.is('queued');
  await server.start();
  // Both wait, and the new server knows of no skip.
  await ann.isConnectedTo(bob);
});

test('when only one loses its connection the server ends the call, and both find somebody again', async () => {
  const keepSocket = (/** @type {import('puppeteer-core').Page} */ page) =>
    page.evaluateOnNewDocument(() => {
      const Original = WebSocket;
      window.WebSocket = class extends Original {
        /** @param {string | URL} url */
        constructor(url) {
          super(url);
          Object.assign(window, { socket: this });
        }
      };
    });
  const [ann, bob] = await people.meet('ann', 'bob', { prepare: keepSocket });
  await ann.page.evaluate(() => /** @type {any} */ (window).socket.close());
  await bob.comesTo(({ phase }) => phase !== 'connected', 'told that the other is gone');
  await ann.isConnectedTo(bob);
  await bob.isConnectedTo(ann);
});
