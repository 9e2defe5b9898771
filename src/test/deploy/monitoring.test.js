import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { after, before, test } from 'node:test';
import { WebSocket } from 'ws';
import { parse } from 'yaml';
import { Server } from '../browser/server.js';
import { ROOT, until } from '../browser/until.js';
import { need } from './needs.js';
import { outcome } from './outcome.js';
import { Visitor } from './visitor.js';

/** deploy/monitoring with Debian's Prometheus, which reads a node on which people meet. */

const FOLDER = `${ROOT}deploy/monitoring`;
const PORT = 9190;
const promtool = need('promtool', 'prometheus');
const prometheus = need('prometheus');

/** @type {{ alert: string, expr: string, annotations: any, labels: any }[]} */
const alerts = parse(read('rendezvous.rules.yml')).groups.flatMap(
  (/** @type {any} */ { rules }) => rules,
);
const dashboard = JSON.parse(read('grafana.json'));
/** @type {{ title: string, expr: string }[]} */
const charts = dashboard.panels.flatMap((/** @type {any} */ { title, targets = [] }) =>
  targets.map((/** @type {any} */ { expr }) => ({ title, expr })),
);

const scratch = mkdtempSync(`${tmpdir()}/monitoring.`);
const node = new Server(8080);
/** @type {import('node:child_process').ChildProcess} */ let watcher;
/** @type {Visitor[]} */
const visitors = [];

before(async () => {
  await node.start();
  await watch();
  await meet();
});

after(async () => {
  for (const visitor of visitors) visitor.leaves();
  watcher?.kill('SIGTERM');
  await node.stop();
  rmSync(scratch, { recursive: true });
});

test('the sample configuration and the rules are what Prometheus takes', async () => {
  await checks('check', 'config', `${FOLDER}/prometheus.yml`);
  await checks('check', 'rules', `${FOLDER}/rendezvous.rules.yml`);
});

test('each alert comes when it should, and none when all is well', async () => {
  const histories = `${ROOT}src/test/deploy/alerts.test.yml`;
  cpSync(`${FOLDER}/rendezvous.rules.yml`, `${scratch}/rendezvous.rules.yml`);
  cpSync(histories, `${scratch}/alerts.test.yml`);
  await checks('test', 'rules', `${scratch}/alerts.test.yml`);
  const tested = readFileSync(histories, 'utf8');
  for (const { alert } of alerts) assert.ok(tested.includes(`alertname="${alert}"`), alert);
});

test('each alert says how urgent it is, what is wrong and what to do', () => {
  assert.equal(new Set(alerts.map(({ alert }) => alert)).size, alerts.length);
  for (const { alert, labels, annotations } of alerts) {
    assert.ok(['page', 'look'].includes(labels.severity), alert);
    assert.ok(annotations.summary && annotations.todo, alert);
  }
});

test('the node is read, and the idle port is known to be idle', async () => {
  const health = async () => {
    const { activeTargets } = await ask('targets');
    return Object.fromEntries(
      activeTargets.map((/** @type {any} */ { labels, health }) => [labels.instance, health]),
    );
  };
  assert.deepEqual(await health(), { '127.0.0.1:8080': 'up', '127.0.0.1:8081': 'down' });
});

test('every chart of the dashboard has something to show', async () => {
  assert.ok(charts.length > 15, `${charts.length} charts`);
  for (const { title, expr } of charts) {
    const values = () => query(expr);
    await until(
      async () => (await values()).some((/** @type {string} */ value) => value !== 'NaN'),
      async () => `“${title}” has ${JSON.stringify(await values())} for ${expr}`,
    );
  }
});

test('what happened is what the charts show', async () => {
  for (const [expr, value] of /** @type {const} */ ([
    ['sum(rendezvous_sockets)', 2],
    ['2 * sum(rendezvous_rooms)', 2],
    ['sum(rendezvous_matches_total)', 1],
    ['sum(rendezvous_match_seconds_count)', 2],
    ['sum(rendezvous_relayed_total{type="offer"})', 1],
    ['sum(rendezvous_calls_reported_total{outcome="connected",path="direct"})', 1],
    ['sum(rendezvous_first_frame_within_total{le="0.5"})', 1],
  ])) {
    await until(
      async () => Number((await query(expr))[0]) === value,
      async () => `${expr} is ${await query(expr)}, not ${value}`,
    );
  }
});

