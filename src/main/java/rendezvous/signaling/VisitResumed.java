package rendezvous.signaling;

import rendezvous.identity.PeerId;

/** Somebody whose socket broke, or was replaced, goes on over another one. */
public record VisitResumed(PeerId peer) {}
