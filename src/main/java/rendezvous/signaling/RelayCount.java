package rendezvous.signaling;

/** Keeps count of what is relayed: called for each frame, so it must cost nothing to speak of. */
public interface RelayCount {
    void count(SignalKind kind);
}
