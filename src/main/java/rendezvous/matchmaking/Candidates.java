package rendezvous.matchmaking;

import java.util.List;
import java.util.random.RandomGenerator;

/**
 * The tickets still to be had in one round, by their index, and how a partner is drawn from them: tier after tier, at
 * first by luck, as most are barred to few. When luck has failed a few times, the barred are listed once and set aside,
 * so that the cost is that of the skips there are and never that of the pairs there could be.
 */
final class Candidates {
    static final int NOBODY = -1;

    /** How often luck is tried; either way of drawing is exactly uniform, so the number matters for speed alone. */
    private static final int TRIES = 4;

    private final List<Ticket> tickets;
    private final PairingRule rule;
    private final RandomGenerator random;
    private final boolean[] gone;
    /** The most preferred first; without any wishes there is but the last. */
    private final Tier[] tiers;

    private final Barred barred;

    Candidates(List<Ticket> tickets, Patience patience, PairingRule rule, RandomGenerator random) {
        this.tickets = tickets;
        this.rule = rule;
        this.random = random;
        gone = new boolean[tickets.size()];
        barred = new Barred(tickets, rule);
        tiers = tiers(tickets, patience);
    }

    private static Tier[] tiers(List<Ticket> tickets, Patience patience) {
        if (!anyWishes(tickets)) {
            return new Tier[] {new PlainTier(tickets, ticket -> true, ticket -> true)};
        }
        var interests = new SharedTier(new TagIndex(tickets, Wishes::interests));
        var languages = new SharedTier(new TagIndex(tickets, Wishes::languages));
        var open = new PlainTier(tickets, ticket -> ticket.isOpen(patience), ticket -> ticket.isOpen(patience));
        // The overdue come first in the line, so a look at its head tells whether there are any.
        if (!tickets.get(0).isOverdue(patience)) {
            return new Tier[] {interests, languages, open};
        }
        // The overdue are open themselves: of those who are left after the open, all are choosy.
        var choosy = new PlainTier(tickets, ticket -> !ticket.isOpen(patience), ticket -> ticket.isOverdue(patience));
        return new Tier[] {interests, languages, open, choosy};
    }

    private static boolean anyWishes(List<Ticket> tickets) {
        for (var ticket : tickets) {
            if (!ticket.wishes().areNone()) {
                return true;
            }
        }
        return false;
    }

    /** False when it was taken already. */
    boolean remove(int ticket) {
        if (gone[ticket]) {
            return false;
        }
        gone[ticket] = true;
        for (var tier : tiers) {
            tier.remove(ticket);
        }
        return true;
    }

    /** Takes out one who may meet {@code chooser}, or answers {@link #NOBODY}. */
    int draw(int chooser) {
        barred.forget();
        for (var tier : tiers) {
            int drawn = tier.turnTo(chooser) ? drawFrom(tier, chooser) : NOBODY;
            if (drawn != NOBODY) {
                remove(drawn);
                return drawn;
            }
        }
        return NOBODY;
    }

    private int drawFrom(Tier tier, int chooser) {
        if (!barred.areListed()) {
            int drawn = drawByLuck(tier, tickets.get(chooser));
            if (drawn != NOBODY) {
                return drawn;
            }
            barred.list(chooser);
        }
        barred.forEach(tier::setAside);
        return tier.draw(random);
    }

    private int drawByLuck(Tier tier, Ticket chooser) {
        for (int i = 0; i < TRIES; i++) {
            int drawn = tier.draw(random);
            if (!rule.bars(chooser.peer(), tickets.get(drawn).peer())) {
                return drawn;
            }
        }
        return NOBODY;
    }
}
