/** Which programs this machine has. */
import { accessSync, constants } from 'node:fs';
import { join } from 'node:path';

/** @param {string[]} names @param {string[]} folders @returns {string | undefined} the first there is */
export const findProgram = (names, folders) =>
  names.flatMap((name) => folders.map((folder) => join(folder, name))).find(isProgram);

/** @param {string} path */
export function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
