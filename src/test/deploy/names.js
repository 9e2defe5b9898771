/** The names of a world of one server: browsers look names of TURN servers up nowhere but at a name server. */
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { after } from 'node:test';
import { need } from './needs.js';

/**
 * A name server that knows of one server only, whatever it is asked for.
 * @param {string} server where every name leads
 * @param {{ at?: string, within?: string[] }} [place] at: the address it answers at; within: a command that runs it in
 *   another namespace
 */
export function startNames(server, { at = '127.0.0.1', within = [] } = {}) {
  const [program = '', ...before] = [...within, need('pebble-challtestsrv', 'pebble')];
  const says = ['-defaultIPv4', server, '-defaultIPv6', '', '-dns01', `${at}:53`];
  const quiet = ['-http01', '-https01', '-tlsalpn01'].flatMap((other) => [other, '']);
  const args = [...before, ...says, ...quiet, '-management', '127.0.0.1:8055'];
  return spawn(program, args, { stdio: 'ignore' });
}

/** What is looked up here, until the test file ends. @param {Record<string, string>} files of /etc, and what they say */
export function lookUpBy(files) {
  const folder = mkdtempSync(`${tmpdir()}/names.`);
  for (const [name, text] of Object.entries(files)) {
    writeFileSync(`${folder}/${name}`, text);
    execFileSync('mount', ['--bind', `${folder}/${name}`, `/etc/${name}`]);
    after(() => execFileSync('umount', ['--lazy', `/etc/${name}`]));
  }
}
