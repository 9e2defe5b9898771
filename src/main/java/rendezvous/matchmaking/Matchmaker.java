package rendezvous.matchmaking;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Pairs waiting peers. After a round no two compatible peers are both left over, whoever waited longest chose first,
 * each partner was drawn uniformly at random among the compatible ones still there, and nobody was used twice.
 *
 * <p>The cost is linear in the number waiting plus, at worst, the number of skips: a draw tries its luck a few times,
 * and if all of those are barred it moves every barred one to the end of the pool and draws from what is before them.
 */
public final class Matchmaker {
    private static final Comparator<Ticket> LONGEST_FIRST = Comparator.comparingLong(Ticket::since);

    private Matchmaker() {}

    /** Tickets may come in any order; equal {@code since} keep theirs. Each peer must hold one ticket only. */
    public static List<Match> match(List<Ticket> waiting, PairingRule rule, RandomGenerator random) {
        var tickets = waiting.stream().sorted(LONGEST_FIRST).toList();
        var pool = new Pool(tickets);
        var matches = new ArrayList<Match>(tickets.size() / 2);
        for (int chooser = 0; chooser < tickets.size(); chooser++) {
            if (!pool.remove(chooser)) {
                continue;
            }
            int partner = pool.draw(tickets.get(chooser).peer(), rule, random);
            // Without a partner the chooser is left over for good: all who remain are barred to it, and it to them.
            if (partner != Pool.NOBODY) {
                matches.add(new Match(tickets.get(chooser), tickets.get(partner)));
            }
        }
        return matches;
    }
}
