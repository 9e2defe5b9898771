package rendezvous.matchmaking;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/** All of one kind, whatever they share, for choosers of one kind. */
final class PlainTier implements Tier {
    private final List<Ticket> tickets;
    private final Predicate<Ticket> isForIt;
    private final Pool pool;

    /**
     * @param isHere who may be drawn
     * @param isForIt who may draw
     */
    PlainTier(List<Ticket> tickets, Predicate<Ticket> isHere, Predicate<Ticket> isForIt) {
        this.tickets = tickets;
        this.isForIt = isForIt;
        var positions = new int[tickets.size()];
        Arrays.fill(positions, Pool.NOWHERE);
        pool = new Pool(positions, tickets.size());
        for (int i = 0; i < tickets.size(); i++) {
            if (isHere.test(tickets.get(i))) {
                pool.add(i);
            }
        }
    }

    @Override
    public boolean turnTo(int chooser) {
        pool.readmit();
        return pool.count() > 0 && isForIt.test(tickets.get(chooser));
    }

    @Override
    public int draw(RandomGenerator random) {
        return pool.count() == 0 ? Candidates.NOBODY : pool.get(random.nextInt(pool.count()));
    }

    @Override
    public void setAside(int ticket) {
        pool.setAside(ticket);
    }

    @Override
    public void remove(int ticket) {
        pool.remove(ticket);
    }
}
