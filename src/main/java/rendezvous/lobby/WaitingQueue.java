package rendezvous.lobby;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import rendezvous.identity.PeerId;
import rendezvous.matchmaking.Match;
import rendezvous.matchmaking.Ticket;

/** Who waits for a partner, each at most once, in the order they came. Every step is atomic. */
@ApplicationScoped
public class WaitingQueue {
    private final Map<PeerId, Ticket> tickets = new LinkedHashMap<>();
    private long arrivals;

    /** False when the peer waits already; its place in line is kept. */
    synchronized boolean add(PeerId peer) {
        return tickets.putIfAbsent(peer, new Ticket(peer, arrivals++)) == null;
    }

    /** False when the peer was not waiting. */
    synchronized boolean remove(PeerId peer) {
        return tickets.remove(peer) != null;
    }

    /** Takes both out, or neither when one of them is no longer waiting on that ticket. */
    synchronized boolean claim(Match match) {
        if (!holds(match.first()) || !holds(match.second())) {
            return false;
        }
        tickets.remove(match.first().peer());
        tickets.remove(match.second().peer());
        return true;
    }

    /** Those who wait at this moment, longest first. */
    synchronized List<Ticket> snapshot() {
        return List.copyOf(tickets.values());
    }

    public synchronized int size() {
        return tickets.size();
    }

    private boolean holds(Ticket ticket) {
        return ticket.equals(tickets.get(ticket.peer()));
    }
}
