/** Which program of which Debian package a test needs: a missing one fails with the line that installs it. */
import { findProgram } from '../browser/programs.js';

const FOLDERS = [...(process.env.PATH ?? '').split(':'), '/usr/sbin', '/sbin'];

/** @param {string} program @param {string} [debian] its package @returns {string} its path */
export function need(program, debian = program) {
  const found = findProgram([program], FOLDERS);
  if (!found) throw new Error(`${program} is missing: apt-get install ${debian}`);
  return found;
}
