package rendezvous.signaling;

import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Queue;
import java.util.Set;
import java.util.function.Consumer;
import rendezvous.cluster.Letter.Alive;
import rendezvous.cluster.Letter.Hung;
import rendezvous.cluster.Letter.Said;
import rendezvous.identity.NodeId;
import rendezvous.lobby.Mail;

/**
 * A socket of here whose client wants back a place that is not here. Other nodes are asked, and what it says meanwhile
 * waits; then it is carried to its home, as it is, or turns out to be a newcomer. Nothing is written to it while this
 * is locked.
 */
final class Lodging {
    private static final int EARLY = 16;

    private static final CloseReason TOO_EARLY =
            new CloseReason(CloseCodes.VIOLATED_POLICY, "Too much said before the answer");
    private static final CloseReason TOO_MUCH = new CloseReason(CloseCodes.VIOLATED_POLICY, "Too much said");

    private enum State {
        ASKING,
        CARRYING,
        /** It is a newcomer, and what it has said early is being heard. */
        SETTLING,
        /** Its socket ended before an answer came: a home that gives one yet is told that it broke. */
        GONE,
        OVER
    }

    private final long seat;
    private final Line line;
    private final PeerSession newcomer;
    private final Mail mail;
    private final Set<NodeId> asked;
    private final Consumer<PeerSession> begin;
    private final Outbox outbox;
    private final long until;
    private final Queue<String> early = new ArrayDeque<>();
    private State state = State.ASKING;
    private NodeId home;
    /** How many frames its home has told it. Letters come on one thread. */
    private long told;

    private Consumer<String> ear = frame -> {};

    /** @param begin has it begin as a newcomer @param until when it is one at last, in milliseconds of the clock */
    Lodging(long seat, Line line, Mail mail, Set<NodeId> asked, Consumer<PeerSession> begin, int capacity, long until) {
        this.seat = seat;
        this.line = line;
        this.newcomer = line.peer();
        this.mail = mail;
        this.asked = new HashSet<>(asked);
        this.begin = begin;
        this.until = until;
        outbox = new Outbox(line, capacity, line::cut);
    }

    PeerSession newcomer() {
        return newcomer;
    }

    /** @param here hears what is of here after all; always the same */
    void hear(String frame, Consumer<String> here) {
        var refusal = take(frame, here);
        if (refusal != null) {
            line.close(refusal);
        }
    }

    private CloseReason take(String frame, Consumer<String> here) {
        synchronized (this) {
            ear = here;
            if (state == State.ASKING || state == State.SETTLING) {
                return early.size() < EARLY && early.add(frame) ? null : TOO_EARLY;
            }
            if (state == State.CARRYING) {
                if (!newcomer.allowance().maySpeak(frame.length())) {
                    return TOO_MUCH;
                }
                carry(frame);
                return null;
            }
            if (state == State.GONE || home != null) {
                return null;
            }
        }
        here.accept(frame);
        return null;
    }

    /** Its client has answered a ping. */
    synchronized void pong(long mark) {
        if (state == State.CARRYING) {
            mail.send(home, new Alive(seat, mark));
        }
    }

    /** Its socket has ended. True where nothing of it is to be remembered. */
    synchronized boolean closed(int code) {
        if (state == State.ASKING) {
            state = State.GONE;
        } else if (state == State.CARRYING) {
            mail.post(home, new Hung(seat, code));
            state = State.OVER;
        }
        return state != State.GONE;
    }

    /** That node is its home, and it is carried there from now on. False where it is so already, or cannot be. */
    synchronized boolean isFoundAt(NodeId node) {
        if (state == State.GONE) {
            mail.post(node, new Hung(seat, SocketEnd.BROKEN));
            state = State.OVER;
        }
        if (state != State.ASKING || !asked.contains(node)) {
            return false;
        }
        home = node;
        state = State.CARRYING;
        early.forEach(this::carry);
        early.clear();
        return true;
    }

    synchronized boolean isAt(NodeId node) {
        return state == State.CARRYING && node.equals(home);
    }

    synchronized boolean isOver() {
        return state == State.OVER;
    }

    /** Nothing of it is there. True where no other node could answer any more. */
    synchronized boolean isNotAt(NodeId node) {
        return state == State.ASKING && asked.remove(node) && asked.isEmpty();
    }

    synchronized boolean isLate(long now) {
        return now >= until && (state == State.ASKING || state == State.GONE);
    }

    /** By its home. */
    void tell(String frame) {
        told++;
        outbox.post(frame);
        outbox.flush();
    }

    /** What is still to be written must not be taken for what has arrived. */
    void ping(long mark) {
        line.ping(outbox.reached(line) == told ? mark : 0);
    }

    /** Its home has no more to say. @param reason null where the socket is to be cut */
    void end(CloseReason reason) {
        outbox.close();
        if (reason == null) {
            line.cut();
        } else {
            line.close(reason);
        }
    }

    /** No answer is waited for any more. False where one has come. */
    synchronized boolean isForgotten() {
        boolean isGone = state == State.GONE;
        if (isGone || state == State.ASKING) {
            state = isGone ? State.OVER : State.SETTLING;
            return true;
        }
        return false;
    }

    /** It is a newcomer, where its socket is still there. */
    void settle() {
        if (isOver()) {
            return;
        }
        begin.accept(newcomer);
        for (var frame = nextEarly(); frame != null; frame = nextEarly()) {
            ear.accept(frame);
        }
    }

    private synchronized String nextEarly() {
        var frame = early.poll();
        if (frame == null) {
            state = State.OVER;
            line.lodge(null);
        }
        return frame;
    }

    /** Where it does not get there the socket ends, and its client repeats it over the next. */
    private void carry(String frame) {
        if (state == State.CARRYING && !mail.send(home, new Said(seat, frame))) {
            mail.post(home, new Hung(seat, SocketEnd.BROKEN));
            state = State.OVER;
            line.cut();
        }
    }
}
