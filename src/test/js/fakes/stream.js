/** A camera's stream: tracks that can be stopped, and can end by themselves. */
export class FakeTrack extends EventTarget {
  readyState = 'live';

  /** @param {'audio' | 'video'} kind */
  constructor(kind) {
    super();
    this.kind = kind;
  }

  stop() {
    this.readyState = 'ended';
  }

  unplug() {
    this.readyState = 'ended';
    this.dispatchEvent(new Event('ended'));
  }
}

/** @returns {any} */
export function fakeStream() {
  const tracks = [new FakeTrack('video'), new FakeTrack('audio')];
  return {
    getTracks: () => tracks,
    getAudioTracks: () => tracks.filter(({ kind }) => kind === 'audio'),
    getVideoTracks: () => tracks.filter(({ kind }) => kind === 'video'),
  };
}

/** The browser's own, for what node has none of. */
export class FakeMediaStream {
  #tracks = new Set();

  /** @param {unknown[]} tracks */
  constructor(tracks = []) {
    for (const track of tracks) this.addTrack(track);
  }

  /** @param {unknown} track */
  addTrack(track) {
    this.#tracks.add(track);
  }

  getTracks() {
    return [...this.#tracks];
  }
}

globalThis.MediaStream ??= /** @type {any} */ (FakeMediaStream);
