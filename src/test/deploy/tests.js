/** Runs the test files one after another; each starts what it needs. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';

const here = new URL('.', import.meta.url).pathname;
const wanted = process.argv.slice(2);
const all = readdirSync(here).filter((name) => name.endsWith('.test.js'));
const files = wanted.length === 0 ? all : wanted.map((name) => `${name}.test.js`);
const unknown = files.filter((name) => !all.includes(name));
if (unknown.length > 0) throw new Error(`no such test file: ${unknown.join(', ')}`);

const settings = ['--test', '--test-concurrency=1', '--test-reporter=spec'];
const run = spawn(process.execPath, [...settings, ...files.map((name) => here + name)], {
  stdio: 'inherit',
});
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => run.kill('SIGTERM'));
const [code] = await once(run, 'exit');
process.exitCode = code ?? 1;
