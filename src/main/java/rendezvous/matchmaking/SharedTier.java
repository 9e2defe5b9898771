package rendezvous.matchmaking;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Those who share a tag with the chooser, be it an interest or a language: a pool for each tag. A partner is drawn from
 * the union of the chooser's pools. Whoever stands in several of them comes up that many times as often, and is taken
 * at one of that many times only, which makes all equally likely.
 */
final class SharedTier implements Tier {
    private final TagIndex index;
    private final Pool[] pools;
    /** By tag, who chose by it last: tells at once whether a tag is one of the chooser's. */
    private final int[] lastChooser;

    private final List<Pool> choice = new ArrayList<>();
    private int chooser = Candidates.NOBODY;

    SharedTier(TagIndex index) {
        this.index = index;
        lastChooser = new int[index.tags()];
        Arrays.fill(lastChooser, Candidates.NOBODY);
        pools = new Pool[index.tags()];
        var positions = new int[index.entries()];
        Arrays.fill(positions, Pool.NOWHERE);
        // One for all tags that only one ticket holds: of those there may be very many.
        var nobody = new Pool(positions, 0);
        for (int tag = 0; tag < pools.length; tag++) {
            pools[tag] = isShared(tag) ? new Pool(positions, index.holders(tag)) : nobody;
        }
        for (int entry = 0; entry < index.entries(); entry++) {
            if (isShared(index.tagOf(entry))) {
                pools[index.tagOf(entry)].add(entry);
            }
        }
    }

    @Override
    public boolean turnTo(int next) {
        chooser = next;
        choice.clear();
        for (int entry = index.first(chooser); entry < index.end(chooser); entry++) {
            int tag = index.tagOf(entry);
            lastChooser[tag] = chooser;
            pools[tag].readmit();
            if (pools[tag].count() > 0) {
                choice.add(pools[tag]);
            }
        }
        return !choice.isEmpty();
    }

    @Override
    public int draw(RandomGenerator random) {
        int total = total();
        while (total > 0) {
            int drawn = index.ticketOf(member(random.nextInt(total)));
            int shared = choice.size() == 1 ? 1 : sharedWith(drawn);
            if (shared == 1 || random.nextInt(shared) == 0) {
                return drawn;
            }
        }
        return Candidates.NOBODY;
    }

    @Override
    public void setAside(int ticket) {
        for (int entry = index.first(ticket); entry < index.end(ticket); entry++) {
            if (isChosen(index.tagOf(entry))) {
                pools[index.tagOf(entry)].setAside(entry);
            }
        }
    }

    @Override
    public void remove(int ticket) {
        for (int entry = index.first(ticket); entry < index.end(ticket); entry++) {
            pools[index.tagOf(entry)].remove(entry);
        }
    }

    private boolean isShared(int tag) {
        return index.holders(tag) > 1;
    }

    private int total() {
        int total = 0;
        for (var pool : choice) {
            total += pool.count();
        }
        return total;
    }

    /** The pools laid end to end, so that each is hit in proportion to its size. */
    private int member(int at) {
        int left = at;
        for (var pool : choice) {
            if (left < pool.count()) {
                return pool.get(left);
            }
            left -= pool.count();
        }
        throw new IndexOutOfBoundsException(at);
    }

    private int sharedWith(int ticket) {
        int shared = 0;
        for (int entry = index.first(ticket); entry < index.end(ticket); entry++) {
            shared += isChosen(index.tagOf(entry)) ? 1 : 0;
        }
        return shared;
    }

    private boolean isChosen(int tag) {
        return lastChooser[tag] == chooser;
    }
}
