package rendezvous.matchmaking;

import java.util.List;
import java.util.function.Consumer;
import rendezvous.identity.PeerId;

/** Bars everybody to everybody, and counts what it is asked. */
final class NobodyMeets implements PairingRule {
    private final List<Ticket> tickets;
    private int asked;
    private int listed;

    NobodyMeets(List<Ticket> tickets) {
        this.tickets = tickets;
    }

    int asked() {
        return asked;
    }

    int listed() {
        return listed;
    }

    @Override
    public boolean bars(PeerId one, PeerId other) {
        asked++;
        return true;
    }

    @Override
    public void eachBarred(PeerId peer, Consumer<PeerId> action) {
        listed++;
        tickets.forEach(ticket -> action.accept(ticket.peer()));
    }
}
