/** The stranger, or what to expect while there is none. Says `mediaflows` when the picture really moves. */
import { html, nothing } from 'lit-html';
import { onFirstFrame } from './first-frame.js';
import { View, icon } from './view.js';

/** @import { Scene } from './view.js' */

class RemotePane extends View {
  /** @type {MediaStream | null} */
  #stream = null;
  #watch = new AbortController();
  #silent = false;
  /** The whole picture is shown, not only what fills the pane. */
  #whole = false;
  /** @type {Scene | null} */
  #scene = null;

  /** @override @param {Scene} scene */
  show(scene) {
    this.#scene = scene;
    super.show(scene);
    const { remoteStream, room } = scene.state;
    if (remoteStream !== this.#stream) this.#play(remoteStream, room?.roomId ?? '');
  }

  /** @override @param {Scene} scene */
  template(scene) {
    const { state, words } = scene;
    const connected = state.phase === 'connected';
    const { remote } = state.media;
    const seen = connected && (!remote || remote.camera || remote.sharing);
    return html`
      <section class="pane" aria-label=${words.pane.stranger} ?hidden=${!state.localStream}>
        <video
          id="remote-video"
          autoplay
          playsinline
          ?data-seen=${seen}
          @resize=${this.#resized}
        ></video>
        ${connected ? nameplate(scene) : connecting(scene)}
        ${connected && !seen ? unseen(scene) : nothing} ${seen ? this.#fitButton(scene) : nothing}
        ${connected && this.#silent ? this.#soundButton(scene) : nothing}
      </section>
    `;
  }

  /** @param {Scene} scene */
  #soundButton({ words }) {
    return html`<button id="sound" class="main sound" @click=${() => this.#unmute()}>
      ${icon('sound')}<span>${words.pane.sound}</span>
    </button>`;
  }

  /** @param {Scene} scene */
  #fitButton({ words }) {
    const name = this.#whole ? words.link.filled : words.link.whole;
    return html`<button
      class="fit round on-picture"
      aria-label=${name}
      title=${name}
      @click=${() => this.#fit(!this.#whole)}
    >
      ${icon(this.#whole ? 'filled' : 'whole')}
    </button>`;
  }

  /** @param {boolean} whole */
  #fit(whole) {
    this.#whole = whole;
    this.#video().dataset.fit = whole ? 'whole' : 'filled';
    if (this.#scene) super.show(this.#scene);
  }

  /** Of an upright picture a wide pane shows the whole, unless somebody has said otherwise. */
  #resized = () => {
    const video = this.#video();
    const { videoWidth, videoHeight, dataset, clientWidth, clientHeight } = video;
    const upright = videoHeight > videoWidth;
    if (video.toggleAttribute('data-upright', upright) === this.#whole || dataset.fit) return;
    this.#whole = upright && clientWidth >= clientHeight;
    if (this.#scene) super.show(this.#scene);
  };

  /** @param {MediaStream | null} stream @param {string} roomId */
  #play(stream, roomId) {
    this.#watch.abort();
    this.#watch = new AbortController();
    this.#stream = stream;
    const video = this.#video();
    video.srcObject = stream;
    // Each stranger's picture has a shape of its own.
    delete video.dataset.fit;
    this.#whole = false;
    if (!stream) return;
    const seen = () =>
      this.dispatchEvent(new CustomEvent('mediaflows', { bubbles: true, detail: roomId }));
    onFirstFrame(video, seen, this.#watch.signal);
    video.play().catch((error) => this.#refused(error));
  }

  /** Sound may need a press first; the picture does not. @param {unknown} error */
  #refused(error) {
    if (!(error instanceof DOMException) || error.name !== 'NotAllowedError') return;
    this.#setSilent(true);
    this.#video()
      .play()
      .catch(() => {});
  }

  #unmute() {
    this.#setSilent(false);
    this.#video()
      .play()
      .catch((error) => this.#refused(error));
  }

  /** @param {boolean} silent */
  #setSilent(silent) {
    this.#silent = silent;
    this.#video().muted = silent;
    if (this.#scene) super.show(this.#scene);
  }

  #video() {
    return /** @type {HTMLVideoElement} */ (this.querySelector('video'));
  }
}

/** @param {Scene} scene who it is, and whether they can be heard */
function nameplate({ state, words, stranger, fill }) {
  const muted = state.media.remote?.microphone === false;
  return html`<p class="nameplate">
    <bdi>${stranger}</bdi>
    ${muted ? icon('microphone-off') : nothing}
    <span class="hidden-words" role="status">${muted ? fill(words.pane.muted) : nothing}</span>
  </p>`;
}

/** @param {Scene} scene what stands there until the picture comes */
function connecting({ state, words, fill }) {
  if (state.phase !== 'connecting') return nothing;
  const { title, text } = words.pane.connecting;
  return html`<div class="expectation" data-mood="connecting">
    <div class="pulse" aria-hidden="true">
      <i></i><i></i><i></i><svg><use href="#icon-person"></use></svg>
    </div>
    <h2>${fill(title)}</h2>
    <p>${text}</p>
  </div>`;
}

/** @param {Scene} scene what stands there while the other shows no picture */
const unseen = ({ words, fill }) =>
  html`<div class="expectation" data-mood="unseen">
    <div class="pulse" aria-hidden="true">
      <svg><use href="#icon-camera-off"></use></svg>
    </div>
    <p>${fill(words.pane.unseen)}</p>
  </div>`;

customElements.define('remote-pane', RemotePane);
