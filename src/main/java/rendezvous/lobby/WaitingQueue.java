package rendezvous.lobby;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import rendezvous.identity.PeerId;
import rendezvous.matchmaking.Match;
import rendezvous.matchmaking.Ticket;

/** Who waits for a partner, each at most once, in the order they came. Every step is atomic. */
@ApplicationScoped
public class WaitingQueue {
    private final Map<PeerId, Ticket> tickets = new LinkedHashMap<>();
    private final Set<PeerId> away = new HashSet<>();
    /** Those of them who have a place in line: counted by each step, so that nobody has to count them. */
    private final Set<PeerId> absent = new HashSet<>();

    private final Clock clock;

    /** For the proxy. */
    protected WaitingQueue() {
        this(null);
    }

    @Inject
    public WaitingQueue(Clock clock) {
        this.clock = clock;
    }

    /** False when the peer waits already; its place in line is kept. */
    synchronized boolean add(PeerId peer, Guest guest) {
        boolean isNew = tickets.putIfAbsent(peer, ticket(peer, clock.millis(), guest)) == null;
        noteAbsence(peer);
        return isNew;
    }

    /** Other wishes, or another device, the same place in line; false when the peer does not wait. */
    synchronized boolean change(PeerId peer, Guest guest) {
        return tickets.computeIfPresent(peer, (same, ticket) -> ticket(peer, ticket.since(), guest)) != null;
    }

    /** False when the peer was not waiting. */
    synchronized boolean remove(PeerId peer) {
        absent.remove(peer);
        return tickets.remove(peer) != null;
    }

    /** Keeps the peer's place in line, and whatever place it takes, for as long as it is away; nobody meets it. */
    synchronized void setAside(PeerId peer, boolean isAway) {
        if (isAway) {
            away.add(peer);
        } else {
            away.remove(peer);
        }
        noteAbsence(peer);
    }

    /** Takes both out, or neither when one of them is no longer waiting on that very ticket. */
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
        if (away.isEmpty()) {
            return List.copyOf(tickets.values());
        }
        return tickets.values().stream().filter(this::isThere).toList();
    }

    /** How many could meet somebody now. */
    public synchronized int size() {
        return tickets.size() - absent.size();
    }

    private void noteAbsence(PeerId peer) {
        if (away.contains(peer) && tickets.containsKey(peer)) {
            absent.add(peer);
        } else {
            absent.remove(peer);
        }
    }

    private static Ticket ticket(PeerId peer, long since, Guest guest) {
        return new Ticket(peer, since, guest.wishes(), guest.device());
    }

    private boolean holds(Ticket ticket) {
        // Not equals: who left and came again within the same millisecond has another one that looks alike.
        return tickets.get(ticket.peer()) == ticket && isThere(ticket);
    }

    private boolean isThere(Ticket ticket) {
        return !away.contains(ticket.peer());
    }
}
