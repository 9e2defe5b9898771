import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cells, cluster, nameOf } from '../../main/webapp/WEB-INF/admin/nodes.js';

const node = {
  id: '0b9e4c1d-77aa-4a55-9d5e-0d3b1c9e2f10',
  self: false,
  region: 'eu',
  sockets: 1200,
  waiting: 3,
  inRooms: 1190,
  matches: 45678,
  draining: false,
  heard: 1500,
};

test('a node tells what it does and when it was heard', () => {
  assert.deepEqual(cells(node), ['eu', '1,200', '3', '1,190', '45,678', 'well', '1 s ago']);
  assert.equal(nameOf(node, 1), '0b9e4c1d');
});

test('the oldest and this one are known by name', () => {
  assert.equal(nameOf(node, 0), '0b9e4c1d, pairs for all');
  assert.equal(nameOf({ ...node, self: true }, 2), '0b9e4c1d, this one');
});

test('one that is emptied, has fallen silent or has not told yet says so', () => {
  assert.equal(cells({ ...node, draining: true })[5], 'being emptied');
  assert.deepEqual(cells({ ...node, heard: 12_000 }).slice(5), ['silent', '12 s ago']);
  assert.deepEqual(cells({ id: 'new', self: false }), ['', '', '', '', '', 'joining', '']);
});

test('without a region there is a dash, and a node that is alone has no table', () => {
  assert.equal(cells({ ...node, region: '' })[0], '–');
  assert.equal(typeof cluster([node]), 'symbol');
  assert.notEqual(typeof cluster([node, node]), 'symbol');
});
