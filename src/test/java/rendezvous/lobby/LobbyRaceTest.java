package rendezvous.lobby;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.datastructures.StressOptions;
import org.jetbrains.lincheck.datastructures.Validate;
import org.junit.jupiter.api.Test;
import rendezvous.config.IceSettings;
import rendezvous.config.SkipSettings;
import rendezvous.identity.PeerId;
import rendezvous.identity.RoomId;
import rendezvous.matchmaking.Match;
import rendezvous.matchmaking.Ticket;
import rendezvous.rooms.Room;
import rendezvous.rooms.Rooms;

/**
 * Many at once on what all share: whatever the threads do, it has to look as if they had done it one after another
 * (Lincheck). {@code -Drendezvous.race.iterations=} has it look for longer; {@code make fuzz} does.
 */
class LobbyRaceTest {
    private static final int ITERATIONS = Integer.getInteger("rendezvous.race.iterations", 4);
    private static final int INVOCATIONS = 300;
    private static final int CLAIMS = 2_000 * ITERATIONS;
    private static final List<PeerId> PEERS = List.of(new PeerId("a"), new PeerId("b"), new PeerId("c"));

    @Test
    void the_queue_is_as_if_one_came_after_the_other() {
        check(Queue.class);
    }

    @Test
    void and_so_are_the_skips() {
        check(Skipping.class);
    }

    @Test
    void and_so_is_the_lobby_with_its_rooms() {
        check(Whole.class);
    }

    /** Too short a moment for Lincheck to hit by chance. */
    @Test
    void of_two_who_claim_one_ticket_at_the_same_moment_one_gets_it() throws Exception {
        var queues = Stream.generate(LobbyRaceTest::allWait).limit(CLAIMS).toList();
        var wins = new AtomicInteger();
        var arrived = new AtomicInteger();
        var other = CompletableFuture.runAsync(() -> claims(queues, 1, 2, arrived, wins));
        claims(queues, 0, 1, arrived, wins);
        other.get();

        assertThat(wins).hasValue(CLAIMS);
    }

    /** The second of the three is in both matches of a round, so only one of them can be. */
    private static void claims(
            List<WaitingQueue> queues, int one, int other, AtomicInteger arrived, AtomicInteger wins) {
        for (int round = 0; round < CLAIMS; round++) {
            var queue = queues.get(round);
            var match = match(queue, one, other);
            arrived.incrementAndGet();
            while (arrived.get() < 2 * (round + 1)) {
                // Whoever were woken would come too late.
                Thread.onSpinWait();
            }
            if (queue.claim(match)) {
                wins.incrementAndGet();
            }
        }
    }

    private static WaitingQueue allWait() {
        var queue = new WaitingQueue(new ManualClock());
        PEERS.forEach(peer -> queue.add(peer, Guest.UNKNOWN));
        return queue;
    }

    private static void check(Class<?> shared) {
        new StressOptions()
                .iterations(ITERATIONS)
                .invocationsPerIteration(INVOCATIONS)
                .threads(2)
                .actorsPerThread(2)
                .actorsBefore(2)
                .actorsAfter(1)
                .check(shared);
    }

    private static Match match(WaitingQueue queue, int one, int other) {
        var tickets = queue.snapshot();
        var first = ticket(tickets, one);
        var second = ticket(tickets, other);
        return one == other || first == null || second == null ? null : new Match(first, second);
    }

    private static Ticket ticket(List<Ticket> tickets, int peer) {
        return tickets.stream()
                .filter(ticket -> ticket.peer().equals(PEERS.get(peer)))
                .findFirst()
                .orElse(null);
    }

    /** Who waits. */
    @Param(name = "peer", gen = IntGen.class, conf = "0:2")
    public static class Queue {
        private final WaitingQueue queue = new WaitingQueue(new ManualClock());

