/** Starts the one server of the run, runs the test files one after another, and stops it again. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { findChromium, findFirefox } from './browsers.js';
import { Server } from './server.js';

const here = new URL('.', import.meta.url).pathname;
const wanted = process.argv.slice(2);
const files = readdirSync(here)
  .filter((name) => name.endsWith('.test.js'))
  .filter((name) => wanted.length === 0 || wanted.includes(name.replace('.test.js', '')));

findChromium();
findFirefox();
if (files.length === 0) throw new Error(`no such test file: ${wanted.join(', ')}`);

const server = await Server.start();
const settings = ['--test', '--test-concurrency=1', '--test-reporter=spec'];
const run = spawn(process.execPath, [...settings, ...files.map((name) => here + name)], {
  env: { ...process.env, RENDEZVOUS_URL: server.url },
  stdio: 'inherit',
});
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => run.kill('SIGTERM'));
const [code] = await once(run, 'exit');
if (code !== 0) console.error(server.lastWords());
await server.stop();
process.exitCode = code ?? 1;
