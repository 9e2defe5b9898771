package rendezvous.lobby;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import rendezvous.cluster.Letter.Lent;
import rendezvous.cluster.Letter.Offers;
import rendezvous.cluster.Letter.Suggestion;
import rendezvous.config.ClusterSettings;
import rendezvous.config.MatchingSettings;
import rendezvous.identity.NodeId;
import rendezvous.matchmaking.Match;
import rendezvous.matchmaking.Matchmaker;

/**
 * Pairs those who found nobody at home, where this is the node that does so. It only suggests: all it holds is known
 * elsewhere, and nobody is lost with it.
 */
@ApplicationScoped
public class Broker {
    /** Meanwhile two who were suggested to each other either meet or do not; in milliseconds, as the others. */
    private static final long ENGAGED = 1_000;

    private static final long ALONE = 1_000;

    /** At once, to spare the nodes that many come to. */
    private static final int MOST_LENT = 100;

    /** After so long, in milliseconds, pairs are drawn again though nobody said anything new: waiting alone widens. */
    private static final long DRAW_AGAIN = 250;

    private final Offered offered;
    private final Neighbours neighbours;
    private final ClusterSettings settings;
    private final MatchingSettings matching;
    private final Clock clock;
    private final RandomGenerator random;
    private boolean isNews;
    private long lastDraw;

    /** For the proxy. */
    protected Broker() {
        this(null, null, null, null, null);
    }

    @Inject
    public Broker(
            Neighbours neighbours,
            ClusterSettings settings,
            MatchingSettings matching,
            Clock clock,
            RandomGenerator random) {
        this.neighbours = neighbours;
        this.settings = settings;
        this.matching = matching;
        this.clock = clock;
        this.random = random;
        this.offered = new Offered(clock);
    }

    /** Never waits, not even while pairs are drawn. */
    public void take(NodeId home, Offers offers) {
        offered.take(home, offers);
    }

    /** That node is no more, or tells another one. Never waits either. */
    public void lost(NodeId home) {
        offered.lost(home);
    }

    /** How many have been offered and have not met yet. Nobody draws where another node pairs, so it looks itself. */
    public synchronized int size() {
        catchUp();
        return offered.size();
    }

    /** Who could meet whom, and who is to be looked for elsewhere. */
    public synchronized List<Dispatch> draw() {
        catchUp();
        var letters = new ArrayList<Dispatch>();
        if (offered.size() > 1 && isDue()) {
            isNews = false;
            lastDraw = clock.millis();
            suggest(letters);
        }
        lend(letters);
        return letters;
    }

    /** Where nobody draws: what was said does not pile up. */
    public synchronized void rest() {
        catchUp();
    }

    private void catchUp() {
        isNews |= offered.catchUp();
    }

    /** Who was left over by the last draw meets nobody by another, unless somebody is new, or somebody is free again. */
    private boolean isDue() {
        return isNews || clock.millis() - lastDraw >= DRAW_AGAIN;
    }

    /** Of one region first; then who has waited, of any; then who has waited even longer, with anybody. */
    private void suggest(List<Dispatch> letters) {
        long widen = settings.widenRegion().toMillis();
        var rule = new OfferRule(offered.all());
        byRegion().values().forEach(region -> pair(region, 0, rule, letters));
        pair(offered.free(widen), widen, rule, letters);
        if (!offered.free(2 * widen).isEmpty()) {
            pair(offered.free(0), 2 * widen, rule, letters);
        }
    }

    private Map<String, List<Held>> byRegion() {
        var regions = new LinkedHashMap<String, List<Held>>();
        offered.free(0).forEach(held -> regions.computeIfAbsent(held.offer().region(), name -> new ArrayList<>())
                .add(held));
        return regions;
    }

    /** Who has waited longest chooses first: so the choices of those who have waited for less can be left out. */
    private void pair(List<Held> some, long waited, OfferRule rule, List<Dispatch> letters) {
        long now = clock.millis();
        var tickets = some.stream().map(Held::ticket).toList();
        Matchmaker.match(tickets, Patiences.of(matching, clock), rule, random).stream()
                .filter(match -> now - match.first().since() >= waited)
                .forEach(match -> letters.add(suggestion(match, now)));
    }

    private Dispatch suggestion(Match match, long now) {
        var one = offered.of(match.first().peer());
        var other = offered.of(match.second().peer());
        one.engage(now + ENGAGED);
        other.engage(now + ENGAGED);
        return new Dispatch(
                one.home(), new Suggestion(one.ticket().peer(), other.ticket().peer(), other.home()));
    }

    private void lend(List<Dispatch> letters) {
        long now = clock.millis();
        offered.all().stream()
                .filter(held -> held.isAlone(ALONE, now))
                .limit(MOST_LENT)
                .forEach(held -> lend(held, now, letters));
    }

    private void lend(Held held, long now, List<Dispatch> letters) {
        var hosts = neighbours.hosts(held.home());
        int turn = held.lend(now);
        if (!hosts.isEmpty()) {
            letters.add(
                    new Dispatch(hosts.get(Math.floorMod(turn, hosts.size())), new Lent(held.home(), held.offer())));
        }
    }
}
