/**
 * Who may open a socket, and how many: decided ahead of the handshake, before anything is spent on whoever is refused.
 * {@code signaling} asks, and says at the socket's end that it has ended.
 */
package rendezvous.admission;
