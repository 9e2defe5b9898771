/** deploy/push over a real ssh, to an sshd of the test’s own. */
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { after, test } from 'node:test';
import { ROOT, until } from '../browser/until.js';
import { need } from './needs.js';
import { outcome } from './outcome.js';
import { makeKey, sshOptions } from './ssh.js';

const PORT = 2222;
const scratch = mkdtempSync(`${tmpdir()}/push.`);
const sshd = await startSshd();
after(() => sshd.kill());

test('what push sends arrives whole, and the other side’s installer says what it would do', async () => {
  const { code, output } = await push('127.0.0.1', '--dry-run', ...FIRST);
  assert.equal(code, 0, output);
  const release = /would start (\S+) on port 8080/.exec(output)?.[1];
  assert.ok(release, output);
  // Named by its content: what came is what was sent.
  assert.equal(release, await releaseHere());
  assert.match(output, /would write \/etc\/rendezvous\/rendezvous\.env/);
});

test('nothing of it stays on the other side', async () => {
  const before = folders();
  await push('127.0.0.1', '--dry-run', ...FIRST);
  assert.deepEqual(folders(), before);
});

test('what the installer there refuses, push refuses, with its words', async () => {
  const name = 'Not A Name; touch x';
  const { code, output } = await push('127.0.0.1', '--dry-run', '--no-turn', '--site', name);
  assert.notEqual(code, 0);
  assert.match(output, /Not A Name; touch x is not the name of a host/);
});

test('a host that is not there is said, and nothing is sent', async () => {
  const { code, output } = await push('127.0.0.9');
  assert.notEqual(code, 0);
  assert.match(output, /refused/);
});

const FIRST = ['--site', 'chat.example.org', '--turn', 'turn.example.org'];
FIRST.push('--email', 'operator@example.org');

/** @param {string[]} words */
async function push(...words) {
  const child = spawn('deploy/push', words, {
    cwd: ROOT,
    env: { ...process.env, BUILD: 'no', SSH_OPTIONS: sshOptions(scratch, PORT) },
  });
  return outcome(child);
}

/** What the installer makes of the same files here. */
async function releaseHere() {
  const child = spawn('deploy/install', ['--dry-run', ...FIRST], { cwd: ROOT });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text) => (output += text));
  await once(child, 'close');
  return /would start (\S+) on port 8080/.exec(output)?.[1];
}

function folders() {
  return execFileSync('find', ['/tmp', tmpdir(), '-maxdepth', '1', '-name', 'tmp.*'], {
    encoding: 'utf8',
  });
}

async function startSshd() {
  const program = need('sshd', 'openssh-server');
  for (const name of ['host', 'user']) makeKey(`${scratch}/${name}`);
  cpSync(`${scratch}/user.pub`, `${scratch}/authorized`);
  writeFileSync(
    `${scratch}/known`,
    `[127.0.0.1]:${PORT} ${readFileSync(`${scratch}/host.pub`, 'utf8')}`,
  );
  mkdirSync('/run/sshd', { recursive: true });
  const lines = [
    `ListenAddress 127.0.0.1:${PORT}`,
    `HostKey ${scratch}/host`,
    `AuthorizedKeysFile ${scratch}/authorized`,
    'PermitRootLogin prohibit-password',
    'PasswordAuthentication no',
    'UsePAM no',
    // The scratch folder is nobody's home.
    'StrictModes no',
    'PidFile none',
  ];
  writeFileSync(`${scratch}/sshd_config`, lines.join('\n') + '\n');
  const child = spawn(program, ['-D', '-e', '-f', `${scratch}/sshd_config`], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let log = '';
  child.stderr.setEncoding('utf8').on('data', (text) => (log += text));
  await until(
    () => log.includes('Server listening'),
    () => `sshd does not listen\n${log}`,
  );
  return child;
}
