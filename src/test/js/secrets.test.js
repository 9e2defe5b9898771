/** Nothing in the repository is a secret: what is one is made where it is used. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

/** How keys begin, and what else is long and like chance. */
const SECRETS = [
  /-----BEGIN [A-Z ]*PRIVATE KEY-----/,
  /\b(AKIA[0-9A-Z]{16}|gh[oprsu]_\w{36}|github_pat_\w{22,}|glpat-[\w-]{20}|xox[abprs]-[\w-]{10,}|npm_\w{36})/,
  // But for one digit again and again.
  /\b(?!(\w)\1+\b)[0-9a-fA-F]{32,}\b/,
  // Of capitals, small letters and digits, in turns that no name and no path has.
  /(?<![\w+/-])(?=[A-Za-z+/]{0,12}\d)(?=\w*[a-z])(?=\w*[A-Z])(?=(?:\D*\d){4})[A-Za-z0-9+/]{24,}={0,2}(?![\w+/-])/,
];

/**
 * What npm checks its packages by; `account-1`, who is nobody, and says it in the test of the providers; the bytes of
 * the WebSocket cases.
 */
const KNOWN = [
  /^\s*"integrity": "sha512-[\w+/=]+",?$/,
  /^\s*"Basic YWNjb3VudC0x\w+"/,
  /^\d+(\.\d+)+ [\w-]+:#[\da-f]/,
];

const isKnown = (/** @type {string} */ line) => KNOWN.some((known) => known.test(line));

/** @param {string} text */
const secretsIn = (text) =>
  text.split('\n').filter((line) => !isKnown(line) && SECRETS.some((like) => like.test(line)));

describe('secrets', () => {
  it('stand in no file of the repository', () => {
    const listed = execFileSync('git', ['ls-files', '-z'], { cwd: ROOT, encoding: 'utf8' });
    const files = listed.split('\0').filter(Boolean);
    assert.ok(files.includes('deploy/rendezvous.env'));
    const found = files.filter((file) => secretsIn(readFileSync(ROOT + file, 'utf8')).length > 0);
    assert.deepEqual(found, []);
  });

  it('would be seen', () => {
    // Put together here, or this file would hold them.
    const seen = [
      ['-----BEGIN EC ', 'PRIVATE KEY-----'],
      ['RENDEZVOUS_ICE_SECRET=', '0123456789abcdef'.repeat(4)],
      ['secret: ', 'q3VnZ0b1Qe', '7xTt0mWk9R', 'aLw2Hs4Nd8', 'Zc6Yb1Uf5J'],
      ['ghp', '_', 'a1'.repeat(18)],
    ];
    for (const parts of seen) assert.equal(secretsIn(parts.join('')).length, 1, parts[0]);
  });
});
