package rendezvous.drills;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import rendezvous.wire.Await;

/** Whether what pages were told agrees: whoever is with somebody is with one who is in the same room, and knows it. */
record Street(List<FakePage> pages) {

    /** All of them are in company, two by two; what is not so is told in the end. */
    void awaitPairs(Duration patience) {
        try {
            Await.until("all two by two", patience, () -> complaints().isEmpty());
        } catch (AssertionError e) {
            throw new AssertionError(String.join("\n", complaints()), e);
        }
        assertNoDoubles();
    }

    /** Nobody is in company with somebody at this node but those who are there, too. */
    void awaitNobodyAcross(URI node, Duration patience) {
        Await.until(
                "nobody is with somebody of the other side",
                patience,
                () -> across().stream().noneMatch(page -> page.home().equals(node))
                        && withSomebodyAt(node).isEmpty());
    }

    /** At no time was any of them told of a match while it was in a room still. */
    void assertNoDoubles() {
        assertThat(pages.stream().filter(page -> page.doubles() > 0))
                .as("matched twice at once")
                .isEmpty();
    }

    List<String> complaints() {
        var byId = byId();
        var complaints = new ArrayList<String>();
        for (var page : pages) {
            var company = page.company();
            var other = byId.get(company.remoteId());
            if (company.isNone()) {
                complaints.add(page.id() + " at " + page.home() + " is with nobody");
            } else if (other == null) {
                complaints.add(page.id() + " is with " + company.remoteId() + ", whom there is not any more");
            } else if (!other.company().equals(new Company(company.room(), page.id()))) {
                complaints.add(page.id() + " is in " + company + ", but its partner in " + other.company());
            }
        }
        return complaints;
    }

    /** Those who are in company with somebody at another node. */
    List<FakePage> across() {
        var byId = byId();
        return pages.stream()
                .filter(page -> byId.containsKey(page.company().remoteId()))
                .filter(page -> !byId.get(page.company().remoteId()).home().equals(page.home()))
                .toList();
    }

    /** Those at other nodes who are in company with somebody at this one. */
    List<FakePage> withSomebodyAt(URI node) {
        var byId = byId();
        return across().stream()
                .filter(page -> byId.get(page.company().remoteId()).home().equals(node))
                .toList();
    }

    private Map<String, FakePage> byId() {
        return pages.stream().collect(Collectors.toMap(FakePage::id, Function.identity(), (one, same) -> one));
    }
}
