/**
 * The socket's side: {@code SignalingEndpoint} receives, {@code MessageRouter} decides what a message is,
 * {@code SignalRelay} hands signals to the partner, {@code RoomExit} is the one way out of a room and {@code Departure} the
 * one end of a visit. {@code PeerSession} is one visit: {@code Stay} its beginning and end, {@code Channel} one ordered,
 * bounded outbox and the {@code Line}, the socket it has at the moment. Where that breaks, {@code ReturnKeys} says who may
 * come back, and {@code Resumption} lets the visitor go on over another one. Whom something is told is a
 * {@code Recipient}, wherever its socket is.
 */
package rendezvous.signaling;
