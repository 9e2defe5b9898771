package rendezvous.signaling;

import java.time.Duration;
import rendezvous.identity.PeerId;

/**
 * Somebody who had introduced itself is gone for good: nobody can come back in its place.
 *
 * @param lasted since it introduced itself
 */
public record VisitEnded(PeerId peer, EndCause cause, Duration lasted) {}
