/**
 * Where the original hurts its users, as far as a page can show it, and the test here that keeps each
 * out. The others are the server's: src/test/java.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

/** @type {[number, string, string, string][]} */
const WEAKNESSES = [
  [5, 'anyone can blank the partner’s page', 'hostile', 'a name that is no text reaches nobody'],
  [5, 'nor through a server that lets it pass', 'hostile', 'even a server that hands on a name'],
  [6, '“Connecting…” for ever with no button', 'connecting', 'Next works from the moment'],
  [6, 'and no way to stop it', 'connecting', 'Stop works from the moment'],
  [6, 'and nothing ends it', 'connecting', 'somebody who never answers is given up'],
  [7, 'failed media is called a success', 'connecting', 'media that finds no way'],
  [
    7,
    'so is media that has not come yet',
    'meeting',
    'called connected only when the other is seen',
  ],
  [8, 'a call is torn down when the server restarts', 'restart', 'a call goes on while the server'],
  [8, 'and then nobody notices its end', 'restart', 'a call on its own ends for both'],
  [9, 'two press Next together: a bystander is cut off', 'next', 'both press Next at once'],
  [
    10,
    'Leave queue at the match: in a call all the same',
    'connecting',
    'Leave queue in the very moment',
  ],
  [11, 'a page told “invalid” waits for ever', 'hostile', 'because a server forgot it'],
  [14, 'no way to hang up or turn the camera off', 'meeting', 'Stop hangs up, keeps the camera'],
  [15, '2.8 MB before the first call', 'load', 'the first visit takes at most 25 requests'],
  [15, 'and a sound for the first press', 'load', 'a call loads nothing more'],
  [
    18,
    'two who skipped each other wait, and nothing says why',
    '../js/status',
    'who waits after skipping somebody is told',
  ],
];

for (const [number, weakness, file, words] of WEAKNESSES) {
  test(`weakness ${number}, ${weakness}: kept out by “${words}…”`, () => {
    const source = readFileSync(new URL(`${file}.test.js`, import.meta.url), 'utf8');
    const titles = source
      .split('\n')
      .filter((text) => /^\s*test\(/.test(text) || /^\s+['`]/.test(text));
    assert.ok(
      titles.some((title) => title.includes(words)),
      `${file}.test.js has no test “${words}…”`,
    );
  });
}
