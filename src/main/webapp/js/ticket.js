/**
 * An operator's ticket, where one is asked for: it comes behind the `#` of the page's address, and goes with each
 * handshake as if it were a subprotocol. Kept for this tab alone.
 */

const KEY = 'rendezvous.ticket';
/** A JWT (RFC 7515 §7.1): nothing else gets into a header. */
const TICKET = /^[\w-]+\.[\w-]+\.[\w-]+$/;

/**
 * @param {Pick<Location, 'hash' | 'pathname' | 'search'>} location
 * @param {Pick<History, 'replaceState' | 'state'>} history
 * @param {() => Pick<Storage, 'getItem' | 'setItem'>} keeper may throw where the browser refuses its storage
 * @returns {string | null}
 */
export function takeTicket(location, history, keeper) {
  const given = ticketIn(location);
  if (given !== null) history.replaceState(history.state, '', location.pathname + location.search);
  const ticket = given ?? kept(keeper);
  if (!ticket || !TICKET.test(ticket)) return null;
  try {
    keeper().setItem(KEY, ticket);
  } catch {
    // Then it holds until the page is loaded anew.
  }
  return ticket;
}

/**
 * A link to the page that is open already loads nothing by itself: with another ticket it is loaded, and takes that.
 * @param {Pick<Location, 'hash' | 'reload'>} location
 * @param {Pick<EventTarget, 'addEventListener'>} window
 */
export function followTickets(location, window) {
  window.addEventListener('hashchange', () => {
    if (ticketIn(location) !== null) location.reload();
  });
}

/** @param {Pick<Location, 'hash'>} location */
const ticketIn = ({ hash }) => new URLSearchParams(hash.slice(1)).get('ticket');

/** @param {() => Pick<Storage, 'getItem'>} keeper */
function kept(keeper) {
  try {
    return keeper().getItem(KEY);
  } catch {
    return null;
  }
}

/**
 * Whether one is asked for here, which no browser tells of a refused handshake. By POST, which says whose page it is,
 * as a handshake does: a server may insist on that.
 * @param {URL} url of the socket, by http
 * @param {(url: URL, how: RequestInit) => Promise<Pick<Response, 'status'>>} ask
 */
export async function isTicketAsked(url, ask) {
  try {
    const { status } = await ask(url, { method: 'POST', cache: 'no-store' });
    return status === 401;
  } catch {
    return false;
  }
}

/**
 * What opens sockets with the ticket; without one, as ever.
 * @param {string | null} ticket
 * @param {typeof WebSocket} Plain
 * @returns {new (url: string | URL) => WebSocket}
 */
export const socketsWith = (ticket, Plain) =>
  ticket
    ? class extends Plain {
        /** @param {string | URL} url */
        constructor(url) {
          super(url, ['rendezvous', `ticket.${ticket}`]);
        }
      }
    : Plain;
