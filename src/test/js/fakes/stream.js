/** A camera's stream: tracks that can be stopped, and can end by themselves. */
export class FakeTrack extends EventTarget {
  readyState = 'live';
  enabled = true;
  contentHint = '';
  /** @type {MediaTrackSettings} */
  settings = {};

  /** @param {'audio' | 'video'} kind */
  constructor(kind) {
    super();
    this.kind = kind;
  }

  getSettings() {
    return this.settings;
  }

  stop() {
    this.readyState = 'ended';
  }

  unplug() {
    this.readyState = 'ended';
    this.dispatchEvent(new Event('ended'));
  }
}

/** @param {('video' | 'audio')[]} kinds @returns {any} */
export const fakeStream = (kinds = ['video', 'audio']) =>
  new FakeMediaStream(kinds.map((kind) => new FakeTrack(kind)));

/** The browser's own, for what node has none of. */
export class FakeMediaStream {
  /** @type {Set<any>} */
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

  getAudioTracks() {
    return this.getTracks().filter(({ kind }) => kind === 'audio');
  }

  getVideoTracks() {
    return this.getTracks().filter(({ kind }) => kind === 'video');
  }
}

globalThis.MediaStream ??= /** @type {any} */ (FakeMediaStream);

/** A camera that opens at once, for a call that is about something else. */
export const openCamera = () => ({
  open: async () => ({ stream: fakeStream() }),
  openWithout: async () => ({ stream: fakeStream([]) }),
  close: () => {},
  screen: { unshare: () => {} },
});
