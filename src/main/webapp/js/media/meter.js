/**
 * How loud the microphone is, some times a second, for as long as somebody looks.
 *
 * @import { Timers } from '../heartbeat.js'
 */

const EVERY_MS = 100;
/** What a quiet room and a loud voice come to, in decibels below full scale. */
const QUIET = -55;
const LOUD = -10;

/** @param {Float32Array} samples -1 to 1 @returns {number} 0 to 1, as loud as it seems to the ear */
export function levelOf(samples) {
  const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
  const decibels = 10 * Math.log10(power || Number.MIN_VALUE);
  return Math.min(1, Math.max(0, (decibels - QUIET) / (LOUD - QUIET)));
}

/**
 * Browsers have only so many ears, and some refuse a microphone of another rate: then nothing is shown.
 * @param {MediaStream} stream @param {typeof AudioContext} Ear
 */
function listening(stream, Ear) {
  try {
    const ear = new Ear();
    const analyser = ear.createAnalyser();
    analyser.fftSize = 1024;
    ear.createMediaStreamSource(stream).connect(analyser);
    return { ear, analyser };
  } catch {
    return null;
  }
}

/**
 * Nothing where the browser has no such ear.
 * @param {MediaStream} stream with sound
 * @param {(level: number) => void} heard
 * @param {AbortSignal} signal until when
 * @param {{ AudioContext?: typeof AudioContext, timers?: Timers }} [world]
 */
export function measure(
  stream,
  heard,
  signal,
  { AudioContext: Ear = globalThis.AudioContext, timers = globalThis } = {},
) {
  if (signal.aborted || !Ear) return;
  const ears = listening(stream, Ear);
  if (!ears) return;
  const { ear, analyser } = ears;
  const samples = new Float32Array(analyser.fftSize);
  const listen = () => {
    analyser.getFloatTimeDomainData(samples);
    heard(levelOf(samples));
  };
  const beat = timers.setInterval(listen, EVERY_MS);
  signal.addEventListener(
    'abort',
    () => {
      timers.clearInterval(beat);
      void ear.close();
    },
    { once: true },
  );
}
