package rendezvous.signaling;

import jakarta.websocket.CloseReason;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import rendezvous.admission.Place;

/**
 * From when to when one visitor is here, and over which socket: everything that two threads could take for the end at
 * once, or one for the end and the other for a return, is settled here, one after the other.
 */
final class Stay {
    private final Channel channel;
    private final KeyRing keys;
    private final Clock clock;
    private final Absence absence = new Absence();
    private Long begun;
    private boolean ended;
    private long received;
    private volatile long lastHeard;
    private volatile EndCause cause;

    Stay(Channel channel, KeyRing keys, Clock clock) {
        this.channel = channel;
        this.keys = keys;
        this.clock = clock;
        lastHeard = clock.millis();
    }

    /** True where a visit begins by it: not the second time, nor when it has ended meanwhile. */
    synchronized boolean begin() {
        boolean begins = begun == null && !ended;
        if (begins) {
            begun = clock.millis();
        }
        return begins;
    }

    /** How long it has been since it began; empty for a socket that never was anybody's visit. */
    synchronized Optional<Duration> lasted() {
        return Optional.ofNullable(begun).map(since -> Duration.ofMillis(clock.millis() - since));
    }

    void heard() {
        lastHeard = clock.millis();
    }

    /** What it has not confirmed for so long, though it is there, is not kept for it. @param patience in milliseconds */
    void review(long patience) {
        channel.review(lastHeard, clock.millis(), patience);
    }

    /** Its socket broke, and it may come back. */
    boolean isAway() {
        return channel.isOver(null);
    }

    /** Whether a frame that came over that socket is this visitor's: not when the socket has been replaced. */
    synchronized boolean takes(Line from) {
        if (!channel.isOver(from)) {
            return false;
        }
        received++;
        keys.arrived();
        return true;
    }

    /** How many frames it has said. */
    synchronized long received() {
        return received;
    }

    /** From now on its place can be held. */
    void keepPlace() {
        channel.keep();
        absence.allow();
    }

    /**
     * Its socket broke; its place, which is held with it, is given back when it ends or goes on over another. False
     * when that was not its socket any more, or nothing can be held for it.
     */
    synchronized boolean goAway(Line broken) {
        if (ended || !channel.isOver(broken) || !absence.begin(broken, clock.millis())) {
            return false;
        }
        channel.leave(broken);
        return true;
    }

    /** That of its socket, or what is held for it; empty when it has ended. */
    synchronized Optional<Place> place() {
        var line = channel.line();
        return Optional.ofNullable(line == null ? absence.place() : line.place());
    }

    /** See {@link PeerSession#moveTo}. */
    synchronized Optional<Handover> moveTo(PeerSession peer, Line next, long got) {
        var last = channel.resumableAfter(got);
        if (ended || cause != null || last.isEmpty()) {
            return Optional.empty();
        }
        var before = channel.line();
        channel.moveTo(next);
        keys.move();
        absence.end();
        heard();
        return Optional.of(new Handover(peer, before, next, last.getAsLong(), received));
    }

    synchronized boolean hasEnded() {
        return ended;
    }

    /** True for the first who says so: the visit is over. */
    synchronized boolean end() {
        boolean first = !ended;
        ended = true;
        absence.end();
        return first;
    }

    /** The same, if that was its socket. */
    synchronized boolean end(Line closed) {
        return channel.isOver(closed) && end();
    }

    /** The same, if it has been away for longer than that. @param grace in milliseconds */
    synchronized boolean endAfter(long grace) {
        return isAway() && absence.isLongerThan(grace, clock.millis()) && end();
    }

    /** The same, if it has a socket and nothing was heard of it for longer than that. @param timeout in milliseconds */
    synchronized boolean endIfSilent(long timeout) {
        return !isAway() && clock.millis() - lastHeard > timeout && end();
    }

    /** Why its socket was closed by us; null where it was not. */
    EndCause cause() {
        return cause;
    }

    /** It does not read. While it is away there is no socket, and its place goes. */
    void cut() {
        cause = EndCause.SLOW;
        if (!channel.cut()) {
            absence.cutShort();
        }
    }

    void close(CloseReason reason, EndCause why) {
        cause = why;
        channel.close(reason);
    }
}
