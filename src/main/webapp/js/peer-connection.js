/**
 * One RTCPeerConnection under perfect negotiation: both sides may offer at any time, and when two offers
 * cross, the polite side gives way. Candidates that come before the description they belong to are kept.
 * No DOM, no socket. Nothing the other side sends makes it throw.
 *
 * @import { DescriptionData, CandidateData } from './protocol.js'
 * @import { Role } from './link/role.js'
 * @typedef {{ description: (description: { type: RTCSdpType, sdp: string }) => void,
 *   candidate: (candidate: RTCIceCandidate) => void,
 *   stream: (stream: MediaStream) => void,
 *   state: (state: RTCPeerConnectionState) => void,
 *   gone: () => void }} PeerListener gone: the other side has closed the connection
 */

import { hasWish, isRestart, isTheirs, withWish } from './link/restart.js';
import { roleByOwn, roleByTheirs, withRole } from './link/role.js';
import { FIRST, sendBy } from './link/sending.js';
import { isUnsteady, steady } from './link/steady.js';

/** More than any browser gathers before its description is out. */
const EARLY_LIMIT = 200;

/** @typedef {'audio' | 'video'} Kind */
/** In this order in every description. @type {readonly Kind[]} */
const KINDS = ['audio', 'video'];

export class PeerConnection {
  #pc;
  #on;
  #polite;
  /** The polite side waits for the first offer: two at once would cost a round trip. */
  #mayOffer;
  #makingOffer = false;
  /** An answer on its way in makes room for the other's next offer: that one is no glare. */
  #takingAnswer = false;
  #ignoring = false;
  /** Negotiations that came to their end. */
  #settled = 0;
  /** Settled by the first answer. @type {Role | null} */
  #role = null;
  /** Their latest description as they gave it: the browser's copy does not say whose it is. */
  #theirs = '';
  /** What a restart is to change. @type {RTCConfiguration | null} */
  #change = null;
  /** @type {CandidateData[]} */
  #early = [];
  /** What the other is to see and hear; null where there is nothing, now. */
  #own = {
    stream: new MediaStream(),
    audio: /** @type {MediaStreamTrack | null} */ (null),
    video: /** @type {MediaStreamTrack | null} */ (null),
  };
  /** One for all that comes, whichever streams the other put its tracks in, or none. */
  #received = new MediaStream();
  #life = new AbortController();

  /**
   * @param {RTCPeerConnection} pc a new one, not yet used
   * @param {{ polite: boolean } | null} role null: `begin` tells it, and until then nothing goes out
   * @param {PeerListener} on
   */
  constructor(pc, role, on) {
    this.#pc = pc;
    this.#polite = role?.polite ?? true;
    this.#mayOffer = !this.#polite;
    this.#on = on;
    const { signal } = this.#life;
    pc.addEventListener('negotiationneeded', () => this.#needed(), { signal });
    pc.addEventListener('icecandidate', (event) => this.#gathered(event.candidate), { signal });
    pc.addEventListener('track', (event) => this.#receive(event), { signal });
    pc.addEventListener('connectionstatechange', () => on.state(pc.connectionState), { signal });
    this.#watchPresence();
  }

  /** Carries nothing: a page that hangs up closes it, and so says it without the server too. */
  #watchPresence() {
    const { signal } = this.#life;
    const presence = this.#pc.createDataChannel('presence', { negotiated: true, id: 0 });
    // One that never opened, because the other side knows no such thing, says nothing by closing.
    const watch = () => presence.addEventListener('close', () => this.#on.gone(), { signal });
    presence.addEventListener('open', watch, { signal, once: true });
  }

  /**
   * Each kind has its place in the call whether or not there is a track for it now: a camera or a screen
   * that comes later is put in without a new negotiation.
   * @param {MediaStream} stream what the other is to see and hear
   */
  share(stream) {
    const [audio = null] = stream.getAudioTracks();
    const [video = null] = stream.getVideoTracks();
    this.#own = { stream, audio, video };
    // The other side's places come with its offer.
    if (!this.#polite) this.#takePlaces();
  }

  /**
   * Does what can be done before anybody is met: tracks, codecs, certificate.
   * @param {MediaStream} stream what the other will see and hear
   */
  async prepare(stream) {
    this.share(stream);
    for (const kind of KINDS) {
      const track = this.#own[kind];
      // Only a track that was added so finds its place in an offer of the other side, too.
      if (track) this.#pc.addTrack(track, stream);
    }
    void sendBy(this.sender('video'), FIRST);
    await this.#quietly(() => this.#pc.createOffer());
  }

  /** Looks for its own addresses before anybody is met. Holds them until it is closed. */
  gather() {
    void this.#quietly(async () =>
      this.#pc.setConfiguration({ ...this.#pc.getConfiguration(), iceCandidatePoolSize: 1 }),
    );
  }

  /**
   * The other is there.
   * @param {{ polite: boolean }} role @param {MediaStream} stream what the other is to see and hear
   */
  begin({ polite }, stream) {
    this.#polite = polite;
    this.#mayOffer = !polite;
    this.share(stream);
    // That there is something to offer was said when nobody was there to hear it.
    if (!polite) void this.#offer();
  }

  /** @param {Kind} kind @param {MediaStreamTrack | null} track */
  async replace(kind, track) {
    this.#own[kind] = track;
    await this.#quietly(async () => this.#placeOf(kind)?.sender.replaceTrack(track));
  }

  /**
   * From the next restart on, whoever begins it. Not before: a browser whose configuration has changed
   * makes a restart of its next offer, whatever that one is about.
   * @param {RTCConfiguration} change
   */
  configure(change) {
    this.#change = { ...this.#change, ...change };
  }

  #reconfigure() {
    const change = this.#change;
    this.#change = null;
    if (!change) return;
    try {
      this.#pc.setConfiguration({ ...this.#pc.getConfiguration(), ...change });
    } catch {
      // What a browser refuses leaves it as it was.
    }
  }

  #restartIce() {
    this.#reconfigure();
    this.#pc.restartIce();
  }

  /**
   * Looks for another way to the other: after a change of networks, or when the old one is lost.
   * @returns {Promise<boolean>} whether anything was done about it
   */
  async restart() {
    // An offer that was not answered, or not well, would stand in the way.
    if (this.#pc.signalingState === 'have-local-offer')
      await this.#quietly(() => this.#pc.setLocalDescription({ type: 'rollback' }));
    if (this.#life.signal.aborted) return false;
    if (isTheirs(this.#pc.localDescription?.sdp, this.#theirs)) return this.#ask();
    this.#restartIce();
    return true;
  }

  /** While something is being negotiated, it is too early to ask for it. */
  async #ask() {
    if (this.#pc.signalingState !== 'stable' || this.#makingOffer) return false;
    await this.#offer(withWish);
    return true;
  }

  /** @returns {Promise<RTCStatsReport>} */
  stats() {
    return this.#pc.getStats();
  }

  /** What sends one's own, once it has its place. @param {Kind} kind @returns {RTCRtpSender | undefined} */
  sender(kind) {
    return this.#placeOf(kind)?.sender;
  }

  #takePlaces() {
    for (const kind of KINDS) {
      const place = this.#placeOf(kind);
      if (place) this.#fill(place, kind);
      else this.#addPlace(kind);
    }
  }

  /** @param {Kind} kind */
  #addPlace(kind) {
    const track = this.#own[kind];
    const streams = [this.#own.stream];
    const first = kind === 'video' ? { sendEncodings: [{ ...FIRST }] } : {};
    this.#pc.addTransceiver(track ?? kind, { streams, ...first });
  }

  /** @param {RTCRtpTransceiver} place @param {Kind} kind */
  #fill(place, kind) {
    place.direction = 'sendrecv';
    // One stream for both kinds: the other's browser keeps lips and voice together by it.
    place.sender.setStreams?.(this.#own.stream);
    if (place.sender.track !== this.#own[kind]) void this.replace(kind, this.#own[kind]);
    if (kind === 'video' && !place.currentDirection) void sendBy(place.sender, FIRST);
  }

  /** @param {Kind} kind */
  #placeOf(kind) {
    return this.#pc.getTransceivers().find(({ receiver }) => receiver.track.kind === kind);
  }

  /** Tracks that come together are shown together. @param {RTCTrackEvent} event */
  #receive({ track, streams }) {
    const together = streams.flatMap((stream) => stream.getTracks());
    // A track that is in the stream already is not added again.
    for (const each of [...together, track]) this.#received.addTrack(each);
    this.#on.stream(this.#received);
  }

  /** @param {DescriptionData} description */
  async describe({ type, sdp }) {
    const { signalingState } = this.#pc;
    const free = !this.#makingOffer && (signalingState === 'stable' || this.#takingAnswer);
    this.#ignoring = type === 'offer' && !free && !this.#polite;
    if (this.#ignoring) return;
    await this.#quietly(async () => {
      if (type === 'offer' && isRestart(this.#theirs, sdp)) this.#reconfigure();
      await this.#takeIn({ type, sdp });
      this.#theirs = sdp;
      if (type === 'answer') this.#role ??= roleByTheirs(sdp);
      this.#mayOffer = true;
      await Promise.all(this.#early.splice(0).map((candidate) => this.#add(candidate)));
      if (type === 'offer') {
        this.#takePlaces();
        await this.#describeSelf();
        if (hasWish(sdp)) this.#restartIce();
      }
      this.#settled++;
    });
  }

  /** @param {DescriptionData} description */
  async #takeIn(description) {
    this.#takingAnswer = description.type === 'answer';
    try {
      await this.#pc.setRemoteDescription(description);
    } finally {
      this.#takingAnswer = false;
    }
  }

  /** @param {CandidateData} candidate */
  async consider(candidate) {
    if (this.#life.signal.aborted || this.#ignoring) return;
    if (this.#pc.remoteDescription) await this.#add(candidate);
    else if (this.#early.length < EARLY_LIMIT) this.#early.push(candidate);
  }

  close() {
    this.#life.abort();
    this.#pc.close();
  }

  /** Of a negotiation that is under way already, no other word is needed. */
  #needed() {
    if (this.#pc.signalingState === 'stable' && !this.#makingOffer) void this.#offer();
  }

  /** @param {(sdp: string) => string} [finish] */
  async #offer(finish) {
    if (!this.#mayOffer) return;
    this.#makingOffer = true;
    if (this.#settled === 1 && isUnsteady(this.#pc)) this.#steady();
    await this.#quietly(() => this.#describeSelf(finish));
    this.#makingOffer = false;
  }

  #steady() {
    this.#settled++;
    void this.#quietly(() => steady(this.#pc));
  }

  /** @param {(sdp: string) => string} [finish] what an offer needs before it goes out */
  async #describeSelf(finish = (sdp) => sdp) {
    await this.#pc.setLocalDescription();
    const { localDescription } = this.#pc;
    if (!localDescription || this.#life.signal.aborted) return;
    const { type, sdp } = localDescription;
    if (type === 'answer') this.#role ??= roleByOwn(sdp);
    this.#on.description({ type, sdp: type === 'offer' ? finish(withRole(sdp, this.#role)) : sdp });
  }

  /** @param {RTCIceCandidate | null} candidate the empty one only marks the end */
  #gathered(candidate) {
    if (candidate?.candidate) this.#on.candidate(candidate);
  }

  /** @param {CandidateData} candidate */
  #add({ candidate, sdpMid, sdpMLineIndex, usernameFragment }) {
    const init = { candidate, sdpMid, sdpMLineIndex, usernameFragment };
    return this.#quietly(() => this.#pc.addIceCandidate(init));
  }

  /**
   * What the other side sent may be anything, and the connection may close meanwhile: a step that fails
   * changes nothing here, and a call that does not come about is ended by its deadline.
   * @param {() => Promise<unknown>} step
   */
  async #quietly(step) {
    if (this.#life.signal.aborted) return;
    try {
      await step();
    } catch {
      // said above
    }
  }
}
