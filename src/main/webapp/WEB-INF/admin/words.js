/** What the page says, and how it writes numbers and times. In English: an operator reads logs, too. */

/** Why somebody was refused. @type {Record<string, string>} */
export const REFUSALS = {
  origin: 'Page of another site',
  ticket: 'No valid ticket',
  address_sockets: 'Too many connections of one address',
  address_handshakes: 'Too many handshakes of one address',
  full: 'As many connections as there may be',
  draining: 'Node being emptied',
  rate: 'Too many frames or bytes',
  errors: 'Unusable frames, for too long',
  unintroduced: 'Not introduced in time',
  frame: 'Unusable frame',
  resume: 'Resume token that opens nothing',
};

/** Why a visit ended. @type {Record<string, string>} */
export const ENDINGS = {
  closed: 'Said goodbye',
  lost: 'Connection lost, nobody came back',
  silent: 'Fell silent',
  slow: 'Did not read what it was sent',
  expelled: 'Sent away',
  drained: 'Node being emptied',
};

/** What people report of strangers, and pages of their calls: in the server's words. @param {string} label */
export const spaced = (label) => label.replaceAll(/[._-]/g, ' ');

/** How it stands with the TURN servers (rendezvous_ice_degraded). @param {number} degraded @param {number} secondsLeft */
export function iceInWords(degraded, secondsLeft) {
  if (degraded === 0) return 'as they should be';
  if (degraded === 1) return `provider fails, its last answer holds ${lasting(secondsLeft * 1000)}`;
  return 'provider fails, visitors get none of it';
}

const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
const precise = new Intl.NumberFormat('en', { maximumFractionDigits: 2 });
const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });
const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' });

/** @param {number} value */
export const count = (value) => whole.format(value);

/** @param {number} value */
export const seconds = (value) => `${precise.format(value)} s`;

/** @param {number} bytes */
export const megabytes = (bytes) => `${whole.format(bytes / 1024 ** 2)} MB`;

/** @param {number} time */
export const timeOfDay = (time) => clock.format(time);

/** @param {number} time */
export const dayAndTime = (time) => day.format(time);

/** @param {number} ms */
export function lasting(ms) {
  const minutes = Math.floor(ms / 60_000);
  const [days, hours] = [Math.floor(minutes / 1440), Math.floor(minutes / 60) % 24];
  if (days) return `${days} d ${hours} h`;
  if (hours) return `${hours} h ${minutes % 60} min`;
  return minutes ? `${minutes} min` : `${Math.floor(ms / 1000)} s`;
}
