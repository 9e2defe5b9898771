/** compose.yaml and the Kubernetes manifests, as their own tools read them. Quick: nothing is started. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import { parse } from 'yaml';
import { ROOT } from '../browser/until.js';
import { kustomize } from './kustomize.js';
import { need } from './needs.js';

const require = createRequire(import.meta.url);
const read = (/** @type {string} */ path) => readFileSync(`${ROOT}deploy/${path}`, 'utf8');
const version = /^ {2}<version>(.*)<\/version>$/m.exec(readFileSync(`${ROOT}pom.xml`, 'utf8'))?.[1];

describe('compose.yaml', () => {
  const { services, secrets } = parse(composed().out);
  const all = Object.entries(services);

  it('is taken by docker-compose as it is', () => {
    const { code, err } = composed();
    assert.equal(code, 0, err);
    assert.equal(err, '', 'and it has nothing to say');
    assert.deepEqual(Object.keys(services).sort(), ['site', 'turn', 'turn-tls', 'web']);
  });

  it('would be refused with a word that there is not', () => {
    const wrong = read('container/compose.yaml').replace('read_only:', 'read_onlyy:');
    const { code, err } = composed(wrong);
    assert.notEqual(code, 0);
    assert.match(err, /read_onlyy/);
  });

  it('gives each service no more than it needs', () => {
    for (const [name, service] of all) {
      assert.equal(service.read_only, true, `${name} writes nothing`);
      assert.deepEqual(service.cap_drop, ['ALL'], name);
      assert.deepEqual(service.security_opt, ['no-new-privileges:true'], name);
      assert.equal(service.restart, 'unless-stopped', name);
      assert.ok(service.mem_limit && service.pids_limit, `${name} has its limits`);
      assert.ok(service.healthcheck.test, `${name} is looked after`);
      assert.ok(!service.privileged, name);
    }
    assert.deepEqual(
      all.filter(([, { cap_add }]) => cap_add).map(([name]) => name),
      ['web'],
    );
    assert.deepEqual(
      services.site.ports,
      ['127.0.0.1:8080:8080/tcp'],
      'only nginx reaches the site',
    );
  });

  it('hands the secret on as a file, and has none of its own', () => {
    assert.deepEqual(Object.keys(secrets), ['turn-secret']);
    const holders = all.filter(([, { secrets }]) => secrets).map(([name]) => name);
    assert.deepEqual(holders.sort(), ['site', 'turn', 'turn-tls']);
    for (const [name, { environment = {} }] of all) {
      const told = Object.keys(environment).filter((key) => /SECRET|PASSWORD|KEY/.test(key));
      assert.deepEqual(told, name === 'site' ? ['RENDEZVOUS_ICE_SECRET_FILE'] : [], name);
    }
  });

  it('has each of its variables explained', () => {
    const asked = [...read('container/compose.yaml').matchAll(/\$\{?([A-Z_]+)/g)].map(([, v]) => v);
    const explained = [...read('container/.env.example').matchAll(/^(?:#.*\n)+(?:[A-Z_]+=.*\n)+/gm)]
      .flatMap(([paragraph]) => [...paragraph.matchAll(/^([A-Z_]+)=/gm)])
      .map(([, variable]) => variable);
    assert.deepEqual([...new Set(asked)].sort(), explained.sort());
  });

  it('names the settings as the server does', () => {
    const known = readFileSync(`${ROOT}docs/configuration.md`, 'utf8');
    const settings = Object.keys(services.site.environment).filter((key) =>
      key.startsWith('RENDEZVOUS_'),
    );
    assert.ok(settings.length > 0);
    for (const setting of settings) assert.ok(known.includes(`\`${setting}\``), setting);
  });

  it('runs the images that deploy/container/build makes', () => {
    assert.equal(services.site.image, `localhost/rendezvous:${version}`);
    assert.equal(services.web.image, `localhost/rendezvous-web:${version}`);
  });
});

describe('the Kubernetes manifests', () => {
  const SECRET = 'of-this-test-only-0123456789';
  const folder = mkdtempSync(join(tmpdir(), 'kubernetes-'));
  cpSync(`${ROOT}deploy/kubernetes`, folder, { recursive: true });
  writeFileSync(join(folder, 'base/turn-secret'), SECRET);
  writeFileSync(join(folder, 'overlays/several/cluster-secret'), SECRET);
  const base = kustomize(join(folder, 'base'));
  const several = kustomize(join(folder, 'overlays/several'));

  for (const [name, objects] of /** @type {[string, any[]][]} */ ([
    ['base', base],
    ['several', several],
  ])) {
    const one = (/** @type {string} */ kind) => {
      const found = objects.filter((object) => object.kind === kind && !isOfGrid(object));
      assert.equal(found.length, 1, `${name} has one ${kind}`);
      return found[0];
    };
    const pod = () => one('Deployment').spec.template.spec;
    const container = () => pod().containers[0];

    // kubernetes-models has the schemas of the API, which kubectl asks of a cluster only.
    it(`${name}: every object is of its kind's shape`, () => {
      assert.equal(objects.filter((object) => !isOfGrid(object)).length, 8);
      for (const object of objects) {
        const Model = require(`kubernetes-models/${object.apiVersion}`)[object.kind];
        new Model(object).validate();
      }
      const wrong = structuredClone(one('Deployment'));
      wrong.spec.replicas = 'three';
      const { Deployment } = require('kubernetes-models/apps/v1');
      assert.throws(() => new Deployment(wrong).validate(), /replicas must be integer/);
    });

    it(`${name}: a pod holds the restricted standard`, () => {
      const { securityContext: whole, automountServiceAccountToken, enableServiceLinks } = pod();
      assert.equal(whole.runAsNonRoot, true);
      assert.equal(whole.runAsUser, 10001);
      assert.equal(whole.seccompProfile.type, 'RuntimeDefault');
      assert.equal(automountServiceAccountToken, false);
      assert.equal(enableServiceLinks, false, 'no RENDEZVOUS_SERVICE_… beside the settings');
      const { securityContext } = container();
      assert.equal(securityContext.allowPrivilegeEscalation, false);
      assert.equal(securityContext.readOnlyRootFilesystem, true);
      assert.deepEqual(securityContext.capabilities, { drop: ['ALL'] });
      assert.equal(
        one('Namespace').metadata.labels['pod-security.kubernetes.io/enforce'],
        'restricted',
      );
    });

    it(`${name}: a pod is looked after, and has its limits`, () => {
      const { startupProbe, readinessProbe, livenessProbe, resources, lifecycle } = container();
      assert.equal(startupProbe.httpGet.path, '/health/ready');
      assert.ok(startupProbe.periodSeconds * startupProbe.failureThreshold >= 120);
      assert.equal(readinessProbe.httpGet.path, '/health/ready');
      assert.equal(livenessProbe.httpGet.path, '/health/live');
      assert.ok(resources.requests.cpu && resources.requests.memory && resources.limits.memory);
      assert.ok(lifecycle.preStop);
      assert.ok(pod().topologySpreadConstraints.length);
    });

    it(`${name}: budget, policy, service and ingress mean the same pods`, () => {
      const { metadata } = one('Deployment').spec.template;
      const { labels } = metadata;
      assert.deepEqual(one('PodDisruptionBudget').spec.selector.matchLabels, labels);
      assert.equal(one('PodDisruptionBudget').spec.maxUnavailable, 1);
      assert.deepEqual(one('NetworkPolicy').spec.podSelector.matchLabels, labels);
      assert.deepEqual(one('NetworkPolicy').spec.policyTypes, ['Ingress', 'Egress']);
      if (name === 'base') assert.deepEqual(one('NetworkPolicy').spec.egress, []);
      const { containerPort, name: port } = container().ports.find(
        (/** @type {any} */ { name }) => name === 'http',
      );
      assert.equal(one('NetworkPolicy').spec.ingress[0].ports[0].port, containerPort);
      const service = one('Service');
      assert.deepEqual(service.spec.selector, labels);
      assert.equal(service.spec.sessionAffinity, 'None');
      assert.equal(service.spec.ports[0].targetPort, port);
      const [{ backend }] = one('Ingress').spec.rules[0].http.paths;
      assert.equal(backend.service.name, service.metadata.name);
    });

    it(`${name}: what is the operator's leads nowhere from outside`, () => {
      const [, ...kept] = one('Ingress').spec.rules[0].http.paths;
      const service = one('Service').metadata.name;
      const paths = kept.map((/** @type {any} */ { path, pathType, backend }) => {
        assert.notEqual(backend.service.name, service, path);
        assert.equal(pathType, 'Prefix');
        return path;
      });
      const operators = ['/admin', '/drain', '/health', '/metrics', '/openapi'];
      assert.deepEqual(
        paths.toSorted(),
        [...operators, '/api/application.wadl', '/application.wadl'].toSorted(),
      );
    });

    it(`${name}: the secret is a file of the operator's, and stands nowhere else`, () => {
      const secret = one('Secret');
      assert.equal(Buffer.from(secret.data['turn-secret'], 'base64').toString(), SECRET);
      assert.ok(!JSON.stringify(objects).includes(SECRET));
      const { volumes } = pod();
      const names = volumes.map((/** @type {any} */ { secret }) => secret?.secretName);
      assert.ok(names.includes(secret.metadata.name));
      const tracked = spawnSync('git', ['ls-files', 'deploy/kubernetes'], {
        cwd: ROOT,
        encoding: 'utf8',
      });
      assert.equal(tracked.status, 0);
      assert.ok(!/(turn|cluster)-secret/.test(tracked.stdout));
    });

    it(`${name}: the image has the name and version of this one, and the settings are the server's`, () => {
      assert.equal(container().image, `registry.example.org/rendezvous:${version}`);
      const known = readFileSync(`${ROOT}docs/configuration.md`, 'utf8');
      const { data, metadata } = one('ConfigMap');
      for (const setting of Object.keys(data)) assert.ok(known.includes(`\`${setting}\``), setting);
      assert.equal(container().envFrom[0].configMapRef.name, metadata.name);
    });
  }

  it('several nodes find each other by name, at a port that nobody else reaches', () => {
    const of = (/** @type {string} */ kind, /** @type {string} */ name) =>
      several.find((object) => object.kind === kind && object.metadata.name.startsWith(name));
    const service = of('Service', 'rendezvous-nodes');
    const { spec, metadata } = of('Deployment', 'rendezvous').spec.template;
    const env = Object.fromEntries(
      spec.containers[0].env.map((/** @type {any} */ { name, value }) => [name, value]),
    );
    const port = Number(env.CLUSTER_ADDRESS.split(':')[1]);

    assert.equal(service.spec.clusterIP, 'None');
    assert.equal(service.spec.publishNotReadyAddresses, true, 'or the first would never be found');
    assert.deepEqual(service.spec.selector, metadata.labels);
    assert.equal(env.CLUSTER_DNS, service.metadata.name);
    assert.equal(service.spec.ports[0].port, port);

    const { ingress, egress } = of('NetworkPolicy', 'rendezvous').spec;
    const others = [{ podSelector: { matchLabels: metadata.labels } }];
    const toGrid = ingress.filter((/** @type {any} */ { ports }) => ports[0].port === port);
    assert.deepEqual(toGrid, [{ from: others, ports: [{ port }] }]);
    assert.ok(egress.some((/** @type {any} */ { to }) => isDeepStrictEqual(to, others)));
    assert.ok(!base.some(isOfGrid), 'one node opens no such port');

    const file = env.RENDEZVOUS_CLUSTER_SECRET_FILE;
    const mount = spec.containers[0].volumeMounts.find((/** @type {any} */ { mountPath }) =>
      file.startsWith(mountPath),
    );
    const volume = spec.volumes.find((/** @type {any} */ { name }) => name === mount.name);
    assert.equal(volume.secret.secretName, of('Secret', 'cluster-secret').metadata.name);
  });

  it('one node is the rule, and three are the overlay', () => {
    const replicas = (/** @type {any[]} */ objects) =>
      objects.find(({ kind }) => kind === 'Deployment').spec.replicas;
    assert.equal(replicas(base), 1);
    assert.equal(replicas(several), 3);
  });
});

/** Whether several nodes alone have it. @param {any} object */
function isOfGrid({ metadata }) {
  return /^(rendezvous-nodes|cluster-secret)/.test(metadata.name);
}

/** @param {string} [compose] */
function composed(compose = read('container/compose.yaml')) {
  const folder = mkdtempSync(join(tmpdir(), 'compose-'));
  writeFileSync(join(folder, 'compose.yaml'), compose);
  writeFileSync(join(folder, '.env'), read('container/.env.example'));
  const { status, stdout, stderr } = spawnSync(need('docker-compose'), ['config'], {
    cwd: folder,
    encoding: 'utf8',
  });
  return { code: status, out: stdout, err: stderr };
}
