package rendezvous.matchmaking;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/** The open, for the open. */
final class OpenTier implements Tier {
    private final Pool pool;

    OpenTier(List<Ticket> tickets, Predicate<Ticket> isOpen) {
        var positions = new int[tickets.size()];
        Arrays.fill(positions, Pool.NOWHERE);
        pool = new Pool(positions, tickets.size());
        for (int i = 0; i < tickets.size(); i++) {
            if (isOpen.test(tickets.get(i))) {
                pool.add(i);
            }
        }
    }

    @Override
    public boolean turnTo(int chooser) {
        pool.readmit();
        return pool.count() > 0 && pool.hasHeld(chooser);
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
