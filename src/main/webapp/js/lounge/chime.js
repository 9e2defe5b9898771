/** Two short, soft notes, made on the spot. Silent where the browser has no sound, or lets us make none. */

/** Hertz: a fifth upwards. */
const NOTES = [587.33, 880];
const NOTE_S = 0.16;
/** Of 1: it may come to who wears headphones. */
const LOUDNESS = 0.09;

/** @param {AudioContext} audio @param {number} pitch @param {number} at */
function sound(audio, pitch, at) {
  const tone = new OscillatorNode(audio, { type: 'sine', frequency: pitch });
  const swell = new GainNode(audio, { gain: 0 });
  swell.gain.setValueAtTime(0, at);
  swell.gain.linearRampToValueAtTime(LOUDNESS, at + 0.02);
  swell.gain.exponentialRampToValueAtTime(0.0001, at + NOTE_S * 2);
  tone.connect(swell).connect(audio.destination);
  tone.start(at);
  tone.stop(at + NOTE_S * 2);
  return tone;
}

export class Chime {
  /** @type {AudioContext | null} */
  #audio = null;

  /** To be called in a press. An idle context costs nothing: it runs only while it sounds. */
  prepare() {
    if (typeof AudioContext === 'undefined') return;
    this.#audio ??= new AudioContext();
    const audio = this.#audio;
    void audio.resume().then(
      () => audio.suspend(),
      () => {},
    );
  }

  play() {
    const audio = this.#audio;
    if (!audio) return;
    const ring = () => {
      const notes = NOTES.map((pitch, i) => sound(audio, pitch, audio.currentTime + i * NOTE_S));
      notes.at(-1)?.addEventListener('ended', () => void audio.suspend(), { once: true });
    };
    void audio.resume().then(ring, () => {});
  }
}
