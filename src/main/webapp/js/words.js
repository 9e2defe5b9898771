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

/**
 * The first of the wanted ones that is known, or English.
 * @param {readonly string[]} wanted BCP 47 tags, best first
 * @returns {Language}
 */
export function languageFor(wanted) {
  const base = (/** @type {string} */ tag) => tag.toLowerCase().split('-')[0];
  const found = wanted.map((tag) => languages.find((language) => language.tag === base(tag)));
  return found.find((language) => language !== undefined) ?? languages[0];
}

/**
 * @param {string} words
 * @param {Record<string, string | number>} values
 */
export const fill = (words, values) =>
  words.replace(/\{(\w+)\}/g, (placeholder, key) => String(values[key] ?? placeholder));
