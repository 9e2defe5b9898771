/** A server's whole life on a Debian that really boots: installed, killed, rebooted, upgraded, rolled back, removed. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { appendFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync } from 'node:fs';
import { readdirSync, writeFileSync } from 'node:fs';
import { request } from 'node:https';
import { tmpdir } from 'node:os';
import { dirname } from 'node:path';
import { after, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { until } from '../browser/until.js';
import { ADDRESS, Booted, OURS } from './booted.js';
import { SITE, TURN, answers } from './machine.js';
import { lookUpBy } from './names.js';
import { need } from './needs.js';
import { AT_ONCE, DIRECTORY, ROOT_CERTIFICATE, configuration } from './pebble.js';
import { Visitor } from './visitor.js';

const INSTALL = '/srv/rendezvous/deploy/install';
const ENV = '/etc/rendezvous/rendezvous.env';
const WRONG = 'RENDEZVOUS_MATCHING_INTERVAL=soon';
const NODES = ['rendezvous@8080', 'rendezvous@8081'];
const TURNS = ['rendezvous-turn@plain', 'rendezvous-turn@behind-nginx'];

let broken = '';
/** @type {Visitor[]} */
const visitors = [];
const scratch = mkdtempSync(`${tmpdir()}/install.`);
const server = new Booted({ [SITE]: ADDRESS, [TURN]: ADDRESS });
after(async () => {
  for (const visitor of visitors) visitor.leaves();
  await server.close();
});
server.unpack('/srv/rendezvous');
// As a strict umask leaves it: who installs may read it, the services' users are others.
execFileSync('chmod', ['-R', 'go=', server.file('/srv/rendezvous')]);
makePebble('/etc/pebble');
const authority = `${scratch}/authority.pem`;
lookUpBy({ hosts: `${readFileSync('/etc/hosts', 'utf8')}\n${ADDRESS} ${SITE} ${TURN}\n` });
await server.boot();
const bare = filesOf();

step('a dry run says what it would do, and does none of it', async () => {
  const said = await install('--dry-run', ...FIRST);
  for (const part of ['rendezvous@.service', ENV, 'on port 8080', 'certificate', 'turn-secret']) {
    assert.match(said, new RegExp(`would .*${part}`));
  }
  server.says('chmod', '-R', 'go+rX', '/srv/rendezvous');
  assert.equal((await triesAsNobody(INSTALL, '--dry-run', ...FIRST)).output, said, 'to everybody');
  server.says('chmod', '-R', 'go=', '/srv/rendezvous');
  assert.deepEqual(filesOf(), bare);
});

step('one command makes a bare Debian serve the site, with TURN and certificates', async () => {
  await runPebble();
  const said = await install(...FIRST);
  writeFileSync(authority, server.says('curl', '-sk', ROOT_CERTIFICATE));
  assert.match(said, new RegExp(`Rendezvous serves https://${SITE}/`));
  for (const unit of ['nginx', 'rendezvous@8080', ...TURNS]) isActive(unit);
  assert.equal((await ask('/')).status, 200);
  await meet();
});

step(
  'what the log as JSON and Prometheus are configured by is there, for all to read',
  async () => {
    for (const file of ['json-log.properties', 'prometheus.yml', 'rendezvous.rules.yml']) {
      const path = `/opt/rendezvous/deploy/monitoring/${file}`;
      assert.equal((await triesAsNobody('test', '-r', path)).code, 0, path);
    }
  },
);

step('nobody from outside reaches a node, its health, or Debian’s own coturn', async () => {
  for (const port of [8080, 8081, 5555, 9350, 9443])
    assert.equal(await answers(port, ADDRESS), false);
  for (const path of ['/health/ready', '/metrics']) assert.equal((await ask(path)).status, 404);
  assert.notEqual(server.says('systemctl', 'is-active', 'coturn'), 'active');
  assert.notEqual(server.says('systemctl', 'is-enabled', 'coturn'), 'enabled');
});

step('the node is shut in: no capability, no new privilege, a filter, a user of its own', () => {
  const status = readFileSync(`/proc/${pidOutside('rendezvous@8080')}/status`, 'utf8');
  assert.match(status, /^CapEff:\s0+$/m);
  assert.match(status, /^NoNewPrivs:\s1$/m);
  assert.match(status, /^Seccomp:\s2$/m);
  assert.doesNotMatch(status, /^Uid:\s0\b/m);
});

