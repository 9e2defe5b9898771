package rendezvous.matchmaking;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** People who come one after the other, and rounds on each arrival and by the timer, in time that is made up. */
final class Street {
    static final int WIDEN_AFTER_MILLIS = 5_000;
    static final int ROUND_MILLIS = 1_000;

    private final List<Ticket> waiting = new ArrayList<>();
    private final Random random;
    private long now;
    private long longestWait;
    private int came;

    Street(long seed) {
        random = new Random(seed);
    }

    void arrive(Wishes wishes) {
        waiting.add(new Ticket(Crowd.peer(came++), now, wishes));
        round();
    }

    /** Until the timer's next round. */
    void pass() {
        now += ROUND_MILLIS;
        round();
    }

    List<Ticket> waiting() {
        return waiting;
    }

    List<Ticket> overdue() {
        return waiting.stream().filter(ticket -> ticket.isOverdue(patience())).toList();
    }

    /** Of all, whether they met somebody or wait still. */
    long longestWait() {
        return longestWait;
    }

    private void round() {
        waiting.forEach(ticket -> longestWait = Math.max(longestWait, now - ticket.since()));
        for (var match : Matchmaker.match(List.copyOf(waiting), patience(), PairingRule.ANYONE, random)) {
            waiting.removeAll(List.of(match.first(), match.second()));
        }
    }

    private Patience patience() {
        return Patience.of(now, WIDEN_AFTER_MILLIS);
    }
}
