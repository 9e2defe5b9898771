package rendezvous.signaling;

/**
 * A visit that goes on over another socket.
 *
 * @param before the socket it had, if that is still open; else null
 * @param now the one it has from now on
 * @param got the number of the last frame that the client has got
 * @param received how many frames of the client had come by then
 */
record Handover(PeerSession peer, Line before, Line now, long got, long received) {}
