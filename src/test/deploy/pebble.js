/** Pebble: Let's Encrypt's authority as one may run it for tests. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { get } from 'node:https';
import { text } from 'node:stream/consumers';
import { until } from '../browser/until.js';
import { answers } from './machine.js';
import { need } from './needs.js';

/** @import { Authority } from './machine.js' */

const PORT = 14000;
const HERE = '127.0.0.1';

/** @param {string} address */
export const directoryAt = (address) => `https://${address}:${PORT}/dir`;
export const DIRECTORY = directoryAt(HERE);

/** Where it tells what its certificates hang from: another root each time it starts. @param {string} address */
const rootAt = (address) => `https://${address}:15000/roots/0`;
export const ROOT_CERTIFICATE = rootAt(HERE);
/** It waits at random otherwise, as the real one may. */
export const AT_ONCE = 'PEBBLE_VA_NOSLEEP=1';

/**
 * Its configuration.
 * @param {string} certificate @param {string} privateKey files, for its own address @param {string} [address]
 */
export const configuration = (certificate, privateKey, address = HERE) =>
  JSON.stringify({
    pebble: {
      listenAddress: `${address}:${PORT}`,
      managementListenAddress: `${address}:15000`,
      certificate,
      privateKey,
      httpPort: 80,
      tlsPort: 443,
      ocspResponderURL: '',
      externalAccountBindingRequired: false,
    },
  });

/**
 * @param {Authority} authority that certifies its own address @param {string} folder for what it needs
 * @param {string} [address]
 */
export async function startPebble(authority, folder, address = HERE) {
  authority.certify('localhost', folder, address);
  const config = `${folder}/pebble.json`;
  writeFileSync(config, configuration(`${folder}/fullchain.pem`, `${folder}/privkey.pem`, address));
  const [name = '', value = ''] = AT_ONCE.split('=');
  const child = spawn(need('pebble'), ['-config', config], {
    env: { ...process.env, [name]: value },
    stdio: 'ignore',
  });
  await until(
    () => answers(PORT, address),
    () => 'Pebble does not listen',
  );
  return child;
}

/** What its certificates hang from. @param {Authority} authority @param {string} [address] @returns {Promise<string>} */
export async function fetchRoot(authority, address = HERE) {
  const [answer] = await once(get(rootAt(address), { ca: authority.certificate }), 'response');
  return text(answer);
}
