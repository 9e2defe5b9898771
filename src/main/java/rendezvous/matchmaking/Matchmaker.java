package rendezvous.matchmaking;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.random.RandomGenerator;
import rendezvous.identity.PeerId;

/**
 * Pairs waiting peers. Two may meet when the rule does not bar them, and they share an interest, or a language, or both
 * are open, or one of them is overdue. After a round no two who may meet are both left over, whoever waited longest
 * chose first, and nobody was used twice. Each partner was drawn uniformly at random among those still there who share
 * an interest with the chooser; if there was none, among those who share its language; if there was none either, among
 * the open; and the overdue, who choose before all others, among whoever was left. Pages of one browser are not drawn
 * for each other; only those that are left over in the end, and have waited for a while, meet among themselves.
 *
 * <p>The cost is linear in the number waiting, their wishes and, at worst, the number of skips (see {@link
 * Candidates}).
 */
public final class Matchmaker {
    private static final Comparator<Ticket> LONGEST_FIRST = Comparator.comparingLong(Ticket::since);

    private Matchmaker() {}

    /**
     * Tickets may come in any order; equal {@code since} keep theirs. Each peer must hold one ticket only.
     *
     * @param patience on the tickets' scale
     */
    public static List<Match> match(List<Ticket> waiting, Patience patience, PairingRule rule, RandomGenerator random) {
        var tickets = longestFirst(waiting);
        var pages = new OwnPages(tickets, rule);
        if (pages.browsers().isEmpty()) {
            return pair(tickets, patience, rule, random);
        }
        var matches = pair(tickets, patience, pages, random);
        matches.addAll(amongThemselves(pages, matches, patience, rule, random));
        return matches;
    }

    /** Nobody who is left over may meet anybody else who is: so this takes nobody from anybody. */
    private static List<Match> amongThemselves(
            OwnPages pages, List<Match> matches, Patience patience, PairingRule rule, RandomGenerator random) {
        var gone = new HashSet<PeerId>();
        for (var match : matches) {
            gone.add(match.first().peer());
            gone.add(match.second().peer());
        }
        var more = new ArrayList<Match>();
        for (var browser : pages.browsers()) {
            var left =
                    browser.stream().filter(page -> !gone.contains(page.peer())).toList();
            pair(left, patience, rule, random).stream()
                    .filter(match -> match.first().since() <= patience.aloneSince())
                    .forEach(more::add);
        }
        return more;
    }

    private static List<Match> pair(List<Ticket> tickets, Patience patience, PairingRule rule, RandomGenerator random) {
        if (tickets.size() < 2) {
            return new ArrayList<>();
        }
        var candidates = new Candidates(tickets, patience, rule, random);
        var matches = new ArrayList<Match>(tickets.size() / 2);
        for (int chooser = 0; chooser < tickets.size(); chooser++) {
            if (!candidates.remove(chooser)) {
                continue;
            }
            int partner = candidates.draw(chooser);
            // Without a partner the chooser is left over for good: none of those who remain may meet it.
            if (partner != Candidates.NOBODY) {
                matches.add(new Match(tickets.get(chooser), tickets.get(partner)));
            }
        }
        return matches;
    }

    /** A queue hands them over in order already, and then sorting would be a third of a round without wishes. */
    private static List<Ticket> longestFirst(List<Ticket> waiting) {
        for (int i = 1; i < waiting.size(); i++) {
            if (waiting.get(i - 1).since() > waiting.get(i).since()) {
                return waiting.stream().sorted(LONGEST_FIRST).toList();
            }
        }
        return waiting;
    }
}
