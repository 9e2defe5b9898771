package rendezvous.signaling;

import rendezvous.identity.PeerId;

/** Somebody has introduced itself for the first time. */
public record VisitBegan(PeerId peer) {}
