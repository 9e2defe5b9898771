import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import { chromium } from './browsers.js';
import { People, serverUrl } from './people.js';
import { until } from './until.js';

const people = await People.with(chromium());

test('a second visit asks for the page, and for none of its files', async () => {
  const ann = await people.arrive('ann');
  /** @type {string[]} */
  const asked = [];
  /** @type {string[]} */
  const kept = [];
  ann.page.on('response', (response) => {
    if (response.url().includes('/assets/'))
      (response.fromCache() ? kept : asked).push(response.url());
  });
  await ann.page.goto(ann.page.url(), { waitUntil: 'load' });
  await ann.is('idle');
  assert.deepEqual(asked, []);
  assert.ok(kept.length > 5, kept.join(' '));
});

test('the page can be installed', async () => {
  // In the browser's own context: those of people are incognito, where nothing is installed.
  const page = await people.browser.newPage();
  await page.goto(serverUrl(), { waitUntil: 'load' });
  const session = await page.createCDPSession();
  const { errors } = await session.send('Page.getAppManifest');
  const { installabilityErrors } = await session.send('Page.getInstallabilityErrors');
  assert.deepEqual([errors, installabilityErrors], [[], []]);
  await page.close();
});

test('neither markup nor styles nor addresses get into the page from elsewhere', async () => {
  const ann = await people.arrive('ann');
  ann.expects(/Content Security Policy|requires 'Trusted/);
  await ann.page.evaluate(async () => {
    /** @type {string[]} */
    const refused = [];
    Object.assign(window, { refused });
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) =>
      refused.push(effectiveDirective),
    );
    const attempts = [
      () => (document.body.innerHTML = '<p>Hello</p>'),
      () => document.body.setAttribute('style', 'color: red'),
      () => document.head.append(Object.assign(new Image(), { src: 'http://192.0.2.9/x.png' })),
      () => fetch('http://192.0.2.9/'),
    ];
    // That they fail is what is hoped for.
    for (const attempt of attempts) await new Promise((done) => done(attempt())).catch(() => {});
  });
  const refused = () => ann.page.evaluate(() => /** @type {any} */ (window).refused.toSorted());
  const hoped = ['connect-src', 'img-src', 'require-trusted-types-for', 'style-src-attr'];
  await until(
    async () => isDeepStrictEqual(await refused(), hoped),
    async () => `refused were only ${await refused()}`,
  );
});
