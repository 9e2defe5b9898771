/** What `kubectl kustomize` makes of a folder, as objects. */
import { execFileSync } from 'node:child_process';
import { parseAllDocuments } from 'yaml';
import { need } from './needs.js';

/** @param {string} folder @returns {any[]} */
export function kustomize(folder) {
  const kubectl = need('kubectl', 'kubernetes-client');
  const yaml = execFileSync(kubectl, ['kustomize', folder], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return parseAllDocuments(yaml).map((document) => document.toJS());
}
