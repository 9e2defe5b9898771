package rendezvous.signaling;

import java.util.Locale;
import rendezvous.protocol.ClientMessage.Answer;
import rendezvous.protocol.ClientMessage.Offer;
import rendezvous.protocol.ClientMessage.Signal;

/** What is relayed. A closed list of few words, so that it can be a metric's label. */
public enum SignalKind {
    OFFER,
    ANSWER,
    ICECANDIDATE;

    static SignalKind of(Signal signal) {
        if (signal instanceof Offer) {
            return OFFER;
        }
        return signal instanceof Answer ? ANSWER : ICECANDIDATE;
    }

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
