package rendezvous.signaling;

import jakarta.websocket.CloseReason;
import java.time.Clock;
import java.util.Optional;
import rendezvous.config.FrameSettings;
import rendezvous.identity.PeerId;

/**
 * One visit: who it is, and the only way to send it anything. It has one socket at a time; when that breaks, another one
 * may take its place.
 */
final class PeerSession implements Recipient {
    private final PeerId id;
    private final Channel channel;
    private final KeyRing keys = new KeyRing();
    private final Notes notes = new Notes();
    private final Allowance allowance;
    private final Stay stay;
    private volatile String name;

    PeerSession(PeerId id, Channel channel, FrameSettings limits, Clock clock) {
        this.id = id;
        this.channel = channel;
        allowance = new Allowance(limits, clock);
        stay = new Stay(channel, keys, clock);
    }

    PeerId id() {
        return id;
    }

    /** Empty until it has introduced itself. */
    Optional<String> name() {
        return Optional.ofNullable(name);
    }

    /** True where a visit begins by it: not the second time, nor when it has gone meanwhile. */
    boolean introduce(String newName) {
        name = newName;
        return stay.begin();
    }

    @Override
    public void post(String frame) {
        channel.post(frame);
    }

    @Override
    public void flush() {
        channel.flush();
    }

    /** Its socket. */
    Channel channel() {
        return channel;
    }

    /** Whether it is here, away or gone. */
    Stay stay() {
        return stay;
    }

    /** What opens its place. */
    KeyRing keys() {
        return keys;
    }

    /** How much it may say. */
    Allowance allowance() {
        return allowance;
    }

    /** What it was told, and has told. */
    Notes notes() {
        return notes;
    }

    /**
     * It goes on over this socket; what the old one still brings is nobody's. Nothing when it has ended.
     *
     * @param got how many frames it says it has got
     */
    Optional<Handover> moveTo(Line next, long got) {
        return stay.moveTo(this, next, got);
    }

    /** It does not read: a close frame would not reach it. */
    void cut() {
        stay.cut();
    }

    /** For what it did. */
    void close(CloseReason reason) {
        close(reason, EndCause.EXPELLED);
    }

    void close(CloseReason reason, EndCause why) {
        stay.close(reason, why);
    }

    @Override
    public String toString() {
        return "peer " + id;
    }
}
