package rendezvous.signaling;

import rendezvous.identity.PeerId;

/** Somebody who was here is gone for good: nobody can come back in its place. */
public record VisitEnded(PeerId peer, EndCause cause) {}
