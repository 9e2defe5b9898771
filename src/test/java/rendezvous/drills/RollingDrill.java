package rendezvous.drills;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import rendezvous.wire.Nodes;
import rendezvous.wire.OwnServer;

/** One node after another is emptied and started anew, as for a new version, under people who are in calls. */
class RollingDrill {
    private static final int PEOPLE = 60;
    private static final Duration TO_MEET = Duration.ofSeconds(30);

    @Test
    void nobody_is_told_that_a_partner_left_and_all_come_back_elsewhere() throws Exception {
        var keys =
                OwnServer.scratch().resolve("drain-keys-" + UUID.randomUUID()).toString();
        try (var nodes = Nodes.start(
                        3,
                        number ->
                                Map.of("RENDEZVOUS_DRAIN_KEY_FILE", keys + number, "RENDEZVOUS_DRAIN_WINDOW", "PT2S"));
                var crowd = new Crowd(nodes.signaling())) {
            // given
            var street = new Street(crowd.arriveInPairs(PEOPLE, FakePage.Kind.CALLING));
            street.awaitPairs(TO_MEET);
            assertThat(street.across()).hasSizeGreaterThan(PEOPLE / 2);

            // when
            var spans = new ArrayList<Span>();
            for (int i = 0; i < nodes.size(); i++) {
                int number = i;
                spans.add(Span.of(() -> replace(nodes, number, Path.of(keys + number), crowd, street)));
            }

            // then
            assertThat(street.pages()).as("told that the other left").allMatch(page -> page.leaves() == 0);
            street.pages().forEach(FakePage::hangsUp);
            street.awaitPairs(TO_MEET);
            nodes.assertNoExceptions();
            Ledger.row(
                    "three nodes emptied and started anew, one after another",
                    Ledger.text(
                            "%d in calls, of whom nobody was told that the other left; each node was away for %.0f s at "
                                    + "most; afterwards all met somebody",
                            PEOPLE,
                            spans.stream().mapToDouble(Span::seconds).max().orElseThrow()));
        }
    }

    private static void replace(Nodes nodes, int number, Path key, Crowd crowd, Street street) throws Exception {
        var guests = street.pages().stream()
                .filter(page -> page.home().equals(nodes.node(number).signaling()))
                .toList();
        assertThat(guests).isNotEmpty();
        drain(nodes.node(number), key);
        nodes.node(number).close();
        crowd.awaits(
                "back elsewhere",
                guests,
                page -> page.isIn() && !page.home().equals(nodes.node(number).signaling()));
        nodes.startAgain(number, nodes.size());
    }

    private static void drain(OwnServer node, Path key) throws Exception {
        var command = List.of("deploy/drain", Integer.toString(node.port()), key.toString());
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    }
}
