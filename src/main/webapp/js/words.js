/**
 * The page's words in the languages it knows. A translation is a module like words/en.js with the same
 * keys (a test holds that), listed here.
 *
 * @typedef {typeof import('./words/en.js').default} Words
 * @typedef {{ tag: string, name: string, dir: 'ltr' | 'rtl', load: () => Promise<{ default: Words }> }} Language
 */

/** Each by its own name for itself. @type {readonly Language[]} */
export const languages = [
  { tag: 'en', name: 'English', dir: 'ltr', load: () => import('./words/en.js') },
  { tag: 'es', name: 'Español', dir: 'ltr', load: () => import('./words/es.js') },
  { tag: 'fr', name: 'Français', dir: 'ltr', load: () => import('./words/fr.js') },
  { tag: 'de', name: 'Deutsch', dir: 'ltr', load: () => import('./words/de.js') },
  { tag: 'vi', name: 'Tiếng Việt', dir: 'ltr', load: () => import('./words/vi.js') },
  { tag: 'ar', name: 'العربية', dir: 'rtl', load: () => import('./words/ar.js') },
];

/** What a language is called whatever the country, as two people share it: `pt` for `pt-BR`. @param {string} tag */
export const baseOf = (tag) => /^[a-z]{2,8}/i.exec(tag)?.[0].toLowerCase() ?? '';

/**
 * The first of the wanted ones that is known, or English.
 * @param {readonly string[]} wanted BCP 47 tags, best first
 * @returns {Language}
 */
export function languageFor(wanted) {
  const found = wanted.map((tag) => languages.find((language) => language.tag === baseOf(tag)));
  return found.find((language) => language !== undefined) ?? languages[0];
}

/** How a language writes numbers. @param {Language} language */
export const numeralsOf = ({ tag }) => new Intl.NumberFormat(tag, { useGrouping: 'min2' }).format;

/** Of the scripts that are written from right to left. */
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

/** What runs the other way than the words round it stays whole, and does not turn them (UAX 9, 2.7). @param {string} text @param {string} words */
const isolated = (text, words) =>
  RIGHT_TO_LEFT.test(text) === RIGHT_TO_LEFT.test(words) ? text : `\u2068${text}\u2069`;

/**
 * @param {string} words
 * @param {Record<string, string | number>} values
 * @param {(number: number) => string} [numeral] how the language writes a number
 */
export const fill = (words, values, numeral = String) =>
  words.replace(/\{(\w+)\}/g, (placeholder, key) => {
    const value = values[key];
    if (value === undefined) return placeholder;
    return typeof value === 'number' ? numeral(value) : isolated(value, words);
  });
