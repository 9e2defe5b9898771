package rendezvous.wire;

import jakarta.json.Json;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Predicate;
import rendezvous.container.Census;

/** Asks the servers how many they hold together: sessions, waiting, rooms, skips. */
final class HeadCount {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** More than the heartbeat takes to find out the dead. */
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private static final String ELSEWHERE = "elsewhere";

    private final List<URI> censuses;

    /** @param pages of the nodes */
    HeadCount(List<URI> pages) {
        censuses = pages.stream().map(page -> page.resolve(Census.PATH)).toList();
    }

    /** Nobody is there and nothing is held for anybody; what nodes have heard of each other may be a second old. */
    void awaitNobody() {
        await("nothing to be held", held -> held.keySet().stream()
                .allMatch(what -> what.equals(ELSEWHERE) || held.getInt(what) == 0));
    }

    /** No node believes that anybody is at another. */
    void awaitNobodyElsewhere() {
        await(ELSEWHERE, 0);
    }

    /** At least one; of what two nodes find out together, each counts its own. */
    void awaitSome(String what) {
        await("some " + what, held -> held.getInt(what) > 0);
    }

    void await(String what, int number) {
        await(number + " " + what, held -> held.getInt(what) == number);
    }

    /** A person is counted by the node that holds its socket. */
    JsonObject now() {
        var sums = new TreeMap<String, Integer>();
        for (var census : censuses) {
            at(census).forEach((what, number) -> sums.merge(what, ((JsonNumber) number).intValue(), Integer::sum));
        }
        var held = Json.createObjectBuilder();
        sums.forEach(held::add);
        return held.build();
    }

    private static JsonObject at(URI census) {
        try {
            var answer = HTTP.send(HttpRequest.newBuilder(census).build(), BodyHandlers.ofString());
            return Json.createReader(new StringReader(answer.body())).readObject();
        } catch (IOException e) {
            throw new AssertionError("the server did not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /** Each look is a request of its own, so this does not spin. */
    private void await(String hope, Predicate<JsonObject> holds) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        var held = now();
        while (!holds.test(held)) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("expected " + hope + ", but the server still holds " + held);
            }
            held = now();
        }
    }
}
