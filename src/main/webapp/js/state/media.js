/**
 * Which pictures and sounds there are: one's own, the other's, and the devices to choose from.
 *
 * @typedef {'on' | 'off' | 'none'} Source none: there is no such device, or it was not given
 * @typedef {{ camera: Source, microphone: Source, sharing: boolean, mirrored: boolean }} OwnMedia
 *   mirrored: one looks at oneself, not at what is before one
 * @typedef {{ camera: boolean, microphone: boolean, sharing: boolean }} RemoteMedia as the other tells
 * @typedef {{ id: string, label: string }} Device
 * @typedef {{ cameras: Device[], microphones: Device[], speakers: Device[] }} Devices
 * @typedef {{ own: OwnMedia, remote: RemoteMedia | null, devices: Devices }} Media remote: null as long as it is unknown
 *
 * @typedef {{ type: 'ownMedia', change: Partial<OwnMedia> }
 *   | { type: 'remoteMedia', roomId: string, media: RemoteMedia }
 *   | { type: 'devicesFound', devices: Devices }} MediaFact
 */

/** @type {Readonly<Media>} */
export const dark = Object.freeze({
  own: { camera: 'none', microphone: 'none', sharing: false, mirrored: true },
  remote: null,
  devices: { cameras: [], microphones: [], speakers: [] },
});

/** @type {{ [T in MediaFact['type']]: (media: Media, fact: Extract<MediaFact, { type: T }>) => Media }} */
export const mediaChanges = {
  ownMedia: (m, { change }) => ({ ...m, own: { ...m.own, ...change } }),
  remoteMedia: (m, { media }) => ({ ...m, remote: media }),
  devicesFound: (m, { devices }) => ({ ...m, devices }),
};
