package rendezvous.matchmaking;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import rendezvous.identity.PeerId;

/** The tickets of those whom one chooser must not meet, listed when they are needed: most rounds do without. */
final class Barred {
    private final List<Ticket> tickets;
    private final PairingRule rule;
    private Map<PeerId, Integer> indexOf;
    private int[] listed = new int[16];
    private int count;
    private boolean areListed;

    Barred(List<Ticket> tickets, PairingRule rule) {
        this.tickets = tickets;
        this.rule = rule;
    }

    void forget() {
        areListed = false;
    }

    boolean areListed() {
        return areListed;
    }

    void list(int chooser) {
        areListed = true;
        count = 0;
        rule.eachBarred(tickets.get(chooser).peer(), this::add);
    }

    void forEach(IntConsumer action) {
        for (int i = 0; i < count; i++) {
            action.accept(listed[i]);
        }
    }

    private void add(PeerId peer) {
        Integer ticket = indexOf().get(peer);
        if (ticket != null) {
            if (count == listed.length) {
                listed = Arrays.copyOf(listed, 2 * count);
            }
            listed[count++] = ticket;
        }
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
