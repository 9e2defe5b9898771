/** What axe-core finds on a page as it stands: the rules of WCAG 2.2, A and AA. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** @import { Page } from 'puppeteer-core' */

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const OPTIONS = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
  // Of AA in WCAG 2.2, and left out unless it is asked for.
  rules: { 'target-size': { enabled: true } },
  resultTypes: ['violations'],
};

/**
 * @param {Page} page
 * @returns {Promise<string[]>} one line for each place: the rule, where, and what is wrong
 */
export async function violations(page) {
  // As an expression of the debugger: the page's own policy lets no script in.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(source);
  return page.evaluate(async (options) => {
    // It judges no words on a gradient: here they stand on that end of it on which they are read worst.
    document.body.style.background = 'light-dark(var(--ground), var(--glow))';
    const { violations: found } = await /** @type {any} */ (window).axe.run(document, options);
    return found.flatMap((/** @type {any} */ { id, nodes }) =>
      nodes.map(
        (/** @type {any} */ { target, failureSummary }) =>
          `${id}: ${target.join(' ')}: ${failureSummary.replace(/\s+/g, ' ')}`,
      ),
    );
  }, OPTIONS);
}
