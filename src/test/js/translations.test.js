import assert from 'node:assert/strict';
import { test } from 'node:test';
import { languageFor, languages } from '../../main/webapp/js/words.js';
import english from '../../main/webapp/js/words/en.js';

/** Each word with the way to it: `help.rules.list.3`. @param {unknown} words @param {string} [way] @returns {[string, string][]} */
const leaves = (words, way = '') =>
  words && typeof words === 'object'
    ? Object.entries(words).flatMap(([key, value]) => leaves(value, way ? `${way}.${key}` : key))
    : [[way, String(words)]];

/** @param {string} text */
const placeholders = (text) => (text.match(/\{\w+\}/g) ?? []).sort();

const spoken = await Promise.all(
  languages.map(async ({ tag, load }) => ({ tag, words: leaves((await load()).default) })),
);
const source = new Map(leaves(english));

for (const { tag, words } of spoken) {
  test(`${tag}: exactly the keys of English, and lists as long`, () => {
    assert.deepEqual(
      words.map(([way]) => way),
      [...source.keys()],
    );
  });

  test(`${tag}: no words are empty, and none begin or end with a blank`, () => {
    for (const [way, text] of words) {
      assert.match(text, /\S/, way);
      assert.equal(text, text.trim(), way);
      assert.doesNotMatch(text, / {2}|\.\.\.|'|"/, `${way}: typographic signs only`);
    }
  });

  test(`${tag}: the same placeholders, so that nothing is left out`, () => {
    for (const [way, text] of words)
      assert.deepEqual(placeholders(text), placeholders(source.get(way) ?? ''), way);
  });
}

test('a translation is not English that was forgotten', () => {
  for (const { tag, words } of spoken) {
    if (tag === 'en') continue;
    const own = (/** @type {string} */ text) => text.replace(/\{\w+\}/g, '').length > 14;
    const same = words.filter(([way, text]) => own(text) && text === source.get(way));
    assert.deepEqual(
      same.map(([way]) => way),
      [],
      tag,
    );
  }
});

test('the names of buttons that are quoted in a sentence are the names on the buttons', () => {
  for (const { tag, words } of spoken) {
    const at = new Map(words);
    const holds = (/** @type {string} */ way, /** @type {string} */ name) =>
      assert.ok(at.get(way)?.includes(at.get(name) ?? name), `${tag}: ${way} names ${name}`);
    holds('pane.queuedSkipped.text', 'action.forget');
    holds('waiting.tips.3', 'action.next');
    holds('help.rules.list.4', 'action.next');
    holds('aside.escapeAgain', 'shortcuts.escape');
  }
});

test('French signs of two parts have a narrow blank before them that does not break', () => {
  const words = spoken.find(({ tag }) => tag === 'fr')?.words ?? [];
  for (const [way, text] of words)
    assert.doesNotMatch(text, /[^\u202f/h][;!?»]|« |[^\u202fs]:/, way);
});

test('what a browser wants finds its language, whatever its country, and English otherwise', () => {
  const found = (/** @type {string[]} */ ...wanted) => languageFor(wanted).tag;
  assert.equal(found('de-AT', 'en'), 'de');
  assert.equal(found('AR-eg'), 'ar');
  assert.equal(found('tlh', 'fr-CA', 'es'), 'fr');
  assert.equal(found('tlh'), 'en');
  assert.equal(found(), 'en');
});
