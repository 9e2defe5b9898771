/** ssh with keys and hosts of a test's own: whatever the tester's says does not count. */
import { execFileSync } from 'node:child_process';
import { need } from './needs.js';

/** @param {string} file of the private one; the public one stands beside it */
export function makeKey(file) {
  const keygen = need('ssh-keygen', 'openssh-client');
  execFileSync(keygen, ['-q', '-t', 'ed25519', '-N', '', '-f', file]);
}

/** SSH_OPTIONS of deploy/push. @param {string} folder of the key `user` and the hosts `known` @param {number} [port] */
export function sshOptions(folder, port = 22) {
  need('ssh', 'openssh-client');
  const known = `-o UserKnownHostsFile=${folder}/known -o BatchMode=yes`;
  return `-F none -p ${port} -i ${folder}/user ${known}`;
}