test('every alert can be evaluated, and with a node that is well none comes', async () => {
  const rules = async () =>
    (await ask('rules')).groups.flatMap((/** @type {any} */ { rules }) => rules);
  await until(
    async () => (await rules()).every((/** @type {any} */ { health }) => health === 'ok'),
    async () => JSON.stringify(await rules()),
  );
  const found = await rules();
  assert.deepEqual(
    found.map((/** @type {any} */ { name, state }) => [name, state]).toSorted(),
    alerts.map(({ alert }) => [alert, 'inactive']).toSorted(),
  );
});

test('every figure that is asked for is one that the node has', async () => {
  const known = new Set(await ask('label/__name__/values'));
  const asked = [...alerts, ...charts].flatMap(({ expr }) => [
    ...expr.matchAll(/\b(?:rendezvous|memory|thread|gc|jvm)_\w+/g),
  ]);
  const unknown = asked.map(([name]) => name).filter((name) => !known.has(name));
  assert.deepEqual(unknown, []);
});

/** @param {string} file */
function read(file) {
  return readFileSync(`${FOLDER}/${file}`, 'utf8');
}

/** Beside the visitors, whose sockets have to answer the node meanwhile. @param {...string} args */
async function checks(...args) {
  const tool = spawn(promtool, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  const { code, output } = await outcome(tool);
  assert.equal(code, 0, `promtool ${args.join(' ')}\n${output}`);
}

/** Debian's Prometheus with the sample configuration, only faster. */
async function watch() {
  const faster = read('prometheus.yml').replaceAll(/(_interval): 15s/g, '$1: 1s');
  writeFileSync(`${scratch}/prometheus.yml`, faster);
  cpSync(`${FOLDER}/rendezvous.rules.yml`, `${scratch}/rendezvous.rules.yml`);
  const log = openSync(`${scratch}/log`, 'w');
  watcher = spawn(
    prometheus,
    [
      `--config.file=${scratch}/prometheus.yml`,
      `--storage.tsdb.path=${scratch}/data`,
      `--web.listen-address=127.0.0.1:${PORT}`,
    ],
    { stdio: ['ignore', log, log] },
  );
  const isUp = async () =>
    (await query('up{instance="127.0.0.1:8080"}').catch(() => []))[0] === '1';
  await until(isUp, () => readFileSync(`${scratch}/log`, 'utf8'));
}

/** Two who meet, signal and tell of their call. */
async function meet() {
  const [ann, bob] = [await arrive('Ann'), await arrive('Bob')];
  ann.says('queue');
  bob.says('queue');
  const [{ roomId }] = await Promise.all([ann.hears('match'), bob.hears('match')]);
  ann.says('offer', { type: 'offer', sdp: 'v=0\r\n', roomId });
  await bob.hears('offer');
  bob.says('call', { roomId, outcome: 'connected', firstFrameMs: 412, path: 'direct' });
  await bob.isHeard(1);
}

/** @param {string} name */
async function arrive(name) {
  const socket = new WebSocket('ws://127.0.0.1:8080/signaling');
  const visitor = new Visitor(socket);
  visitors.push(visitor);
  await once(socket, 'open');
  await visitor.introduces(name);
  return visitor;
}

/** @param {string} what of Prometheus' API @returns {Promise<any>} */
async function ask(what) {
  const answer = await fetch(`http://127.0.0.1:${PORT}/api/v1/${what}`);
  const { status, data, error } = await answer.json();
  assert.equal(status, 'success', `${what}: ${error}`);
  return data;
}

/** @param {string} expr @returns {Promise<string[]>} what it is now, series by series */
async function query(expr) {
  const { result } = await ask(`query?query=${encodeURIComponent(expr)}`);
  return result.map((/** @type {any} */ { value }) => value[1]);
}
