/** The units and the configuration file as they stand, and the installer's words: quick, nothing boots. */
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { test } from 'node:test';
import { ROOT } from '../browser/until.js';
import { need } from './needs.js';

const UNITS = ['rendezvous@8080', 'rendezvous-turn@plain', 'rendezvous-turn@behind-nginx'];
const FIRST = ['--site', 'chat.example.org', '--turn', 'turn.example.org'];
FIRST.push('--email', 'operator@example.org');

const AWAIT_READY = `${ROOT}deploy/systemd/await-ready`;

const folder = layOut();

for (const unit of UNITS) {
  test(`systemd finds no fault in ${unit}`, () => {
    const { status, output } = run('systemd-analyze', 'verify', `${folder}/${unit}.service`);
    assert.equal(output, '');
    assert.equal(status, 0);
  });

  test(`${unit} is exposed by 2.0 at most`, () => {
    const judge = ['security', '--no-pager', '--offline=true', '--threshold=20'];
    const { status, output } = run('systemd-analyze', ...judge, `${folder}/${unit}.service`);
    assert.match(output, /Overall exposure level for \S+: [01]\.\d OK|: 2\.0 OK/);
    assert.equal(status, 0, output);
  });
}

test('the unit has the options of payara.env, for a release from before that file', () => {
  const of = (/** @type {RegExp} */ line, /** @type {string} */ path) =>
    line.exec(readFileSync(`${ROOT}${path}`, 'utf8'))?.[1];
  const options = of(/^PAYARA_ALWAYS="(.+)"$/m, 'payara/payara.env');
  assert.ok(options);
  const unit = 'deploy/systemd/rendezvous@.service';
  assert.equal(of(/^Environment="PAYARA_ALWAYS=(.+)"$/m, unit), options);
});

test('every setting of docs/configuration.md stands in rendezvous.env, with its default', () => {
  const documented = readFileSync(`${ROOT}docs/configuration.md`, 'utf8');
  const rows = [...documented.matchAll(/^\| `rendezvous\..*$/gm)].map(([row]) =>
    row.split(' | ').map((cell) => cell.replace(/^\||\|$/g, '').trim()),
  );
  assert.ok(rows.length > 10);
  const file = readFileSync(`${ROOT}deploy/rendezvous.env`, 'utf8');
  for (const cells of rows) {
    const variable = cells.at(-1)?.replaceAll('`', '') ?? '';
    const fallback = cells[1] === '(none)' ? '' : cells[1]?.replaceAll('`', '');
    const line = new RegExp(`^# .*\\n#?${variable}=(.*)$`, 'm').exec(file);
    assert.ok(line, `${variable} is not there, or not explained`);
    // What the installer fills in has no default there.
    if (!line[1]?.startsWith('@')) assert.equal(line[1], fallback, variable);
  }
});

test('a dry run of the first installation says what, and changes nothing', () => {
  const before = etc();
  const { status, output } = run(`${ROOT}deploy/install`, '--dry-run', ...FIRST);
  assert.equal(status, 0, output);
  assert.match(output, /would write \/etc\/systemd\/system\/rendezvous@\.service/);
  // Not by the first certificate alone: one may be there already, and is renewed all the same.
  assert.match(output, /would write \/etc\/letsencrypt\/renewal-hooks\/deploy\/rendezvous/);
  for (const line of output.trim().split('\n')) assert.match(line, /^(would |no certificates)/);
  assert.deepEqual(etc(), before);
});

for (const { options, words } of [
  { options: [], words: /wants --site/ },
  { options: ['--site', 'chat.example.org'], words: /wants --turn or --no-turn/ },
  { options: ['--site', 'Chat;x', '--no-turn'], words: /Chat;x is not the name of a host/ },
  { options: ['--site', 'a.example.org', '--turn', 'a.example.org'], words: /want a name each/ },
  { options: ['--site', 'a.example.org', '--no-turn'], words: /wants --email/ },
  { options: ['--sight', 'a.example.org'], words: /what is --sight/ },
  { options: ['--roll-back'], words: /no release before/ },
]) {
  test(`the installer refuses ${options.join(' ') || 'to guess the names'}`, () => {
    const { status, output } = run(`${ROOT}deploy/install`, '--dry-run', ...options);
    assert.equal(status, 1);
    assert.match(output, words);
  });
}

test('shellcheck finds no fault in the scripts', () => {
  need('shellcheck');
  const folders = [`${ROOT}deploy`, `${ROOT}src/test/deploy`];
  const files = run('grep', '-rlE', '^#!.*sh$', ...folders)
    .output.trim()
    .split('\n');
  assert.ok(files.length > 10, 'they are found');
  const { output } = run('shellcheck', ...files, `${ROOT}src/test/setup`);
  assert.equal(output, '');
});

test('no wait for a node outlives its server, and it says so', () => {
  const { status, output } = run('sh', '-c', 'MAINPID=4194305 "$0" 1', AWAIT_READY);
  assert.equal(status, 1);
  assert.match(output, /ended before it was ready/);
});

/** @param {string} program @param {string[]} options */
function run(program, ...options) {
  const { status, stdout, stderr } = spawnSync(program, options, { encoding: 'utf8' });
  return { status, output: stdout + stderr };
}

/** Everything where a unit could be left, and when it was last changed. */
function etc() {
  return execFileSync('find', ['/etc', '-xdev', '-type', 'f', '-printf', '%p %T@\n'], {
    encoding: 'utf8',
  });
}

/** What the units name, where they name it; in a mount of the test's own. */
function layOut() {
  need('systemd-analyze', 'systemd');
  need('java', 'openjdk-17-jre-headless');
  execFileSync('mount', ['-t', 'tmpfs', 'none', '/opt']);
  mkdirSync('/opt/rendezvous/deploy', { recursive: true });
  mkdirSync('/opt/rendezvous/coturn');
  for (const part of ['systemd', 'coturn']) {
    cpSync(`${ROOT}deploy/${part}`, `/opt/rendezvous/deploy/${part}`, { recursive: true });
  }
  cpSync(`${ROOT}deploy/coturn/start`, '/opt/rendezvous/coturn/start');
  const units = mkdtempSync(`${tmpdir()}/units.`);
  for (const unit of UNITS) {
    const template = unit.replace(/@.*/, '@');
    cpSync(`${ROOT}deploy/systemd/${template}.service`, `${units}/${unit}.service`);
  }
  return units;
}
