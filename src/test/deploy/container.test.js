/** The image as deploy/container/build makes it, run as the compose file and Kubernetes run it. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, describe, it } from 'node:test';
import { ROOT, until } from '../browser/until.js';
import { BASE, Containers } from './containers.js';
import { kustomize } from './kustomize.js';

const IMAGE = 'localhost/rendezvous:test';
const URL = 'http://127.0.0.1:8080';
const START_MS = 240_000;
const MEMORY = 1024 * 1024 * 1024;

/** What compose.yaml and the Deployment ask for. The network is the test's own, where nothing else runs. */
const HARDENED = [
  ...['--network', 'host', '--hostname', 'site', '--add-host', 'site:127.0.0.1'],
  ...['--read-only', '--tmpfs', '/tmp:rw,size=512m', '--memory', String(MEMORY)],
  ...['--cap-drop', 'ALL', '--security-opt', 'no-new-privileges'],
  // Its timer is systemd's, which is not in here: the test asks by hand.
  ...['--health-interval', 'disable'],
];

describe('the image', () => {
  /** @type {Containers} */
  let containers;
  before(async () => {
    containers = new Containers();
    await containers.bringBase();
    await containers.build('site', IMAGE);
  });
  afterEach(() => containers.close());
  after(() => containers.close());

  it('is the same whenever it is built', async () => {
    await containers.build('site', 'localhost/oci:one', { FORMAT: 'oci' });
    await containers.build('site', 'localhost/oci:two', { FORMAT: 'oci' });
    const one = await inspect('localhost/oci:one');
    assert.equal((await inspect('localhost/oci:two')).Digest, one.Digest);
    // Docker's format has the builder's name in it, so there the layers are compared.
    assert.deepEqual((await inspect(IMAGE)).RootFS.Layers, one.RootFS.Layers);
    assert.deepEqual((await inspect(BASE)).RootFS.Layers, one.RootFS.Layers.slice(0, -1));
    await containers.podman('rmi', 'localhost/oci:one', 'localhost/oci:two');
  });

  it('says what it is, and adds little to its base', async () => {
    const { Config, Size } = await inspect(IMAGE);
    const version = /^ {2}<version>(.*)<\/version>$/m.exec(readFileSync(`${ROOT}pom.xml`, 'utf8'));
    assert.equal(Config.Labels['org.opencontainers.image.title'], 'Rendezvous');
    assert.equal(Config.Labels['org.opencontainers.image.version'], version?.[1]);
    assert.match(Config.Labels['org.opencontainers.image.revision'], /^[0-9a-f]{40}$/);
    assert.equal(Config.User, '10001:10001');
    assert.deepEqual(Object.keys(Config.ExposedPorts), ['8080/tcp']);
    assert.equal(Config.StopSignal, 'SIGTERM');
    const added = Size - (await inspect(BASE)).Size;
    assert.ok(added < 110_000_000, `it adds ${added} bytes`);
  });

  it('serves from a read-only root without any power, within its memory, and stops when told', async () => {
    await containers.podman('run', '--detach', '--name', 'site', ...HARDENED, IMAGE);
    await isServing('site');

    const { code: health } = await containers.ask('podman', ['healthcheck', 'run', 'site']);
    assert.equal(health, 0, 'it is healthy in its own eyes');
    await servesThePage();
    await introducesAVisitor();

    const status = await within('cat /proc/1/status');
    assert.match(status, /^Uid:\t10001\t10001\t10001\t10001$/m);
    assert.match(status, /^Gid:\t10001\t10001\t10001\t10001$/m);
    assert.match(status, /^CapEff:\t0+$/m);
    assert.match(status, /^CapBnd:\t0+$/m);
    assert.match(status, /^NoNewPrivs:\t1$/m);
    assert.match(
      await within('tr "\\0" " " < /proc/1/cmdline'),
      /^java /,
      'the server is process 1',
    );
    assert.match(await refusal('touch /opt/rendezvous/x'), /Read-only file system/);
    assert.match(await refusal('touch /etc/x'), /Read-only file system/);
    assert.equal(await memoryLimit('site'), MEMORY);

    const told = Date.now();
    await containers.podman('stop', '--time', '30', 'site');
    const took = Date.now() - told;
    assert.equal(await containers.podman('inspect', '-f', '{{.State.ExitCode}}', 'site'), '143');
    assert.ok(took < 20_000, `it took ${took} ms, and was not killed`);
  });

  it('is not healthy while it does not serve', async () => {
    await containers.podman(
      'run',
      '--detach',
      '--name',
      'site',
      ...HARDENED,
      '--entrypoint',
      '/bin/cat',
      '--interactive',
      IMAGE,
    );
    const { code } = await containers.ask('podman', ['healthcheck', 'run', 'site']);
    assert.equal(code, 1);
  });

  it('says why when its own name has no address, with which Payara would end without a word', async () => {
    // A name server that refuses at once.
    const unnamed = HARDENED.filter((option) => !['--add-host', 'site:127.0.0.1'].includes(option));
    const { code, err } = await containers.ask('podman', [
      'run',
      '--rm',
      '--no-hosts',
      ...unnamed,
      IMAGE,
    ]);
    assert.equal(code, 78);
    assert.match(err, /own name, site, has no address/);
  });

  it('runs as the pod that the Kubernetes manifests describe', async () => {
    const pod = podOfTheBase();
    const { probes } = pod;
    await containers.podman('play', 'kube', '--network', 'host', pod.file);
    const name = 'rendezvous-rendezvous';
    await isServing(name);

    for (const { httpGet } of probes) {
      const { status } = await fetch(URL + httpGet.path);
      assert.equal(status, 200, httpGet.path);
    }
    assert.match(await within('id', name), /^uid=10001.* gid=10001/);
    assert.match(await refusal('touch /opt/rendezvous/x', name), /Read-only file system/);
    assert.equal(await memoryLimit(name), MEMORY);
    assert.match(await within('env', name), /^RENDEZVOUS_ORIGIN_REQUIRED=true$/m);
    assert.equal(await within('cat $RENDEZVOUS_ICE_SECRET_FILE', name), pod.secret);
    await servesThePage();
    await introducesAVisitor();
    assert.match(await within('/opt/rendezvous/drain', name), /visitors are sent elsewhere$/);
    assert.equal((await fetch(`${URL}/health/ready`)).status, 503);
    await containers.podman('pod', 'stop', '--time', '30', 'rendezvous');
  });

  /** @param {string} image */
  async function inspect(image) {
    return JSON.parse(await containers.podman('image', 'inspect', image))[0];
  }

  /** @param {string} command @param {string} [name] */
  const within = (command, name = 'site') => containers.podman('exec', name, 'bash', '-c', command);

  /** @param {string} command @param {string} [name] */
  async function refusal(command, name = 'site') {
    const { code, err } = await containers.ask('podman', ['exec', name, 'bash', '-c', command]);
    assert.notEqual(code, 0, `${command} is refused`);
    return err;
  }

  /** As the kernel holds it, in cgroups of either version. @param {string} name */
  async function memoryLimit(name) {
    const pid = await containers.podman('inspect', '-f', '{{.State.Pid}}', name);
    const lines = readFileSync(`/proc/${pid}/cgroup`, 'utf8').split('\n');
    const [, first] = lines.map((line) => /^\d+:memory:(.*)$/.exec(line)).find(Boolean) ?? [];
    const [, second] = lines.map((line) => /^0::(.*)$/.exec(line)).find(Boolean) ?? [];
    const file = first
      ? `/sys/fs/cgroup/memory${first}/memory.limit_in_bytes`
      : `/sys/fs/cgroup${second}/memory.max`;
    return Number(readFileSync(file, 'utf8'));
  }

  /** @param {string} name */
  async function isServing(name) {
    const ready = async () => {
      const state = await containers.podman('inspect', '-f', '{{.State.Status}}', name);
      if (state === 'exited')
        throw new Error(`${name} has ended\n${await containers.lastWords(name)}`);
      return fetch(`${URL}/health/ready`).then(
        ({ status }) => status === 200,
        () => false,
      );
    };
    await until(
      ready,
      async () => `${name} is not ready\n${await containers.lastWords(name)}`,
      START_MS,
    );
  }

  /** What podman 4.3 cannot of a Deployment is put differently: volumes of secrets, and probes (it asks them by curl). */
  function podOfTheBase() {
    const secret = 'of-this-test-only-0123456789';
    const folder = join(containers.folder, 'kubernetes');
    cpSync(`${ROOT}deploy/kubernetes`, folder, { recursive: true });
    writeFileSync(join(folder, 'base/turn-secret'), secret);
    const objects = kustomize(join(folder, 'base'));
    const { template } = objects.find(({ kind }) => kind === 'Deployment').spec;
    const configMaps = objects.filter(({ kind }) => kind === 'ConfigMap');

    const secrets = join(containers.folder, 'secrets');
    mkdirSync(secrets, { mode: 0o755 });
    writeFileSync(join(secrets, 'turn-secret'), secret, { mode: 0o644 });
    const { spec } = template;
    for (const volume of spec.volumes) {
      if (!volume.secret) continue;
      delete volume.secret;
      volume.hostPath = { path: secrets, type: 'Directory' };
    }
    const [container] = spec.containers;
    container.image = IMAGE;
    container.imagePullPolicy = 'Never';
    const probes = ['startupProbe', 'readinessProbe', 'livenessProbe'].map((kind) => {
      const probe = container[kind];
      delete container[kind];
      return probe;
    });
    // Nothing is published in a network that is the test's own.
    delete container.ports;
    // A pod of Kubernetes has its name in its own hosts file; here podman copies the one of src/test/apart's mounts.
    const hosts = join(containers.folder, 'hosts');
    writeFileSync(hosts, `127.0.0.1 localhost rendezvous ${hostname()}\n`);
    execFileSync('mount', ['--bind', hosts, '/etc/hosts']);
    // An end is to be seen.
    spec.restartPolicy = 'Never';

    const metadata = { ...template.metadata, name: 'rendezvous' };
    const documents = [...configMaps, { apiVersion: 'v1', kind: 'Pod', metadata, spec }];
    const file = join(containers.folder, 'pod.yaml');
    writeFileSync(file, documents.map((document) => JSON.stringify(document)).join('\n---\n'));
    return { file, probes, secret };
  }
});

async function servesThePage() {
  const answer = await fetch(`${URL}/`);
  assert.equal(answer.status, 200);
  assert.match(await answer.text(), /<title>[^<]*Rendezvous/);
}

/** With an Origin, as a browser sends it. */
async function introducesAVisitor() {
  const init = /** @type {any} */ ({ headers: { Origin: URL } });
  const socket = new WebSocket(`${URL.replace('http', 'ws')}/signaling`, init);
  /** @type {string[]} */
  const said = [];
  socket.addEventListener('message', ({ data }) => said.push(String(data)));
  socket.addEventListener('error', () => said.push('an error'));
  socket.addEventListener('open', () =>
    socket.send(JSON.stringify({ event: 'setInfo', data: { name: 'Kind Otter' } })),
  );
  await until(
    () => said.some((frame) => JSON.parse(frame).event === 'setInfoSuccess'),
    () => `the visitor was not introduced: ${said}`,
  );
  socket.close();
}
