/**
 * The socket's side: {@code SignalingEndpoint} receives, {@code MessageRouter} decides what a message is,
 * {@code SignalRelay} hands signals to the partner, {@code Departure} is the one way out, {@code PeerSession} is one
 * visit with one ordered, bounded outbox, and {@code Line} the socket it has at the moment. Where that breaks,
 * {@code ReturnKeys} says who may come back, and {@code Resumption} lets the visitor go on over another one.
 */
package rendezvous.signaling;
