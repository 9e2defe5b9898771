import assert from 'node:assert/strict';
import { test } from 'node:test';
import { initialState } from '../../main/webapp/js/state.js';
import { reportReasons } from '../../main/webapp/js/protocol.js';
import { expectationOf, statusOf } from '../../main/webapp/js/status.js';
import english from '../../main/webapp/js/words/en.js';

/** @import { State } from '../../main/webapp/js/state.js' */

/** @type {[Partial<State>, string][]} */
const cases = [
  [{}, 'idle'],
  [{ problem: 'refused' }, 'refused'],
  [{ problem: 'lost' }, 'lost'],
  [{ phase: 'opening' }, 'opening'],
  [{ phase: 'ready', connection: 'online' }, 'ready'],
  [{ phase: 'ready', connection: 'online', ending: 'left' }, 'leftReady'],
  [{ phase: 'ready', connection: 'online', ending: 'timedOut' }, 'timedOutReady'],
  [{ phase: 'ready', connection: 'connecting' }, 'readyConnecting'],
  [{ phase: 'ready', connection: 'offline', attempts: 1 }, 'readyAway'],
  [{ phase: 'ready', connection: 'connecting', attempts: 9 }, 'readyUnreachable'],
  [{ phase: 'queued', connection: 'online' }, 'queued'],
  [{ phase: 'queued', connection: 'online', ending: 'left' }, 'left'],
  [{ phase: 'queued', connection: 'online', ending: 'dropped' }, 'dropped'],
  [{ phase: 'queued', connection: 'online', ending: 'blocked' }, 'blocked'],
  [{ phase: 'queued', connection: 'online', ending: 'reported' }, 'reported'],
  [{ phase: 'queued', connection: 'offline', attempts: 1 }, 'queuedAway'],
  [{ phase: 'queued', connection: 'offline', attempts: 9 }, 'queuedUnreachable'],
  [{ phase: 'ready', connection: 'offline', attempts: 9, barred: true }, 'barred'],
  [{ phase: 'queued', connection: 'connecting', attempts: 9, barred: true }, 'barred'],
  [{ phase: 'connected', connection: 'offline', attempts: 9, barred: true }, 'connectedAway'],
  [{ phase: 'queued', connection: 'offline', attempts: 1, ending: 'dropped' }, 'droppedAway'],
  [{ phase: 'connecting' }, 'connecting'],
  [{ phase: 'connected', connection: 'online' }, 'connected'],
  [{ phase: 'connected', connection: 'offline', attempts: 1 }, 'connectedAway'],
  [{ phase: 'connected', connection: 'online', unsteady: true }, 'unsteady'],
];

for (const [state, status] of cases) {
  test(`given ${JSON.stringify(state)}, then it is told as ${status}`, () => {
    assert.equal(statusOf({ ...initialState, ...state }), status);
  });
}

test('each camera problem and each ending has its own words', () => {
  for (const key of ['refused', 'none', 'inUse', 'insecure', 'lost', 'unknown']) {
    assert.ok(key in english.status && key in english.welcome, key);
  }
  const endings = ['left', 'timedOut', 'failed', 'skipped', 'dropped', 'blocked', 'reported'];
  for (const key of endings) assert.ok(key in english.status, key);
  for (const key of ['forgotten', 'blocked', 'reported', 'notSent', 'serverError']) {
    assert.ok(key in english.aside, key);
  }
  for (const reason of reportReasons) assert.ok(reason in english.report, reason);
});

test('who waits after skipping somebody is told that forgetting lets them meet again', () => {
  const expected = (/** @type {Partial<State>} */ state) =>
    expectationOf({ ...initialState, phase: 'queued', connection: 'online', ...state });
  assert.equal(expected({}), 'queued');
  assert.equal(expected({ hasSkipped: true }), 'queuedSkipped');
  assert.equal(expected({ hasSkipped: true, connection: 'offline' }), 'queuedAway');
  assert.ok(english.pane.queuedSkipped.text.includes(`“${english.action.forget}”`));
});
