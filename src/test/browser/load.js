/** What a first visit costs, as the browser counts it. */

/** @import { Page } from 'puppeteer-core' */

/** @param {Page} page of Chromium, on the site already */
export const firstLoad = (page) => weigh(page, () => page.reload({ waitUntil: 'networkidle0' }));

/**
 * @param {Page} page of Chromium
 * @param {() => Promise<unknown>} visit what is to be weighed, as for somebody who was never here
 * @returns {Promise<{ requests: number, bytes: number, urls: string[] }>} bytes as they came over the
 *   wire: compressed, with their headers
 */
export async function weigh(page, visit) {
  const session = await page.createCDPSession();
  await session.send('Network.enable');
  await session.send('Network.setCacheDisabled', { cacheDisabled: true });
  /** @type {Map<string, string>} */
  const urls = new Map();
  let bytes = 0;
  session.on('Network.requestWillBeSent', ({ requestId, request }) => {
    if (/^https?:/.test(request.url)) urls.set(requestId, request.url);
  });
  session.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength));
  await visit();
  await session.detach();
  // Without a cache the picture is fetched twice: for the tab, and for installing the page.
  const distinct = [...new Set(urls.values())];
  return { requests: distinct.length, bytes, urls: distinct };
}
