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
export const DIRECTORY = `https://127.0.0.1:${PORT}/dir`;
/** Where it tells what its certificates hang from: another root each time it starts. */
export const ROOT_CERTIFICATE = 'https://127.0.0.1:15000/roots/0';
/** It waits at random otherwise, as the real one may. */
export const AT_ONCE = 'PEBBLE_VA_NOSLEEP=1';

/** Its configuration. @param {string} certificate @param {string} privateKey files, for its own address */
export const configuration = (certificate, privateKey) =>
  JSON.stringify({
    pebble: {
      listenAddress: `127.0.0.1:${PORT}`,
      managementListenAddress: '127.0.0.1:15000',
      certificate,
      privateKey,
      httpPort: 80,
      tlsPort: 443,
      ocspResponderURL: '',
      externalAccountBindingRequired: false,
    },
  });

/** @param {Authority} authority that certifies its own address @param {string} folder for what it needs */
export async function startPebble(authority, folder) {
  authority.certify('localhost', folder);
  const config = `${folder}/pebble.json`;
  writeFileSync(config, configuration(`${folder}/fullchain.pem`, `${folder}/privkey.pem`));
  const [name = '', value = ''] = AT_ONCE.split('=');
  const child = spawn(need('pebble'), ['-config', config], {
    env: { ...process.env, [name]: value },
    stdio: 'ignore',
  });
  await until(
    () => answers(PORT, '127.0.0.1'),
    () => 'Pebble does not listen',
  );
  return child;
}

/** What its certificates hang from. @param {Authority} authority @returns {Promise<string>} */
export async function fetchRoot(authority) {
  const [answer] = await once(get(ROOT_CERTIFICATE, { ca: authority.certificate }), 'response');
  return text(answer);
}
