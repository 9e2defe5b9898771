package rendezvous.cluster;

import java.time.Duration;

/** Keeps count of letters: called for each, so it must cost nothing to speak of. */
public interface Postage {
    void sent(LetterKind kind);

    void received(LetterKind kind);

    /** That could not be sent: the node was not there, or too much waited for it. */
    void refused(LetterKind kind);

    /** How long a small letter took to another node and back, with all it had to wait for on either side. */
    void roundTrip(Duration took);

    /** A node is not there any more. */
    void lost();
}
