package rendezvous.signaling;

import jakarta.websocket.CloseReason;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import rendezvous.admission.RateLimit;
import rendezvous.config.LimitSettings;
import rendezvous.ice.IceAnswer;
import rendezvous.identity.PeerId;
import rendezvous.identity.RoomId;
import rendezvous.protocol.CallOutcome;

/**
 * One visit: who it is, when it was last heard of, and the only way to send it anything. It has one socket at a time;
 * when that breaks, another one may take its place.
 */
final class PeerSession {
    private final PeerId id;
    private final Clock clock;
    private final Outbox outbox;
    private final RateLimit messages;
    private final RateLimit bytes;
    private final RateLimit errors;
    private final ToldCalls calls = new ToldCalls();
    private long received;
    private boolean ended;
    private Long begun;
    private RoomId reported;
    private volatile Line line;
    private volatile long awaySince;
    private volatile EndCause cause;
    private final KeyRing keys = new KeyRing();
    private Line held;
    private volatile boolean isKept;
    private volatile String name;
    private volatile Turnout told;
    private volatile IceAnswer given;
    private volatile long lastHeard;

    PeerSession(PeerId id, Line line, Outbox outbox, LimitSettings limits, Clock clock) {
        this.id = id;
        this.line = line;
        this.outbox = outbox;
        this.clock = clock;
        lastHeard = clock.millis();
        messages = new RateLimit(limits.messagesPerSecond(), limits.messageBurst(), lastHeard);
        bytes = new RateLimit(limits.bytesPerSecond(), limits.byteBurst(), lastHeard);
        errors = new RateLimit(limits.errors() / 60.0, limits.errors(), lastHeard);
    }

    PeerId id() {
        return id;
    }

    /** Empty until it has introduced itself. */
    Optional<String> name() {
        return Optional.ofNullable(name);
    }

    /** True where a visit begins by it: not the second time, nor when it has gone meanwhile. */
    synchronized boolean introduce(String newName) {
        boolean begins = begun == null && !ended;
        if (begins) {
            begun = clock.millis();
        }
        name = newName;
        return begins;
    }

    /** How long it has been since it introduced itself; empty for a socket that never was anybody's visit. */
    synchronized Optional<Duration> lasted() {
        return Optional.ofNullable(begun).map(since -> Duration.ofMillis(clock.millis() - since));
    }

    /** How many there were when it was last told; null until it has introduced itself. */
    Turnout told() {
        return told;
    }

    void told(Turnout turnout) {
        told = turnout;
    }

    /** What it was given to find others; null until it has introduced itself. */
    IceAnswer given() {
        return given;
    }

    void given(IceAnswer answer) {
        given = answer;
    }

    /** It reports whom it met in that room; false when it has done so already. */
    boolean reports(RoomId room) {
        // One is enough to remember: earlier rooms than the latest cannot be reported any more.
        boolean first = !room.equals(reported);
        reported = room;
        return first;
    }

    /** It tells what became of its call in that room; false when it has told so already. */
    boolean tells(RoomId room, CallOutcome outcome) {
        return calls.add(room, outcome);
    }

    void heard() {
        lastHeard = clock.millis();
    }

    /** @param length of what it says, in characters */
    boolean maySpeak(int length) {
        long now = clock.millis();
        return messages.take(now) && bytes.take(length, now);
    }

    boolean mayErr() {
        return errors.take(clock.millis());
    }

    /** Queues without writing: for use inside the lobby's step, where {@link #flush} follows later. */
    void post(String frame) {
        outbox.post(frame);
    }

    void flush() {
        outbox.flush();
    }

    void send(String frame) {
        post(frame);
        flush();
    }

    /** Asks for a sign of life, which also tells how much of what was sent has arrived. */
    void ping() {
        var current = line;
        if (current != null) {
            current.ping(outbox.reached(current));
        }
    }

    /** What it has not confirmed for so long, though it is there, is not kept for it. @param patience in milliseconds */
    void review(long patience) {
        outbox.review(lastHeard, clock.millis(), patience);
    }

    /** A pong came over that socket. @param mark of the ping it answers, or whatever the client made of it */
    void answered(Line from, long mark) {
        if (line == from && mark <= outbox.reached(from)) {
            outbox.confirm(mark);
        }
    }

    /** It has a call to set up. */
    void expedite() {
        var current = line;
        if (current != null) {
            current.expedite();
        }
    }

    /** The socket it has, which is not there while it is {@link #isAway}. */
    Line line() {
        return line;
    }

    /** Its socket broke, and it may come back. */
    boolean isAway() {
        return line == null;
    }

    /** Whether a frame that came over that socket is this visitor's: not when the socket has been replaced. */
    synchronized boolean takes(Line from) {
        if (line != from) {
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

    /** What opens its place. */
    KeyRing keys() {
        return keys;
    }

    /** From now on its place can be held. */
    void keepPlace() {
        outbox.keep();
        isKept = true;
    }

    /**
     * Its socket broke; its place, which is held with it, is given back when it ends or goes on over another. False
     * when that was not its socket any more, or nothing can be held for it.
     */
    synchronized boolean goAway(Line broken) {
        if (ended || !isKept || line != broken || !broken.place().hold()) {
            return false;
        }
        held = broken;
        awaySince = clock.millis();
        line = null;
        outbox.leave(broken);
        return true;
    }

    /**
     * It goes on over this socket; what the old one still brings is nobody's. Nothing when it has ended.
     *
     * @param got how many frames it says it has got
     */
    synchronized Optional<Handover> moveTo(Line next, long got) {
        var last = outbox.resumableAfter(got);
        if (ended || cause != null || last.isEmpty()) {
            return Optional.empty();
        }
        var before = line;
        line = next;
        keys.move();
        letGo();
        lastHeard = clock.millis();
        return Optional.of(new Handover(this, before, next, last.getAsLong(), received));
    }

    /** Greets it on the socket it has come back by, and goes on with what it has missed. */
    void greet(String greeting, Handover handover) {
        outbox.moveTo(handover.now(), greeting, handover.got());
    }

    synchronized boolean hasEnded() {
        return ended;
    }

    /** True for the first who says so: the visit is over. */
    synchronized boolean end() {
        boolean first = !ended;
        ended = true;
        letGo();
        return first;
    }

    private void letGo() {
        if (held != null) {
            held.place().giveBack();
            held = null;
        }
    }

    /** The same, if that was its socket. */
    synchronized boolean end(Line closed) {
        return line == closed && end();
    }

    /** The same, if it has been away for longer than that. @param grace in milliseconds */
    synchronized boolean endAfter(long grace) {
        return line == null && clock.millis() - awaySince >= grace && end();
    }

    /** The same, if it has a socket and nothing was heard of it for longer than that. @param timeout in milliseconds */
    synchronized boolean endIfSilent(long timeout) {
        return line != null && clock.millis() - lastHeard > timeout && end();
    }

    /** Why its socket was closed by us; null where it was not. */
    EndCause cause() {
        return cause;
    }

    /** It does not read: a close frame would not reach it. While it is away there is no socket, and its place goes. */
    void cut() {
        cause = EndCause.SLOW;
        outbox.close();
        var current = line;
        if (current == null) {
            awaySince = Long.MIN_VALUE / 2;
        } else {
            current.cut();
        }
    }

    /** For what it did. */
    void close(CloseReason reason) {
        close(reason, EndCause.EXPELLED);
    }

    void close(CloseReason reason, EndCause why) {
        cause = why;
        outbox.close();
        var current = line;
        if (current != null) {
            current.close(reason);
        }
    }

    @Override
    public String toString() {
        return "peer " + id;
    }
}
