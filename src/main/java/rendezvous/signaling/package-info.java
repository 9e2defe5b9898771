/**
 * The socket's side: {@code SignalingEndpoint} receives, {@code MessageRouter} decides what a message is,
 * {@code SignalRelay} hands signals to the partner, {@code Departure} is the one way out, {@code PeerSession} is one
 * socket with one ordered, bounded outbox.
 */
package rendezvous.signaling;