step('the key that empties a node is its own user’s, and root’s', async () => {
  const key = '/run/rendezvous-8080/drain-key';
  assert.match(server.says('stat', '-c', '%U %a', key), /^(?!root|nobody).+ 600$/);
  const { code, output } = await triesAsNobody('/opt/rendezvous/deploy/drain', '8080');
  assert.equal(code, 1);
  assert.match(output, /has no key that you may read/);
});

step('the secret is on no command line, in no environment and in no log', () => {
  const secret = readFileSync(server.file('/etc/rendezvous/turn-secret'), 'utf8').trim();
  assert.match(secret, /^[0-9a-f]{64}$/);
  for (const unit of ['rendezvous@8080', ...TURNS]) {
    for (const view of ['cmdline', 'environ']) {
      const seen = readFileSync(`/proc/${pidOutside(unit)}/${view}`, 'utf8');
      assert.ok(seen.length > 0 && !seen.includes(secret), `${unit}: ${view}`);
    }
  }
  assert.ok(!server.says('journalctl', '--no-pager').includes(secret));
  assert.equal(server.says('stat', '-c', '%U %a', '/etc/rendezvous/turn-secret'), 'root 600');
});

step('the journal has what the services say', () => {
  const said = (/** @type {string} */ unit) =>
    server.says('journalctl', '--no-pager', '--output=cat', `--unit=${unit}`);
  assert.match(said('rendezvous@8080'), /Payara Micro .* ready in/);
  for (const unit of TURNS) assert.match(said(unit), /coturn|Coturn/i);
});

