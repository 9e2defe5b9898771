/**
 * Images and containers without a registry and without systemd: buildah and podman with a store of their own in the
 * test's scratch folder, as root. The base stands for the one that an operator's build pulls.
 *
 * @typedef {{ code: number | null, out: string, err: string }} Said
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { ROOT } from '../browser/until.js';
import { need } from './needs.js';

const BASE_TAR = 'image.tar';
export const BASE = 'localhost/base:1';

export class Containers {
  folder = mkdtempSync(join(tmpdir(), 'containers-'));
  #env;

  constructor() {
    for (const program of ['buildah', 'podman', 'runc', 'catatonit']) need(program);
    const storage = [
      '[storage]',
      // Of the drivers the one that every kernel and file system has.
      'driver = "vfs"',
      `graphroot = "${this.folder}/graph"`,
      `runroot = "${this.folder}/run"`,
    ];
    const engine = [
      '[containers]',
      // Above these, setrlimit is refused where the outer limits are lower.
      'default_ulimits = ["nofile=16384:16384", "nproc=15000:15000"]',
      '[engine]',
      'cgroup_manager = "cgroupfs"',
      'events_logger = "file"',
      // crun does not start where cgroups of both versions are mounted.
      'runtime = "runc"',
    ];
    writeFileSync(join(this.folder, 'storage.conf'), storage.join('\n'));
    writeFileSync(join(this.folder, 'containers.conf'), engine.join('\n'));
    this.#env = {
      ...process.env,
      CONTAINERS_STORAGE_CONF: join(this.folder, 'storage.conf'),
      CONTAINERS_CONF: join(this.folder, 'containers.conf'),
      BUILDAH_ISOLATION: 'chroot',
    };
  }

  /** Makes the base of the tarball that src/test/deploy/run has seen to. */
  async bringBase() {
    const folder = `${ROOT}target/deploy`;
    if (!existsSync(join(folder, BASE_TAR))) {
      throw new Error(
        `target/deploy/${BASE_TAR} is missing: src/test/deploy/debian image makes it`,
      );
    }
    const file = join(this.folder, 'base.Containerfile');
    writeFileSync(file, `FROM scratch\nADD ${BASE_TAR} /\n`);
    await this.run('buildah', ['build', '--timestamp', '0', '-f', file, '-t', BASE, folder]);
  }

  /** As an operator builds. @param {'site' | 'web'} which @param {string} name @param {Record<string, string>} [env] */
  async build(which, name, env = {}) {
    await this.run('deploy/container/build', [which, name], { BASE, ...env });
  }

  /** @param {string[]} args @returns {Promise<string>} what it wrote, without the end of the line */
  podman(...args) {
    return this.run('podman', args);
  }

  /** @param {string} program @param {string[]} args @param {Record<string, string>} [env] */
  async run(program, args, env) {
    const { code, out, err } = await this.ask(program, args, env);
    if (code !== 0) throw new Error(`${program} ${args.join(' ')}: ${code}\n${out}${err}`);
    return out.trimEnd();
  }

  /** A failure is an answer too. @param {string} program @param {string[]} args @param {Record<string, string>} [env] @returns {Promise<Said>} */
  async ask(program, args, env = {}) {
    const child = spawn(program, args, {
      cwd: ROOT,
      env: { ...this.#env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const said = Promise.all([text(child.stdout), text(child.stderr)]);
    const [code] = await once(child, 'exit');
    const [out, err] = await said;
    return { code, out, err };
  }

  /** @param {string} name */
  async lastWords(name) {
    const { out, err } = await this.ask('podman', ['logs', '--tail', '40', name]);
    return out + err;
  }

  /** What was not removed by the tests themselves. */
  async close() {
    await this.ask('podman', ['pod', 'rm', '--all', '--force', '--time', '0']);
    await this.ask('podman', ['rm', '--all', '--force', '--time', '0']);
  }
}
