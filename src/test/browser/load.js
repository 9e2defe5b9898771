/** What a first visit costs, as the browser counts it. */

/** @import { Page } from 'puppeteer-core' */

/**
 * @param {Page} page of Chromium, on the site already
 * @returns {Promise<{ requests: number, bytes: number, urls: string[] }>} bytes as they came over the
 *   wire: compressed, with their headers
 */
export async function firstLoad(page) {
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
  await page.reload({ waitUntil: 'networkidle0' });
  await session.detach();
  // Without a cache the picture is fetched twice: for the tab, and for installing the page.
  const distinct = [...new Set(urls.values())];
  return { requests: distinct.length, bytes, urls: distinct };
}
