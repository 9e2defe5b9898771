/** Which program of which Debian package a test needs: a missing one fails with the line that installs it. */
import { accessSync, constants } from 'node:fs';
import { join } from 'node:path';

const FOLDERS = [...(process.env.PATH ?? '').split(':'), '/usr/sbin', '/sbin'];

/** @param {string} program @param {string} [debian] its package @returns {string} its path */
export function need(program, debian = program) {
  const found = FOLDERS.map((folder) => join(folder, program)).find(isProgram);
  if (!found) throw new Error(`${program} is missing: apt-get install ${debian}`);
  return found;
}

/** @param {string} path */
function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
