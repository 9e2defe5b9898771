import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  INTEREST_LENGTH,
  MOST_INTERESTS,
  hasComma,
  inWords,
  interestFrom,
  interestsFrom,
  withInterests,
  withoutInterest,
} from '../../main/webapp/js/lounge/interests.js';

const ten = Array.from({ length: MOST_INTERESTS }, (_, i) => `interest ${i}`);

test('an interest is trimmed, on one line, and shows something', () => {
  assert.equal(interestFrom('  Board \t\n Games '), 'Board Games');
  for (const nothing of ['', '   ', '\u0000', '\u202e', '\u200d', '\u2028']) {
    assert.equal(interestFrom(nothing), '', JSON.stringify(nothing));
  }
});

test('what turns text round, hides or breaks it is left out, and emoji stay whole', () => {
  assert.equal(interestFrom('ch\u202ee\u0007ss\ud800'), 'chess');
  assert.equal(interestFrom('👩‍👩‍👧 family'), '👩‍👩‍👧 family');
});

test('an interest has at most 32 code points, also as the server writes it', () => {
  assert.equal([...interestFrom('🎲'.repeat(50))].length, INTEREST_LENGTH);
  // One letter that the server writes as eighteen.
  assert.equal(interestFrom('ﷺﷺﷺ'), 'ﷺ');
});

test('Enter adds one, commas part several, and each is there once however it is written', () => {
  assert.deepEqual(withInterests([], 'chess'), {
    list: ['chess'],
    outcome: 'added',
    interest: 'chess',
  });
  assert.deepEqual(withInterests(['chess'], 'tea, Jazz،茶、,').list, [
    'chess',
    'tea',
    'Jazz',
    '茶',
  ]);
  for (const same of ['CHESS', ' chess ', 'ｃｈｅｓｓ']) {
    const { list, outcome } = withInterests(['Chess'], same);
    assert.deepEqual([list, outcome], [['Chess'], 'known'], same);
  }
});

test('it says when there is no room, nothing to add, or too much of it', () => {
  assert.deepEqual(withInterests(ten, 'chess'), { list: ten, outcome: 'full', interest: 'chess' });
  assert.equal(withInterests(ten, 'INTEREST 3').outcome, 'known');
  assert.equal(withInterests([], ' , ').outcome, 'nothing');
  assert.equal(withInterests([], 'x'.repeat(33)).outcome, 'long');
});

test('one is taken away, the others stay in order', () => {
  assert.deepEqual(withoutInterest(['a', 'b', 'c'], 'b'), ['a', 'c']);
});

test('a comma is known in several scripts', () => {
  for (const text of ['a,', 'a،', 'a、', 'a，', 'a;']) assert.ok(hasComma(text), text);
  assert.equal(hasComma('rock ’n’ roll'), false);
});

test('whatever is stored, only what the server takes comes out', () => {
  for (const odd of [null, undefined, 'chess', 7, {}, { length: 3 }]) {
    assert.deepEqual(interestsFrom(odd), []);
  }
  assert.deepEqual(interestsFrom(['chess', 7, null, ['tea'], '', ' Chess ', 'tea']), [
    'chess',
    'tea',
  ]);
  assert.equal(interestsFrom([...ten, 'one more']).length, MOST_INTERESTS);
});

test('what both like is said as one says it, and no more than can be read', () => {
  assert.deepEqual(inWords(['chess', 'tea'], 'en'), { named: 'chess and tea', more: false });
  assert.deepEqual(inWords(['Schach', 'Tee'], 'de').named, 'Schach und Tee');
  const { named, more } = inWords(ten, 'en');
  assert.deepEqual([named, more], ['interest 0, interest 1, interest 2, interest 3', true]);
});
