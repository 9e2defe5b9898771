import assert from 'node:assert/strict';
import { test } from 'node:test';
import { friendlyName } from '../../main/webapp/js/names.js';

test('a name is two words, whatever chance says', () => {
  for (const chance of [0, 0.25, 0.5, 0.999999]) {
    assert.match(
      friendlyName(() => chance),
      /^[A-Z][a-z]+ [A-Z][a-z]+$/,
    );
  }
});

test('different chances give different names', () => {
  const names = new Set(Array.from({ length: 200 }, () => friendlyName()));
  assert.ok(names.size > 50, `only ${names.size} names in 200`);
});
