/**
 * Asking the browser for camera and microphone, and what its refusals mean.
 *
 * @import { CameraProblem } from '../state.js'
 */
import { loosened } from './devices.js';

/** @type {Record<string, CameraProblem>} */
const PROBLEMS = {
  NotAllowedError: 'refused',
  SecurityError: 'refused',
  NotFoundError: 'none',
  OverconstrainedError: 'overconstrained',
  NotReadableError: 'inUse',
  AbortError: 'inUse',
};

/** @param {unknown} error @returns {CameraProblem} */
export const problemOf = (error) => PROBLEMS[error instanceof Error ? error.name : ''] ?? 'unknown';

/**
 * Both, from the devices chosen or from any; where one kind is missing, the other alone: without a
 * microphone one can be seen, without a camera one can be heard.
 * @param {MediaDevices} devices @param {MediaStreamConstraints} wanted
 * @returns {Promise<MediaStream>}
 */
export async function askForBoth(devices, wanted) {
  try {
    return await devices.getUserMedia(wanted);
  } catch (error) {
    const problem = problemOf(error);
    const any = loosened(wanted);
    if (any && (problem === 'overconstrained' || problem === 'none'))
      return askForBoth(devices, any);
    if (problem !== 'none') throw error;
    return askForEither(devices, wanted);
  }
}

/** @param {MediaDevices} devices @param {MediaStreamConstraints} wanted */
async function askForEither(devices, { video, audio }) {
  try {
    return await devices.getUserMedia({ video, audio: false });
  } catch (error) {
    if (problemOf(error) !== 'none') throw error;
    return devices.getUserMedia({ video: false, audio });
  }
}

/**
 * The one wanted; where the browser cannot make it fit, any of its kind.
 * @param {MediaDevices} devices @param {'video' | 'audio'} kind @param {MediaTrackConstraints | true} wanted
 */
export async function askForOne(devices, kind, wanted) {
  try {
    return await devices.getUserMedia({ [kind]: wanted });
  } catch (error) {
    if (problemOf(error) === 'refused' || wanted === true) throw error;
    return devices.getUserMedia({ [kind]: true });
  }
}
