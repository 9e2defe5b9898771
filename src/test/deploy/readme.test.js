/**
 * deploy/README.md taken at its word: its command, from a checkout, makes a Debian as a provider hands it over serve
 * the site, and two browsers meet through it, before and after a restart.
 *
 * Around it is what the README takes for granted: a name server that leads both names to the server, the operator's
 * key in it, and an authority, which is Pebble here; that certbot is to ask it stands in a file of certbot's own.
 */
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { after, test } from 'node:test';
import { chromium } from '../browser/browsers.js';
import { People } from '../browser/people.js';
import { ROOT, until } from '../browser/until.js';
import { ADDRESS, Booted, OURS } from './booted.js';
import { Authority, answers, trustInChromium } from './machine.js';
import { lookUpBy, startNames } from './names.js';
import { need } from './needs.js';
import { outcome } from './outcome.js';
import { directoryAt, fetchRoot, startPebble } from './pebble.js';
import { makeKey, sshOptions } from './ssh.js';

const readme = readFileSync(`${ROOT}deploy/README.md`, 'utf8');
const COMMAND = said(/^(deploy\/push \S+ --site .*)$/m);
const STATUS = said(/^- `(systemctl status .*)` is green/m);
const SETTINGS = said(/^\| settings \|.*`sudo (\S+)` applies/m);
const SITE = said(/^- `(https:\/\/\S+)` opens/m);
const ENV = '/etc/rendezvous/rendezvous.env';
const RESTART_MS = 120_000;

const scratch = mkdtempSync(`${tmpdir()}/readme.`);
const server = new Booted({}, 'bare');
after(() => server.close());
const names = startNames(ADDRESS, { at: OURS });
after(() => names.kill());
lookUpBy({ hosts: '127.0.0.1 localhost\n', 'resolv.conf': `nameserver ${OURS}\n` });
const authority = new Authority({ scratch: (name) => `${scratch}/${name}` });
const pebble = await startPebble(authority, `${scratch}/pebble`, OURS);
after(() => pebble.kill());
writeFileSync(`${scratch}/root.pem`, await fetchRoot(authority, OURS));
trustInChromium(`${scratch}/root.pem`);
letIn();
const ones = await People.with(chromium(), SITE);
const others = await People.with(chromium(), SITE);
await server.boot();
await server.run('update-ca-certificates');

test('the command of the README makes a bare Debian serve the site', async () => {
  for (const program of ['nginx', 'turnserver', 'certbot', 'java']) {
    assert.equal((await server.tries('which', program)).code, 1, `${program} is not there before`);
  }
  const { code, output } = await outcome(
    spawn('bash', ['-c', COMMAND], {
      cwd: checkOut(),
      env: { ...process.env, SSH_OPTIONS: sshOptions(scratch) },
    }),
  );
  assert.equal(code, 0, output);
  assert.match(output, /install Debian's openjdk-17-jre-headless nginx /);
  assert.ok(output.includes(`Rendezvous serves ${SITE}`), output);
});

test('what it says to look at is green, and two browsers meet', async () => {
  await isGreen();
  await meet(/Direct/);
});

test('after a restart, and a setting changed as the README says, they meet by its TURN server', async () => {
  const setting = 'RENDEZVOUS_ICE_RELAY=always';
  writeFileSync(server.file(ENV), `${readFileSync(server.file(ENV), 'utf8')}${setting}\n`);
  await server.run(SETTINGS);
  await server.stop();
  await server.boot();
  await isGreen();
  await meet(/Through a relay/);
});

/** What the README says there. @param {RegExp} words */
function said(words) {
  const [, found] = words.exec(readme) ?? [];
  assert.ok(found, `deploy/README.md says no such thing: ${words}`);
  return found;
}

/** The operator's key and the authority, as they are on a server before one begins. */
function letIn() {
  makeKey(`${scratch}/user`);
  mkdirSync(server.file('/root/.ssh'), { recursive: true, mode: 0o700 });
  cpSync(`${scratch}/user.pub`, server.file('/root/.ssh/authorized_keys'));
  const host = readFileSync(server.file('/etc/ssh/ssh_host_ed25519_key.pub'), 'utf8');
  writeFileSync(`${scratch}/known`, `${new URL(SITE).host} ${host}`);
  cpSync(authority.file, server.file('/usr/local/share/ca-certificates/pebble.crt'));
  mkdirSync(server.file('/root/.config/letsencrypt'), { recursive: true });
  const asks = `server = ${directoryAt(OURS)}\n`;
  writeFileSync(server.file('/root/.config/letsencrypt/cli.ini'), asks);
}

/** The files of the repository as they stand here, and nothing that was built. @returns {string} the folder */
function checkOut() {
  const list = ['-C', ROOT, 'ls-files', '-z', '--cached', '--others', '--exclude-standard'];
  const files = execFileSync(need('git'), list, { encoding: 'utf8' }).split('\0').filter(Boolean);
  for (const file of files) cpSync(`${ROOT}${file}`, `${scratch}/checkout/${file}`);
  return `${scratch}/checkout`;
}

async function isGreen() {
  const look = () => server.tries('bash', '-c', STATUS);
  const parts = [/^nginx$/, /^rendezvous@808[01]$/, /^rendezvous-turn\b/];
  const isRunning = ({ code = 1, output = '' }) => {
    const units = [...output.matchAll(/^● (\S+)\.service /gm)].map(([, name = '']) => name);
    return code === 0 && parts.every((part) => units.some((unit) => part.test(unit)));
  };
  await until(
    async () => isRunning(await look()),
    async () => (await look()).output,
    RESTART_MS,
  );
  await until(
    () => answers(443, ADDRESS),
    () => 'nobody listens on 443',
  );
}

/** Two see each other, each with a browser of their own. @param {RegExp} way as the connection's details tell it */
async function meet(way) {
  const ann = await ones.arriveReady('ann');
  const bob = await others.arriveReady('bob');
  for (const person of [ann, bob]) await person.joins();
  await ann.isConnectedTo(bob);
  await bob.isConnectedTo(ann);
  for (const person of [ann, bob]) {
    await (await person.page.waitForSelector('#link-quality'))?.click();
    await person.reads('#link-details', way);
  }
}
