import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  followTickets,
  isTicketAsked,
  socketsWith,
  takeTicket,
} from '../../main/webapp/js/ticket.js';
import { fakeKeeper, refusedKeeper } from './fakes/keeper.js';

const TICKET = 'eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJ4In0.c2ln_bmF0-XJl';

/** A page's address, and what becomes of it. @param {string} hash */
function pageAt(hash) {
  const location = { hash, pathname: '/', search: '?x=1' };
  /** @type {string[]} */
  const replaced = [];
  const history = {
    state: null,
    replaceState: (/** @type {unknown} */ _, /** @type {string} */ __, /** @type {any} */ url) => {
      replaced.push(url);
    },
  };
  return { location, history, replaced };
}

test('a ticket is taken out of the address and kept for the tab', () => {
  const { location, history, replaced } = pageAt(`#ticket=${TICKET}`);
  const keeper = fakeKeeper();
  assert.equal(
    takeTicket(location, history, () => keeper),
    TICKET,
  );
  assert.deepEqual(replaced, ['/?x=1']);

  const reloaded = pageAt('');
  assert.equal(
    takeTicket(reloaded.location, reloaded.history, () => keeper),
    TICKET,
  );
  assert.deepEqual(reloaded.replaced, []);
});

test('without one there is none, and other anchors stay', () => {
  for (const hash of ['', '#', '#help', '#ticketing=1']) {
    const { location, history, replaced } = pageAt(hash);
    assert.equal(
      takeTicket(location, history, () => fakeKeeper()),
      null,
    );
    assert.deepEqual(replaced, []);
  }
});

test('what is no ticket gets into no header', () => {
  for (const odd of ['', 'x', 'a.b', 'a.b.c.d', 'a.b.c, other', 'a.b.c\r\n', 'é.b.c', '%00.b.c']) {
    const { location, history } = pageAt(`#ticket=${encodeURIComponent(odd)}`);
    assert.equal(
      takeTicket(location, history, () => fakeKeeper()),
      null,
      odd,
    );
  }
});

test('where the browser keeps nothing it holds until the next load', () => {
  const { location, history } = pageAt(`#ticket=${TICKET}`);
  assert.equal(takeTicket(location, history, refusedKeeper), TICKET);
  assert.equal(takeTicket(pageAt('').location, history, refusedKeeper), null);
});

test('a link with another ticket, followed on the open page, loads it anew; other anchors do not', () => {
  const window = new EventTarget();
  let loads = 0;
  const location = { hash: '#help', reload: () => void loads++ };
  followTickets(location, window);
  window.dispatchEvent(new Event('hashchange'));
  assert.equal(loads, 0);
  location.hash = `#ticket=${TICKET}`;
  window.dispatchEvent(new Event('hashchange'));
  assert.equal(loads, 1);
});

test('sockets offer it beside the one subprotocol that is answered', () => {
  /** @type {unknown[][]} */
  const opened = [];
  class Plain {
    /** @param {unknown[]} all */
    constructor(...all) {
      opened.push(all);
    }
  }
  const plain = /** @type {typeof WebSocket} */ (/** @type {unknown} */ (Plain));
  new (socketsWith(TICKET, plain))('wss://here/signaling');
  new (socketsWith(null, plain))('wss://here/signaling');
  assert.deepEqual(opened, [
    ['wss://here/signaling', ['rendezvous', `ticket.${TICKET}`]],
    ['wss://here/signaling'],
  ]);
});

test('a server that answers 401 asks for a ticket; one that answers otherwise, or not at all, does not', async () => {
  const url = new URL('https://chat.example.org/signaling');
  /** @type {unknown[]} */
  const asked = [];
  /** @param {number} status */
  const answering = (status) => async (/** @type {URL} */ at, /** @type {RequestInit} */ how) => {
    asked.push([at.href, how.method]);
    return { status };
  };
  assert.equal(await isTicketAsked(url, answering(401)), true);
  for (const other of [426, 403, 429, 503]) {
    assert.equal(await isTicketAsked(url, answering(other)), false);
  }
  assert.equal(await isTicketAsked(url, () => Promise.reject(new TypeError())), false);
  assert.deepEqual(asked[0], [url.href, 'POST']);
});
