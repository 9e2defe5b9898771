package rendezvous.wire;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/**
 * 5,000 deeds of fifty visitors who act at once, each without a plan; when all is quiet, what each was told has to make
 * sense with what the others were told. {@code RandomVisitsTest} does the same step by step.
 */
@Journey
class CrowdIT extends WireTest {
    private static final int VISITORS = 50;
    private static final int DEEDS = 100;
    private static final int THREADS = 5;
    private static final Duration QUIET = Duration.ofMillis(2_500);
    private static final long SEED = Long.getLong("rendezvous.fuzz.seed", 1);

    /** What one visitor did and was told, in its own order. */
    private static final class Story {
        private final Visitor visitor;
        /** By room, in the order they met. */
        private final Map<String, String> partners = new LinkedHashMap<>();

        private final Set<String> left = new HashSet<>();
        private final Set<String> leftByOther = new HashSet<>();
        private final Set<String> skipped = new HashSet<>();
        private String room = "";

        private Story(Visitor visitor) {
            this.visitor = visitor;
        }

        /** Says it, and takes in all that came before the answer to a ping behind it. */
        private void act(Random random) {
            switch (random.nextInt(8)) {
                case 0, 1, 2 -> visitor.queues();
                case 3 -> leaves();
                case 4 -> {
                    visitor.unqueues();
                    hear();
                    // Also where its match came first.
                    left.add(room);
                }
                default -> {
                    var signal = candidate("in " + room);
                    visitor.says("icecandidate", room.isEmpty() ? signal : inRoom(room, signal));
                }
            }
            hear();
        }

        private void leaves() {
            if (room.isEmpty()) {
                visitor.leaves("no-room-of-anybody");
            } else {
                visitor.leaves(room);
                if (isIn(room)) {
                    skipped.add(room);
                }
                left.add(room);
            }
        }

        /** How much it was told. */
        private int hear() {
            int told = 0;
            visitor.says("ping");
            for (var next = visitor.expectAnything(); !next.event().equals("pong"); next = visitor.expectAnything()) {
                told++;
                switch (next.event()) {
                    case "match" -> matched(next.fields());
                    case "leave" -> wasLeft(next.text("roomId"));
                    case "icecandidate" -> {
                        assertThat(partners).as("rooms of %s", visitor).containsKey(next.text("roomId"));
                        assertThat(next.text("candidate")).isIn("in " + next.text("roomId"), "in ");
                    }
                    default -> throw new AssertionError(visitor + " was told " + next);
                }
            }
            return told;
        }

        private void matched(JsonObject match) {
            assertThat(room.isEmpty() || left.contains(room) || leftByOther.contains(room))
                    .as("%s was in %s when it was matched again", visitor, room)
                    .isTrue();
            room = match.getString("roomId");
            assertThat(partners.put(room, match.getString("remoteId"))).isNull();
        }

        private void wasLeft(String ended) {
            assertThat(partners).containsKey(ended);
            assertThat(leftByOther.add(ended)).as("told once of %s", ended).isTrue();
        }

        /** Whom it skipped, it did not meet again. */
        private void checkSkips() {
            var shunned = new HashSet<String>();
            partners.forEach((met, partner) -> {
                assertThat(shunned).as("those whom %s skipped", visitor).doesNotContain(partner);
                if (skipped.contains(met) && !leftByOther.contains(met)) {
                    shunned.add(partner);
                }
            });
        }

        private boolean isIn(String some) {
            return room.equals(some) && !left.contains(some) && !leftByOther.contains(some);
        }
    }

    @Test
    void what_fifty_at_once_are_told_fits_together() throws Exception {
        // given
        var stories = new ArrayList<Story>();
        visitors(VISITORS).forEach(visitor -> stories.add(new Story(visitor)));

        // when
        actAtOnce(stories);
        awaitQuiet(stories);

        // then: both of a room were told of it, and whoever did not leave it first was told that the other did
        var byId = new HashMap<String, Story>();
        stories.forEach(story -> byId.put(story.visitor.id(), story));
        int open = 0;
        for (var story : stories) {
            story.checkSkips();
            for (var room : story.partners.keySet()) {
                var other = byId.get(story.partners.get(room));
                assertThat(other.partners).containsEntry(room, story.visitor.id());
                assertThat(story.isIn(room)).as("both or none are in %s", room).isEqualTo(other.isIn(room));
                open += story.isIn(room) ? 1 : 0;
                if (!story.isIn(room)) {
                    assertThat(story.left.contains(room) || other.left.contains(room))
                            .as("somebody left %s", room)
                            .isTrue();
                    assertThat(story.leftByOther.contains(room) && other.leftByOther.contains(room))
                            .as("both were left in %s", room)
                            .isFalse();
                }
            }
        }
        assertThat(census().now().getInt("inRooms")).isEqualTo(open);
        assertThat(stories.stream().mapToInt(story -> story.partners.size()).sum())
                .as("matches")
                .isGreaterThan(VISITORS);
    }

    /** Who is left over at two nodes meets a little later, and a letter takes its time. */
    private static void awaitQuiet(List<Story> stories) {
        var latest = new AtomicLong(System.nanoTime());
        Await.until("nobody is told anything any more", () -> {
            long told = stories.stream().mapToInt(Story::hear).sum();
            if (told > 0) {
                latest.set(System.nanoTime());
            }
            return System.nanoTime() - latest.get() > QUIET.toNanos();
        });
    }

    private static void actAtOnce(List<Story> stories) throws Exception {
        var threads = Executors.newFixedThreadPool(THREADS);
        try {
            var tasks = new ArrayList<Callable<Void>>();
            for (int thread = 0; thread < THREADS; thread++) {
                var random = new Random(SEED + thread);
                int share = VISITORS / THREADS;
                var mine = stories.subList(thread * share, (thread + 1) * share);
                tasks.add(() -> {
                    for (int deed = 0; deed < DEEDS * share; deed++) {
                        mine.get(random.nextInt(share)).act(random);
                    }
                    return null;
                });
            }
            for (var task : threads.invokeAll(tasks)) {
                task.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
