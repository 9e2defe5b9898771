package rendezvous.matchmaking;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import rendezvous.identity.PeerId;

/**
 * The tickets still to be had in one round, by their index, in an order that does not matter. Removing one swaps the
 * last into its place, so that it takes constant time.
 */
final class Pool {
    static final int NOBODY = -1;

    /** How often luck is tried; either way of drawing is exactly uniform, so the number matters for speed alone. */
    private static final int TRIES = 4;

    private final List<Ticket> tickets;
    private final int[] members;
    private final int[] positions;
    private int size;
    /** Built when luck first fails: most rounds do without. */
    private Map<PeerId, Integer> indexOf;
    /** How many at the end of the pool are barred to the one who is drawing. */
    private int barred;

    Pool(List<Ticket> tickets) {
        this.tickets = tickets;
        size = tickets.size();
        members = new int[size];
        positions = new int[size];
        for (int i = 0; i < size; i++) {
            members[i] = i;
            positions[i] = i;
        }
    }

    /** False when it was taken already. */
    boolean remove(int ticket) {
        if (positions[ticket] >= size) {
            return false;
        }
        swap(positions[ticket], --size);
        return true;
    }

    /** Takes out one who is compatible with {@code chooser}, or answers {@link #NOBODY}. */
    int draw(PeerId chooser, PairingRule rule, RandomGenerator random) {
        int drawn = drawByLuck(chooser, rule, random);
        if (drawn == NOBODY) {
            setBarredAside(chooser, rule);
            int compatible = size - barred;
            drawn = compatible == 0 ? NOBODY : members[random.nextInt(compatible)];
        }
        if (drawn != NOBODY) {
            remove(drawn);
        }
        return drawn;
    }

    /** Most are barred to few, so that the first who is drawn will nearly always do. */
    private int drawByLuck(PeerId chooser, PairingRule rule, RandomGenerator random) {
        for (int i = 0; i < TRIES && size > 0; i++) {
            int drawn = members[random.nextInt(size)];
            if (!rule.bars(chooser, tickets.get(drawn).peer())) {
                return drawn;
            }
        }
        return NOBODY;
    }

    /** Moves the barred to the end of the pool, so that whoever is before them is compatible. */
    private void setBarredAside(PeerId chooser, PairingRule rule) {
        barred = 0;
        rule.eachBarred(chooser, this::setAside);
    }

    private void setAside(PeerId peer) {
        Integer ticket = indexOf().get(peer);
        if (ticket != null && positions[ticket] < size - barred) {
            swap(positions[ticket], size - ++barred);
        }
    }

    private void swap(int here, int there) {
        int moved = members[there];
        members[there] = members[here];
        members[here] = moved;
        positions[members[there]] = there;
        positions[moved] = here;
    }

    private Map<PeerId, Integer> indexOf() {
        if (indexOf == null) {
            indexOf = new HashMap<>(tickets.size() * 2);
            for (int i = 0; i < tickets.size(); i++) {
                indexOf.put(tickets.get(i).peer(), i);
            }
        }
        return indexOf;
    }
}