        /** All wait, so that there is something to be claimed. */
        public Queue() {
            for (int peer = 0; peer < PEERS.size(); peer++) {
                add(peer);
            }
        }

        @Operation
        public boolean add(@Param(name = "peer") int peer) {
            return queue.add(PEERS.get(peer), Guest.UNKNOWN);
        }

        @Operation
        public boolean remove(@Param(name = "peer") int peer) {
            return queue.remove(PEERS.get(peer));
        }

        @Operation
        public boolean claim(@Param(name = "peer") int one, @Param(name = "peer") int other) {
            var match = match(queue, one, other);
            return match != null && queue.claim(match);
        }

        @Operation
        public int size() {
            return queue.size();
        }
    }

    /** Who skipped whom. */
    @Param(name = "peer", gen = IntGen.class, conf = "0:2")
    public static class Skipping {
        private final SkipCache skips = new SkipCache(new SkipSettings(Duration.ofMinutes(60), 1), new ManualClock());

        @Operation
        public void remember(@Param(name = "peer") int who, @Param(name = "peer") int whom) {
            skips.remember(PEERS.get(who), PEERS.get(whom));
        }

        @Operation
        public void forget(@Param(name = "peer") int who) {
            skips.forget(PEERS.get(who));
        }

        @Operation
        public void drop(@Param(name = "peer") int peer) {
            skips.drop(PEERS.get(peer));
        }

        @Operation
        public boolean bars(@Param(name = "peer") int one, @Param(name = "peer") int other) {
            return skips.bars(PEERS.get(one), PEERS.get(other));
        }

        @Operation
        public int size() {
            return skips.size();
        }
    }

    /** Where everybody is, and whom they were told of. */
    @Param(name = "peer", gen = IntGen.class, conf = "0:2")
    public static class Whole {
        private final ManualClock clock = new ManualClock();
        private final WaitingQueue waiting = new WaitingQueue(clock);
        private final Rooms rooms = new Rooms();
        private final SkipCache skips = new SkipCache(new SkipSettings(Duration.ofMinutes(60), 10), clock);
        private final Lobby lobby =
                new Lobby(waiting, rooms, skips, new Barriers(skips, clock), IceSettings.of(List.of()), new Random(1));
        private final List<Room> opened = new ArrayList<>();
        private final List<Room> ended = new ArrayList<>();

        public Whole() {
            PEERS.forEach(lobby::enter);
        }

        @Operation
        public boolean join(@Param(name = "peer") int peer) {
            return lobby.join(PEERS.get(peer));
        }

        @Operation
        public boolean next(@Param(name = "peer") int peer) {
            return lobby.next(PEERS.get(peer), RoomId.CURRENT, ended::add).isPresent();
        }

        @Operation
        public boolean leave(@Param(name = "peer") int peer) {
            return lobby.leave(PEERS.get(peer), ended::add).isPresent();
        }

        @Operation
        public boolean exit(@Param(name = "peer") int peer) {
            return lobby.exit(PEERS.get(peer), ended::add).isPresent();
        }

        @Operation
        public boolean meet(@Param(name = "peer") int one, @Param(name = "peer") int other) {
            var match = match(waiting, one, other);
            var room = new Room(RoomId.random(new Random()), PEERS.get(one), PEERS.get(other));
            return match != null && lobby.meet(match, room, opened::add);
        }

        /** Each in one place; each room was told of once, and its end once, if it has ended. */
        @Validate
        public void everybody_is_in_one_place() {
            var open = new ArrayList<>(opened);
            ended.forEach(room -> assertThat(open.remove(room)).isTrue());
            assertThat(rooms.peers()).isEqualTo(2 * open.size());
            for (var room : open) {
                assertThat(rooms.of(room.offerer())).contains(room);
                assertThat(rooms.of(room.answerer())).contains(room);
            }
            assertThat(waiting.snapshot())
                    .noneMatch(ticket -> rooms.of(ticket.peer()).isPresent());
        }
    }
}