step('what is installed a dry run tells root alone, and everybody whom to ask', async () => {
  const { code, output } = await triesAsNobody('/opt/rendezvous/deploy/install', '--dry-run');
  assert.equal(code, 1);
  assert.match(output, /rendezvous\.env, which says what is installed here, is root's: sudo/);
});

step('a second run changes nothing, whatever an earlier release left', async () => {
  writeFileSync(server.file('/opt/rendezvous/coturn/left.conf'), 'of an earlier release');
  const before = NODES.concat(TURNS).map(pid);
  assert.match(await install(), /everything is as it should be/);
  assert.deepEqual(NODES.concat(TURNS).map(pid), before);
});

step('what certbot does after a renewal reloads nginx, and cuts nothing', async () => {
  const before = ['nginx', ...TURNS].map(pid);
  await server.run('/etc/letsencrypt/renewal-hooks/deploy/rendezvous');
  // coturn takes the signal in its own time.
  await meet();
  assert.deepEqual(['nginx', ...TURNS].map(pid), before);
  for (const unit of TURNS) isActive(unit);
});

step('who is killed comes back, without a hand', async () => {
  const before = new Map(['rendezvous@8080', ...TURNS].map((unit) => [unit, pid(unit)]));
  for (const unit of before.keys())
    server.says('systemctl', 'kill', '--kill-whom=main', '-s', 'KILL', unit);
  for (const [unit, old] of before) await isUp(unit, old);
  await meet();
});

step('everything starts at boot', async () => {
  await server.stop();
  await server.boot();
  for (const unit of ['nginx', 'rendezvous@8080', ...TURNS]) await isUp(unit);
  await meet();
});

step(
  'an upgrade refuses no visitor, and who was on the old node goes on on the new one',
  async () => {
    unpackAnother('second');
    const pair = await meet();
    const turns = TURNS.map(pid);
    const visits = keepVisiting();
    await install();
    // A restart of theirs would cut the calls that are relayed.
    assert.deepEqual(TURNS.map(pid), turns);
    const { total, failures } = await visits.end();
    assert.deepEqual(failures, [], `of ${total} visits`);
    assert.ok(total > 20, `only ${total} visits`);
    assert.equal(await served(), 'second');
    isActive('rendezvous@8081');
    assert.equal(server.says('systemctl', 'is-active', 'rendezvous@8080'), 'inactive');
    assert.equal(server.says('systemctl', 'is-enabled', 'rendezvous@8080'), 'disabled');
    // Their page comes again by itself when the old node closes; their call is between them.
    for (const visitor of pair)
      await until(
        () => visitor.end !== null,
        () => 'the old node goes on',
      );
    await meet();
  },
);

step('a release that does not become ready leaves the old one serving', async () => {
  unpackAnother('broken', { without: 'WEB-INF/classes' });
  const pair = await meet();
  const visits = keepVisiting();
  const { code, output } = await server.tries(INSTALL);
  assert.notEqual(code, 0);
  assert.match(output, /did not become ready.*goes on/);
  const { total, failures } = await visits.end();
  assert.deepEqual(failures, [], `of ${total} visits`);
  assert.equal(await served(), 'second');
  for (const visitor of pair) assert.equal(visitor.end, null);
  isActive('rendezvous@8081');
  assert.equal(server.says('systemctl', 'is-active', 'rendezvous@8080'), 'inactive');
});

step('back to the release before, in the same way, be it from before payara.env', async () => {
  server.says('rm', '/opt/rendezvous/previous/payara.env');
  const visits = keepVisiting();
  await server.run('/opt/rendezvous/deploy/install', '--roll-back');
  const { total, failures } = await visits.end();
  assert.deepEqual(failures, [], `of ${total} visits`);
  assert.equal(await served(), 'nothing');
  isActive('rendezvous@8080');
  assert.equal(server.says('systemctl', 'is-active', 'rendezvous@8081'), 'inactive');
});

step('a changed setting holds after another run, and so does a changed secret', async () => {
  const before = TURNS.map(pid);
  appendFileSync(server.file(ENV), 'RENDEZVOUS_LIMITS_NAME_LENGTH=5\n');
  server.says('chmod', '644', ENV);
  writeFileSync(server.file('/etc/rendezvous/turn-secret'), `${'5'.repeat(64)}\n`);
  await server.run('/opt/rendezvous/deploy/install');
  isActive('rendezvous@8081');
  assert.equal(server.says('stat', '-c', '%a', ENV), '600');
  const visitor = await arrive();
  visitor.says('setInfo', { name: 'Six567' });
  await visitor.hears('error');
  assert.equal(await served(), 'nothing');
  for (const [index, unit] of TURNS.entries()) assert.notEqual(pid(unit), before[index], unit);
});

step(
  'another key for tickets, or an addition to the unit, is a reason to start the node anew',
  async () => {
    const key = '/etc/rendezvous/ticket-key.pem';
    const own = '/etc/systemd/system/rendezvous@.service.d/own.conf';
    server.says('sh', '-c', `openssl genpkey -algorithm RSA | openssl pkey -pubout -out ${key}`);
    appendFileSync(server.file(ENV), `MP_JWT_VERIFY_PUBLICKEY_LOCATION=${key}\n`);
    await server.run('/opt/rendezvous/deploy/install');
    isActive('rendezvous@8080');
    const wouldStart = () =>
      /would start/.test(server.says('/opt/rendezvous/deploy/install', '--dry-run'));
    assert.equal(wouldStart(), false);
    const content = readFileSync(server.file(key));
    appendFileSync(server.file(key), '\n');
    assert.equal(wouldStart(), true);
    writeFileSync(server.file(key), content);
    assert.equal(wouldStart(), false);
    mkdirSync(server.file(dirname(own)), { recursive: true });
    writeFileSync(server.file(own), '[Service]\nMemoryMax=1900M\n');
    assert.equal(wouldStart(), true);
    server.says('rm', '-r', dirname(own));
    assert.equal(wouldStart(), false);
  },
);

step('a node that was emptied by hand is replaced by the next run', async () => {
  await server.run('/opt/rendezvous/deploy/drain', '8080');
  await server.run('/opt/rendezvous/deploy/install');
  isActive('rendezvous@8081');
  assert.equal(server.says('systemctl', 'is-active', 'rendezvous@8080'), 'inactive');
  // The setting of before holds: five letters.
  await meet('Otter');
});

step('a node that a broken-off upgrade left is stopped by the next run', async () => {
  server.says('ln', '-sfn', '../releases/none', '/opt/rendezvous/ports/8080');
  server.says('systemctl', 'enable', 'rendezvous@8080');
  assert.match(
    await server.run('/opt/rendezvous/deploy/install'),
    /stop the node that is left on port 8080/,
  );
  assert.equal(server.says('systemctl', 'is-enabled', 'rendezvous@8080'), 'disabled');
  isActive('rendezvous@8081');
});

step('a wrong setting is named, and the node that runs goes on', async () => {
  appendFileSync(server.file(ENV), `${WRONG}\n`);
  const { code, output } = await server.tries('/opt/rendezvous/deploy/install');
  assert.notEqual(code, 0);
  assert.match(output, /rendezvous\.matching\.interval is "soon", but must be/);
  const line = readFileSync(server.file(ENV), 'utf8').split('\n').indexOf(WRONG) + 1;
  const mend = `To mend: RENDEZVOUS_MATCHING_INTERVAL in ${ENV}, line ${line};`;
  assert.ok(output.includes(mend), output);
  assert.equal((await ask('/')).status, 200);
  isActive('rendezvous@8081');
});

step('uninstalled, the configuration stays; purged, nothing of ours does', async () => {
  await server.run('/opt/rendezvous/deploy/uninstall');
  const kept = filesOf().filter((file) => /rendezvous/.test(file));
  const others = ['/etc/rendezvous/ticket-key.pem', '/etc/rendezvous/turn-secret'];
  assert.deepEqual(kept, [ENV, ...others]);
  for (const unit of [...NODES, ...TURNS]) {
    assert.notEqual(server.says('systemctl', 'is-active', unit), 'active');
  }
  await server.run('/srv/rendezvous/deploy/uninstall', '--purge');
  // The account with the authority is certbot's; that Debian's coturn does not start is said in the README.
  const coturn =
    /^\/etc\/(systemd\/system\/multi-user\.target\.wants\/coturn\.service|rc\d\.d\/[SK]01coturn)$/;
  const isOurs = (/** @type {string} */ file) =>
    !coturn.test(file) && !file.startsWith('/etc/letsencrypt/');
  assert.deepEqual(filesOf().filter(isOurs), bare.filter(isOurs));
  assert.equal(server.says('ls', '/etc/letsencrypt/live'), 'README');
  assert.doesNotMatch(server.says('cat', '/etc/hosts', '/etc/nginx/nginx.conf'), /rendezvous/);
});

const FIRST = ['--site', SITE, '--turn', TURN, '--email', 'operator@example.org'];
FIRST.push('--acme-server', DIRECTORY);

/**
 * One step of the server's life: after one that failed there is nothing to see.
 * @param {string} name @param {() => unknown} action
 */
function step(name, action) {
  test(name, async () => {
    assert.equal(broken, '', 'an earlier step failed');
    broken = name;
    await action();
    broken = '';
  });
}

/** @param {string[]} options */
function install(...options) {
  return server.run('env', 'REQUESTS_CA_BUNDLE=/etc/pebble/cert.pem', INSTALL, ...options);
}

/** @param {string[]} command */
function triesAsNobody(...command) {
  const nobody = ['--reuid=nobody', '--regid=nogroup', '--clear-groups'];
  return server.tries('setpriv', ...nobody, ...command);
}

/** Where packages and operators put things. */
function filesOf() {
  const found = server.says('find', '/etc', '/opt', '/usr', '/var/www', '-xdev', '!', '-type', 'd');
  return found.split('\n').sort();
}

/** Pebble's settings and its certificate, which certbot is told to believe. @param {string} folder */
function makePebble(folder) {
  need('openssl');
  mkdirSync(server.file(folder));
  const files = [
    '-keyout',
    server.file(`${folder}/key.pem`),
    '-out',
    server.file(`${folder}/cert.pem`),
  ];
  const names = ['-subj', '/CN=pebble', '-addext', 'subjectAltName=IP:127.0.0.1'];
  const options = ['-x509', '-nodes', '-newkey', 'rsa:2048', '-days', '2', ...files, ...names];
  execFileSync('openssl', ['req', ...options], { stdio: 'ignore' });
  const config = configuration(`${folder}/cert.pem`, `${folder}/key.pem`);
  writeFileSync(server.file(`${folder}/pebble.json`), config);
}

async function runPebble() {
  const unit = ['--unit=pebble', `--setenv=${AT_ONCE}`];
  await server.run('systemd-run', ...unit, 'pebble', '-config', '/etc/pebble/pebble.json');
}

/** @param {string} unit */
function isActive(unit) {
  assert.equal(server.says('systemctl', 'is-active', unit), 'active', unit);
}

/** @param {string} unit @param {string} [old] the process that it is no more */
async function isUp(unit, old = '') {
  // The process first: systemd may say for a moment that one is active who has just been killed.
  const is = () =>
    !['0', old].includes(pid(unit)) && server.says('systemctl', 'is-active', unit) === 'active';
  await until(is, () => server.says('systemctl', 'status', '--no-pager', unit), 120_000);
}

/** @param {string} unit */
function pid(unit) {
  return server.says('systemctl', 'show', '--property=MainPID', '--value', unit);
}

/** The same process, numbered from here. @param {string} unit */
function pidOutside(unit) {
  const same = new RegExp(`^NSpid:.*\\s${pid(unit)}$`, 'm');
  const isSame = (/** @type {string} */ process) => {
    try {
      return same.test(readFileSync(`/proc/${process}/status`, 'utf8'));
    } catch {
      // One that ends while one looks.
      return false;
    }
  };
  const found = readdirSync('/proc').find((name) => /^\d+$/.test(name) && isSame(name));
  assert.ok(found, `${unit} has no process`);
  return found;
}

/** @param {string} path @param {Record<string, string>} [headers] */
async function ask(path, headers = {}) {
  const options = { host: ADDRESS, servername: SITE, path, agent: false, timeout: 15_000 };
  const ca = readFileSync(authority);
  const asking = request({ ...options, ca, headers: { Host: SITE, ...headers } });
  asking.on('timeout', () => asking.destroy(new Error('no answer in 15 s'))).end();
  const answered = new Promise((resolve, reject) => {
    asking.once('error', reject).once('response', resolve);
    asking.once('upgrade', (answer, socket) => {
      socket.destroy();
      resolve(answer);
    });
  });
  const answer = /** @type {import('node:http').IncomingMessage} */ (await answered);
  const body = answer.statusCode === 101 ? '' : Buffer.concat(await answer.toArray()).toString();
  return { status: answer.statusCode, body };
}

/** Which release serves. */
async function served() {
  const { status, body } = await ask('/release.txt');
  return status === 200 ? body : 'nothing';
}

async function arrive() {
  const visitor = await Visitor.arrive({ ca: readFileSync(authority, 'utf8'), from: OURS });
  visitors.push(visitor);
  return visitor;
}

/** Two come and are put face to face. @param {string} [name] */
async function meet(name = 'Kind Otter') {
  const pair = [await arrive(), await arrive()];
  for (const visitor of pair) await visitor.introduces(name);
  for (const visitor of pair) visitor.says('queue');
  for (const visitor of pair) await visitor.hears('match');
  return pair;
}

/** Visitors who open the page and a socket, one after another, until the end. */
function keepVisiting() {
  const handshake = {
    Connection: 'Upgrade',
    Upgrade: 'websocket',
    'Sec-WebSocket-Version': '13',
    'Sec-WebSocket-Key': 'AAAAAAAAAAAAAAAAAAAAAA==',
  };
  let total = 0;
  let over = false;
  /** @type {string[]} */
  const failures = [];
  const visiting = (async () => {
    while (!over) {
      total += 1;
      try {
        const page = (await ask('/')).status;
        const socket = (await ask('/signaling', handshake)).status;
        if (page !== 200 || socket !== 101) failures.push(`page ${page}, socket ${socket}`);
      } catch (error) {
        failures.push(String(error));
      }
      // Below what nginx allows one address.
      await pause(120);
    }
  })();
  return {
    async end() {
      over = true;
      await visiting;
      return { total, failures };
    },
  };
}

/**
 * Puts another release in the place of the one to install: with its name in release.txt.
 * @param {string} name @param {{without?: string}} [less]
 */
function unpackAnother(name, { without } = {}) {
  const folder = `${scratch}/${name}`;
  mkdirSync(folder);
  const war = server.file('/srv/rendezvous/target/ROOT.war');
  execFileSync('jar', ['--extract', '--file', war], { cwd: folder });
  writeFileSync(`${folder}/release.txt`, name);
  if (without) execFileSync('rm', ['-r', `${folder}/${without}`]);
  execFileSync('jar', ['--create', '--file', `${scratch}/${name}.war`, '-C', folder, '.']);
  cpSync(`${scratch}/${name}.war`, war);
}
