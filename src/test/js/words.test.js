import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fill } from '../../main/webapp/js/words.js';

test('a placeholder is filled, and one that is not known stays', () => {
  assert.equal(
    fill('Hello {name}, {other}', { name: 'Quiet Otter' }),
    'Hello Quiet Otter, {other}',
  );
});

test('a name that looks like a pattern or a placeholder stays what it is', () => {
  assert.equal(fill('Hello {name}', { name: '$& {self} <b>' }), 'Hello $& {self} <b>');
});

test('a name that runs the other way is kept apart from the words round it, others are not', () => {
  assert.equal(fill('With {name}.', { name: 'שלום' }), 'With \u2068שלום\u2069.');
  assert.equal(fill('مع {name}.', { name: 'Quiet Otter' }), 'مع \u2068Quiet Otter\u2069.');
  assert.equal(fill('مع {name}.', { name: 'سلام' }), 'مع سلام.');
});

test('numbers are written as the language writes them', () => {
  const numeral = new Intl.NumberFormat('de').format;
  assert.equal(
    fill('{rtt} ms, {name}', { rtt: 12345, name: '12345' }, numeral),
    '12.345 ms, 12345',
  );
});
