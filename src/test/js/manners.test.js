import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { Manners } from '../../main/webapp/js/lounge/manners.js';
import { Store } from '../../main/webapp/js/state.js';

const stream = /** @type {MediaStream} */ (/** @type {unknown} */ ({ a: 'stream' }));
const room = { roomId: 'r1', remoteName: 'Bo', createOffer: true, interests: [], relay: false };

/** @type {Store} */ let store;
const phase = () => store.state.phase;
const opens = (/** @type {'report' | 'help' | null} */ which) =>
  store.tell({ type: 'dialog', which });
const left = () =>
  store.tell({ type: 'partnerLeft', roomId: 'r1', isTimeout: false, stay: isReporting() });
const isReporting = () => store.state.dialog === 'report';

beforeEach(() => {
  const manners = new Manners({
    stop: () => store.tell({ type: 'stopped' }),
    join: () => store.tell({ type: 'joined' }),
  });
  store = new Store((state, before) => manners.changed(state, before));
  store.tell({ type: 'cameraAsked' });
  store.tell({ type: 'cameraOpened', stream });
  store.tell({ type: 'joined' });
  store.tell({ type: 'matched', room });
});

test('who reports the last person from the line is out of it meanwhile, and in again', () => {
  left();
  assert.equal(phase(), 'queued');
  opens('report');
  assert.equal(phase(), 'ready');
  opens(null);
  assert.equal(phase(), 'queued');
});

test('when the stranger leaves while one reports, the report stays open and nobody comes', () => {
  opens('report');
  left();
  assert.deepEqual([phase(), store.state.dialog], ['ready', 'report']);
  opens(null);
  assert.equal(phase(), 'queued');
});

test('who wants the next one only when asked for does not get one by closing a report', () => {
  store.tell({ type: 'set', change: { autoNext: false } });
  opens('report');
  left();
  opens(null);
  assert.equal(phase(), 'ready');
});

test('a report of the one in the call leads on to the next', () => {
  opens('report');
  store.tell({ type: 'skipped', ending: 'reported' });
  opens(null);
  assert.equal(phase(), 'queued');
});

test('a call that fails while one reports brings nobody either', () => {
  opens('report');
  store.tell({ type: 'callFailed', roomId: 'r1' });
  assert.equal(phase(), 'ready');
  opens(null);
  assert.equal(phase(), 'queued');
});

test('another dialog changes nothing, and neither does a report before one joined', () => {
  left();
  opens('help');
  assert.equal(phase(), 'queued');
  store.tell({ type: 'stopped' });
  opens('report');
  opens(null);
  assert.equal(phase(), 'ready');
});
