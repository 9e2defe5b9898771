import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fill } from '../../main/webapp/js/words.js';
import english from '../../main/webapp/js/words/en.js';

test('a placeholder is filled, and one that is not known stays', () => {
  assert.equal(
    fill('Hello {name}, {other}', { name: 'Quiet Otter' }),
    'Hello Quiet Otter, {other}',
  );
});

test('a name that looks like a pattern or a placeholder stays what it is', () => {
  assert.equal(fill('Hello {name}', { name: '$& {self} <b>' }), 'Hello $& {self} <b>');
});

test('no words are empty', () => {
  /** @param {unknown} words @returns {unknown[]} */
  const leaves = (words) =>
    words && typeof words === 'object' ? Object.values(words).flatMap(leaves) : [words];
  for (const words of leaves(english)) assert.match(String(words), /\S/);
});
