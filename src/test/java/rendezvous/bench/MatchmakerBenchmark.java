package rendezvous.bench;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import rendezvous.config.SkipSettings;
import rendezvous.identity.DeviceId;
import rendezvous.identity.PeerId;
import rendezvous.lobby.SkipCache;
import rendezvous.matchmaking.Match;
import rendezvous.matchmaking.Matchmaker;
import rendezvous.matchmaking.PairingRule;
import rendezvous.matchmaking.Patience;
import rendezvous.matchmaking.Ticket;
import rendezvous.matchmaking.Wishes;

/** One round on one thread, with the rule the server uses: a skip cache. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgs = "-Xmx3g")
public class MatchmakerBenchmark {
    private static final long SEED = 20_231;
    private static final Patience ALL_OPEN = new Patience(Long.MAX_VALUE, -1);
    private static final Patience ALL_CHOOSY = new Patience(-1, -1);

    @State(Scope.Benchmark)
    public static class Crowd {
        @Param({"1000", "10000", "100000"})
        int waiting;

        @Param({"0", "20"})
        int skips;

        List<Ticket> tickets;
        SkipCache rule;
        SplittableRandom random;

        @Setup
        public void gather() {
            random = new SplittableRandom(SEED);
            tickets = ticketsOf(waiting, random);
            rule = skipCache();
            for (var ticket : tickets) {
                for (int i = 0; i < skips; i++) {
                    rule.remember(
                            ticket.peer(), tickets.get(random.nextInt(waiting)).peer());
                }
            }
        }
    }

    /** Everybody has skipped everybody: the most barred there can be, and not one match. */
    @State(Scope.Benchmark)
    public static class Strangers {
        @Param({"1000"})
        int waiting;

        List<Ticket> tickets;
        SkipCache rule;
        SplittableRandom random;

        @Setup
        public void gather() {
            random = new SplittableRandom(SEED);
            tickets = ticketsOf(waiting, random);
            rule = skipCache();
            for (int who = 0; who < waiting; who++) {
                for (int whom = 0; whom < who; whom++) {
                    rule.remember(tickets.get(who).peer(), tickets.get(whom).peer());
                }
            }
        }
    }

    @Benchmark
    public List<Match> skipCache(Crowd crowd) {
        return Matchmaker.match(crowd.tickets, ALL_OPEN, crowd.rule, crowd.random);
    }

    @Benchmark
    public List<Match> nobodyCompatible(Strangers strangers) {
        return Matchmaker.match(strangers.tickets, ALL_OPEN, strangers.rule, strangers.random);
    }

    /** The algorithm without the cache's lock and look-ups. */
    @State(Scope.Benchmark)
    public static class Anyone {
        @Param({"10000", "100000"})
        int waiting;

        List<Ticket> tickets;
        SplittableRandom random;

        @Setup
        public void gather() {
            random = new SplittableRandom(SEED);
            tickets = ticketsOf(waiting, random);
        }
    }

    @Benchmark
    public List<Match> anyone(Anyone anyone) {
        return Matchmaker.match(anyone.tickets, ALL_OPEN, PairingRule.ANYONE, anyone.random);
    }

    /** Five interests each of so many that there are, in strings of everybody's own, as they come off the wire. */
    @State(Scope.Benchmark)
    public static class Interested {
        @Param({"10000", "100000"})
        int waiting;

        @Param({"1000", "10000"})
        int interests;

        List<Ticket> tickets;
        SkipCache rule;
        SplittableRandom random;

        @Setup
        public void gather() {
            random = new SplittableRandom(SEED);
            tickets = ticketsOf(waiting, random, this::wishes);
            rule = skipCache();
        }

        private Wishes wishes() {
            var five = random.ints(5, 0, interests).distinct().sorted();
            return new Wishes(five.mapToObj(number -> "interest " + number).toList(), "");
        }
    }

    @Benchmark
    public List<Match> interested(Interested interested) {
        return Matchmaker.match(interested.tickets, ALL_CHOOSY, interested.rule, interested.random);
    }

    private static List<Ticket> ticketsOf(int waiting, SplittableRandom random) {
        return ticketsOf(waiting, random, () -> Wishes.NONE);
    }

    /** Pages name theirs. */
    private static DeviceId device(SplittableRandom random) {
        return new DeviceId("%016x%016x".formatted(random.nextLong(), random.nextLong()));
    }

    private static List<Ticket> ticketsOf(int waiting, SplittableRandom random, Supplier<Wishes> wishes) {
        var tickets = new ArrayList<Ticket>(waiting);
        for (int i = 0; i < waiting; i++) {
            tickets.add(new Ticket(PeerId.random(random), i, wishes.get(), device(random)));
        }
        return tickets;
    }

    private static SkipCache skipCache() {
        var settings = new SkipSettings(Duration.ofMinutes(60), 100_000);
        return new SkipCache(settings, Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
    }
}
