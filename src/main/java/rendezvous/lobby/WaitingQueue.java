package rendezvous.lobby;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import rendezvous.identity.PeerId;
import rendezvous.matchmaking.Match;
import rendezvous.matchmaking.Ticket;

/** Who waits for a partner, each at most once, in the order they came. Every step is atomic. */
@ApplicationScoped
public class WaitingQueue {
    private final Map<PeerId, Ticket> tickets = new LinkedHashMap<>();
    private final Set<PeerId> away = new HashSet<>();
    /** Those of them for whom another node is being asked. */
    private final Set<PeerId> promised = new HashSet<>();
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
        // Whoever it is promised to has been told of other wishes.
        promised.remove(peer);
        noteAbsence(peer);
        return tickets.computeIfPresent(peer, (same, ticket) -> ticket(peer, ticket.since(), guest)) != null;
    }

    /** False when the peer was not waiting. */
    synchronized boolean remove(PeerId peer) {
        absent.remove(peer);
        promised.remove(peer);
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

    /** That of one who could meet somebody now. */
    synchronized Optional<Ticket> of(PeerId peer) {
        return Optional.ofNullable(tickets.get(peer)).filter(this::isThere);
    }

    /** Keeps its place in line, while nobody meets it; false when it no longer waits on that very ticket. */
    synchronized boolean promise(Ticket ticket) {
        boolean waits = holds(ticket);
        if (waits) {
            promised.add(ticket.peer());
            noteAbsence(ticket.peer());
        }
        return waits;
    }

    /** It can meet others again; false when it no longer waits on that very ticket, or was not promised. */
    synchronized boolean release(Ticket ticket) {
        boolean isReleased = tickets.get(ticket.peer()) == ticket && promised.remove(ticket.peer());
        noteAbsence(ticket.peer());
        return isReleased;
    }

    /** Takes out whom was promised; false when it has gone since, be it to come again, or is away. */
    synchronized boolean redeem(Ticket ticket) {
        boolean isKept = tickets.get(ticket.peer()) == ticket
                && promised.contains(ticket.peer())
                && !away.contains(ticket.peer());
        return isKept && remove(ticket.peer());
    }

    /** Takes one out; false when it is no longer waiting on that very ticket. */
    synchronized boolean claim(Ticket ticket) {
        return holds(ticket) && remove(ticket.peer());
    }

    /** Those who wait at this moment, longest first. */
    synchronized List<Ticket> snapshot() {
        if (away.isEmpty() && promised.isEmpty()) {
            return List.copyOf(tickets.values());
        }
        return tickets.values().stream().filter(this::isThere).toList();
    }

    /** How many could meet somebody now. */
    public synchronized int size() {
        return tickets.size() - absent.size();
    }

    private void noteAbsence(PeerId peer) {
        if (tickets.containsKey(peer) && (away.contains(peer) || promised.contains(peer))) {
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
        return !away.contains(ticket.peer()) && !promised.contains(ticket.peer());
    }
}
