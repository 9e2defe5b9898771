import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chromium } from './browsers.js';
import { firstLoad, weigh } from './load.js';
import { People, serverUrl } from './people.js';

const people = await People.with(chromium());

test('the first visit takes at most 25 requests and 60 KB, all from this server', async () => {
  const ann = await people.arrive('ann');
  const { requests, bytes, urls } = await firstLoad(ann.page);
  assert.ok(requests > 1 && requests <= 25, `${requests} requests: ${urls.join(' ')}`);
  assert.ok(bytes > 1000 && bytes < 60_000, `${bytes} bytes`);
  for (const url of urls) assert.equal(new URL(url).origin, new URL(serverUrl()).origin);
});

test('all of the page, the call included, takes less than 180 KB', async () => {
  const ann = await people.arrive('ann');
  const whole = await weigh(ann.page, async () => {
    await ann.page.reload({ waitUntil: 'load' });
    await ann.opensCamera();
  });
  assert.ok(
    whole.requests > 25 && whole.bytes < 180_000,
    `${whole.requests}: ${whole.bytes} bytes`,
  );
});

test('a call loads nothing more once the camera is open: no library, no sound', async () => {
  const ann = await people.arriveReady('ann');
  /** @type {string[]} */
  const later = [];
  ann.page.on('request', (request) => void later.push(request.url()));
  const bob = await people.arriveReady('bob');
  await ann.joins();
  await bob.joins();
  await ann.isConnectedTo(bob);
  // The browser fetches the tab's picture and what it needs to install the page when it likes.
  const more = later.filter(
    (url) => url.startsWith('http') && !/\/(favicon\.svg|manifest\.webmanifest)$/.test(url),
  );
  assert.deepEqual(more, []);
});
