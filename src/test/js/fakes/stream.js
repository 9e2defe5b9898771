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
    getVideoTracks: () => tracks.filter(({ kind }) => kind === 'video'),
  };
}
