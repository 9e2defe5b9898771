/** A data channel whose other end is the test. */
export class FakeChannel extends EventTarget {
  readyState = 'connecting';
  /** @type {any[]} */
  sent = [];

  /** @param {string} message */
  send(message) {
    this.sent.push(JSON.parse(message));
  }

  open() {
    this.readyState = 'open';
    this.dispatchEvent(new Event('open'));
  }

  /** @param {unknown} message */
  say(message) {
    this.dispatchEvent(Object.assign(new Event('message'), { data: JSON.stringify(message) }));
  }
}

/** An RTCPeerConnection that negotiates by the rules, without a network. */
export class FakePeer extends EventTarget {
  signalingState = 'stable';
  connectionState = 'new';
  /** @type {any} */
  localDescription = null;
  /** @type {any} */
  remoteDescription = null;
  /** @type {any[]} */
  candidates = [];
  /** @type {any[]} */
  transceivers = [];
  closed = false;
  descriptions = 0;
  restarts = 0;
  /** @type {any} */
  configuration = {};
  /** What `getStats` tells. @type {any[]} */
  stats = [];
  #needed = false;

  /** @type {Record<string, FakeChannel>} */
  channels = {};

  /** @param {string} label */
  createDataChannel(label) {
    return (this.channels[label] = new FakeChannel());
  }

  /** @param {'open' | 'close'} event of the channel that shows whether the other is there */
  channel(event) {
    this.channels.presence.dispatchEvent(new Event(event));
  }

  /** What is sent to the other. */
  get tracks() {
    return this.transceivers.map(({ sender }) => sender.track).filter(Boolean);
  }

  getTransceivers() {
    return this.transceivers;
  }

  /** @param {any} what a track, or only its kind */
  addTransceiver(what) {
    this.#place(
      typeof what === 'string' ? what : what.kind,
      typeof what === 'string' ? null : what,
    );
    this.negotiate();
  }

  /** @param {any} track */
  addTrack(track) {
    this.addTransceiver(track);
    return this.transceivers.at(-1).sender;
  }

  getConfiguration() {
    return this.configuration;
  }

  /** @param {any} configuration */
  setConfiguration(configuration) {
    this.configuration = configuration;
  }

  async createOffer() {
    return { type: 'offer', sdp: 'not used' };
  }

  restartIce() {
    this.restarts++;
    this.negotiate();
  }

  async getStats() {
    return new Map(this.stats.map((each) => [each.id, each]));
  }

  /** @param {string} kind @param {any} track */
  #place(kind, track) {
    /** @type {any} */
    let parameters = { encodings: [{}] };
    const sender = {
      track,
      getParameters: () => structuredClone(parameters),
      setParameters: async (/** @type {any} */ changed) => void (parameters = changed),
      replaceTrack: async (/** @type {any} */ other) => void (sender.track = other),
      setStreams: () => {},
    };
    this.transceivers.push({ sender, receiver: { track: { kind } }, direction: 'recvonly' });
  }

  /** Soon, and once for all that came together. */
  negotiate() {
    if (this.#needed) return;
    this.#needed = true;
    queueMicrotask(() => {
      this.#needed = false;
      this.dispatchEvent(new Event('negotiationneeded'));
    });
  }

  /** @param {any} [description] only to take back the last one */
  async setLocalDescription(description) {
    if (description?.type === 'rollback') return void (this.signalingState = 'stable');
    const type = this.signalingState === 'have-remote-offer' ? 'answer' : 'offer';
    this.signalingState = type === 'offer' ? 'have-local-offer' : 'stable';
    this.localDescription = { type, sdp: `${type} ${++this.descriptions}` };
  }

  /** From now on descriptions are taken in one after the other, and not at once. */
  takesItsTime() {
    let before = settled();
    const takeIn = this.setRemoteDescription.bind(this);
    this.setRemoteDescription = (/** @type {any} */ description) => {
      const taken = before.then(() => takeIn(description));
      before = taken;
      return taken;
    };
  }

  /** @param {any} description */
  async setRemoteDescription(description) {
    if (description.sdp === 'nonsense') throw new DOMException('bad', 'OperationError');
    if (description.type === 'answer' && this.signalingState !== 'have-local-offer') {
      throw new DOMException('no offer', 'InvalidStateError');
    }
    this.signalingState = description.type === 'offer' ? 'have-remote-offer' : 'stable';
    this.remoteDescription = description;
    if (this.transceivers.length === 0)
      for (const kind of ['audio', 'video']) this.#place(kind, null);
  }

  /** @param {any} candidate */
  async addIceCandidate(candidate) {
    if (!this.remoteDescription) throw new DOMException('early', 'InvalidStateError');
    if (candidate.candidate === 'nonsense') throw new TypeError('bad');
    this.candidates.push(candidate.candidate);
  }

  close() {
    this.closed = true;
    this.signalingState = 'closed';
  }

  /** @param {string} state */
  become(state) {
    this.connectionState = state;
    this.dispatchEvent(new Event('connectionstatechange'));
  }

  /** @param {any} candidate */
  gather(candidate) {
    this.dispatchEvent(Object.assign(new Event('icecandidate'), { candidate }));
  }

  /** @param {any} track @param {any[]} streams those the other put it in */
  receive(track, ...streams) {
    this.dispatchEvent(Object.assign(new Event('track'), { track, streams }));
  }
}

/** Lets every promise that is settled already run on. @returns {Promise<void>} */
export const settled = () => new Promise((resolve) => void setImmediate(resolve));
