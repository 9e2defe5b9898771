/** A server that lets in only those who have a ticket of its operator's. */
import { generateKeyPairSync, sign } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { chromium } from './browsers.js';
import { People } from './people.js';
import { Server } from './server.js';

/** @import { Person } from './people.js' */

const ISSUER = 'https://operator.example';
const AUDIENCE = 'rendezvous';
const NEED_ANOTHER =
  /^This site lets you in by a link of your own, and yours is missing or has ended/;

const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const key = join(mkdtempSync(join(tmpdir(), 'ticket-')), 'key.pem');
writeFileSync(key, publicKey.export({ type: 'spki', format: 'pem' }));

const server = await Server.start({
  env: {
    RENDEZVOUS_TICKET_REQUIRED: 'true',
    MP_JWT_VERIFY_PUBLICKEY_LOCATION: key,
    MP_JWT_VERIFY_ISSUER: ISSUER,
    MP_JWT_VERIFY_AUDIENCES: AUDIENCE,
  },
});
after(() => server.stop());
const people = await People.with(chromium(), server.url);

/** What stands behind the address in the operator's link. @param {number} [seconds] for which it holds from now on */
function link(seconds = 600) {
  const exp = Math.floor(Date.now() / 1000) + seconds;
  const parts = [{ alg: 'RS256' }, { iss: ISSUER, aud: AUDIENCE, exp }];
  const text = parts
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.');
  const signature = sign('RSA-SHA256', Buffer.from(text), privateKey).toString('base64url');
  return `#ticket=${text}.${signature}`;
}

/** The browser itself writes refusals on the console. @param {Person} person */
async function isTurnedAway(person) {
  person.expects(/^WebSocket connection to 'ws:\S+' failed: /);
  person.expects(/status of 401/);
  await person.presses('Open camera');
  await person.isTold(NEED_ANOTHER);
}

test('two who come by links that hold meet', async () => {
  const [ann, bob] = await people.meet('ann', 'bob', { by: link() });
  for (const { page } of [ann, bob]) {
    const shown = await page.evaluate(() => location.href);
    if (shown !== server.url) throw new Error(`the ticket stands in the address: ${shown}`);
  }
});

test('who comes without a link is told what is missing', async () => {
  const ann = await people.arrive('ann');
  await isTurnedAway(ann);
});

test('who comes by an old link is told so, and comes in by a new one in the same tab', async () => {
  const ann = await people.arrive('ann', { by: link(-60) });
  await isTurnedAway(ann);
  await ann.presses('Join queue');
  await ann.is('queued');
  await ann.isTold(NEED_ANOTHER);

  const loaded = new Promise((resolve) => ann.page.once('load', resolve));
  await ann.page.evaluate((hash) => void (location.hash = hash), link());
  await loaded;
  await ann.opensCamera();
  await ann.joins();
  const bob = await people.arriveReady('bob', { by: link() });
  await bob.joins();
  await ann.isConnectedTo(bob);
});
