package rendezvous.lobby;

import static java.util.Comparator.comparing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import rendezvous.cluster.Letter.Offer;
import rendezvous.cluster.Letter.Offers;
import rendezvous.config.ClusterSettings;
import rendezvous.identity.NodeId;
import rendezvous.identity.PeerId;
import rendezvous.matchmaking.Ticket;

/** Who has waited here and found nobody, for the node that pairs such people; and what it has been told of them. */
@ApplicationScoped
public class Surplus {
    /** After so long, in milliseconds, a ticket is told of again: whom it must not meet may have changed. */
    private static final long REPEAT = 1_000;

    /**
     * In one letter; the others follow in the next. With as many wishes and barred as each may have it still weighs less
     * than what may wait for a node at most, so that no letter brings a link down.
     */
    private static final int MOST = 250;

    /** Of one ticket; more would cost more than being refused now and then. */
    private static final int MOST_BARRED = 200;

    private final Map<PeerId, Told> told = new HashMap<>();
    private final WaitingQueue waiting;
    private final Lobby lobby;
    private final FarBarriers barriers;
    private final ClusterSettings settings;
    private final Clock clock;
    private NodeId pairing;
    private boolean anew;

    private record Told(Ticket ticket, long at) {}

    /** For the proxy. */
    protected Surplus() {
        this(null, null, null, null, null);
    }

    @Inject
    public Surplus(WaitingQueue waiting, Lobby lobby, FarBarriers barriers, ClusterSettings settings, Clock clock) {
        this.waiting = waiting;
        this.lobby = lobby;
        this.barriers = barriers;
        this.settings = settings;
        this.clock = clock;
    }

    /** Whatever was told may not have arrived. */
    public synchronized void renew() {
        anew = true;
    }

    /** What that node has not been told yet; empty where there is nothing. */
    public synchronized Optional<Offers> newsFor(NodeId node) {
        boolean all = anew || !node.equals(pairing);
        if (all) {
            told.clear();
        }
        pairing = node;
        anew = false;
        var left = leftOver();
        var withdrawn = withdraw(left);
        var added = left.values().stream()
                .filter(this::isNews)
                // What is repeated must not keep away who has not been told of at all.
                .sorted(comparing(ticket -> told.containsKey(ticket.peer())))
                .limit(MOST)
                .toList();
        return all || !added.isEmpty() || !withdrawn.isEmpty()
                ? Optional.of(new Offers(all, tell(added), withdrawn))
                : Optional.empty();
    }

    private Map<PeerId, Ticket> leftOver() {
        long until = clock.millis() - settings.leftOver().toMillis();
        return waiting.snapshot().stream()
                .takeWhile(ticket -> ticket.since() <= until)
                .collect(Collectors.toMap(Ticket::peer, ticket -> ticket, (one, same) -> one, LinkedHashMap::new));
    }

    private List<PeerId> withdraw(Map<PeerId, Ticket> left) {
        var gone =
                told.keySet().stream().filter(peer -> !left.containsKey(peer)).toList();
        gone.forEach(told::remove);
        return gone;
    }

    private boolean isNews(Ticket ticket) {
        var before = told.get(ticket.peer());
        return before == null || before.ticket() != ticket || clock.millis() - before.at() >= REPEAT;
    }

    private List<Offer> tell(List<Ticket> added) {
        long now = clock.millis();
        added.forEach(ticket -> told.put(ticket.peer(), new Told(ticket, now)));
        var regions = regions(added);
        return added.stream()
                .map(ticket -> offer(ticket, now, regions.getOrDefault(ticket.peer(), "")))
                .toList();
    }

    private Map<PeerId, String> regions(List<Ticket> added) {
        return lobby.step(present -> added.stream()
                .filter(ticket -> present.containsKey(ticket.peer()))
                .collect(Collectors.toMap(
                        Ticket::peer,
                        ticket -> present.get(ticket.peer()).guest().region())));
    }

    private Offer offer(Ticket ticket, long now, String region) {
        return new Offer(
                ticket.peer(),
                now - ticket.since(),
                ticket.wishes().interests(),
                ticket.wishes().language(),
                ticket.device(),
                region.isEmpty() ? settings.region() : region,
                barred(ticket.peer()));
    }

    /** The latest, as skips come the oldest first. */
    private List<PeerId> barred(PeerId peer) {
        var all = new ArrayList<PeerId>();
        barriers.eachBarred(peer, all::add);
        return List.copyOf(all.subList(Math.max(0, all.size() - MOST_BARRED), all.size()));
    }
}
