package rendezvous.drills;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import rendezvous.wire.RawSocket;
import rendezvous.wire.Received;

/** Somebody wants another's place: guesses, uses what a partner knows, uses a token again, or races for it. */
class TheftDrill {
    private static final int THIEVES = 200;
    private static final int RACERS = 20;

    @Test
    void a_place_is_opened_by_its_token_once_and_by_nothing_else() throws Exception {
        try (var drill = Drill.begins()) {
            // given: two in a room
            var victim = drill.open("192.0.2.1");
            var welcome = says(victim, "");
            var partner = drill.open("192.0.2.2");
            var partnersId = says(partner, "").text("serverSocketId");
            victim.says("{\"event\":\"queue\"}");
            partner.says("{\"event\":\"queue\"}");
            var match = victim.expect("match");
            partner.expect("match");
            var token = welcome.text("resume");
            var answers = new ArrayList<Received>();
            var races = new ArrayList<Comer>();

            drill.attack(() -> {
                // when: what is public, and much else
                for (int i = 0; i < THIEVES; i++) {
                    var guesses = List.of(
                            welcome.text("serverSocketId"), partnersId, match.text("roomId"), altered(token, i));
                    answers.add(returns(drill.open("203.0.113." + i), guesses.get(i % 4), 0));
                }
                // when: the socket is cut, and many come with the right token at once
                int heard = victim.heard();
                victim.cuts();
                races.addAll(race(drill, token, heard));
                // when: whoever is back has spoken, so its answer has arrived, and the token is used again
                races.stream().filter(Comer::isBack).forEach(Comer::signals);
                partner.expect("icecandidate");
                answers.add(returns(drill.open("203.0.113.250"), token, heard));
            });

            // then
            assertThat(answers).hasSize(THIEVES + 1).noneMatch(answer -> answer.flag("resumed"));
            assertThat(answers)
                    .extracting(answer -> answer.text("serverSocketId"))
                    .doesNotHaveDuplicates();
            // One at a time, and the newest: as long as no answer is known to have arrived, the token may be shown
            // again.
            assertThat(races).filteredOn(Comer::isBack).isNotEmpty().allSatisfy(comer -> {
                assertThat(comer.answer().text("serverSocketId")).isEqualTo(welcome.text("serverSocketId"));
                assertThat(comer.answer().text("resume")).isNotEqualTo(token);
            });
            long back = races.stream().filter(Comer::isBack).count();
            assertThat(drill.counted("rendezvous_resumes_total")).isEqualTo(back);
            assertThat(drill.counted("rendezvous_refused_total", "reason", "resume"))
                    .isEqualTo(THIEVES + 1 + RACERS - back);
            partner.says("{\"event\":\"ping\"}").expect("pong");
            drill.ends(
                    "resume theft and replay: " + THIEVES + " guesses, " + RACERS
                            + " at once with the token, one replay",
                    back
                            + " of the many came back, each in the place of the one before; all others got visits of their own;"
                            + " the partner noticed nothing");
        }
    }

    /** One of those who come at once, and what it was answered. */
    private record Comer(RawSocket socket, Received answer) {
        boolean isBack() {
            return answer.flag("resumed");
        }

        void signals() {
            try {
                socket.says("{\"event\":\"icecandidate\",\"data\":{\"candidate\":\"\"}}");
            } catch (UncheckedIOException e) {
                // Another came back after it.
            }
        }
    }

    private static List<Comer> race(Drill drill, String token, int heard) throws Exception {
        var sockets = IntStream.range(0, RACERS)
                .mapToObj(i -> drill.open("198.51.100." + i))
                .toList();
        var start = new CyclicBarrier(RACERS);
        var racers = Executors.newFixedThreadPool(RACERS);
        try {
            var tries = sockets.stream()
                    .<Callable<Comer>>map(socket -> () -> {
                        start.await();
                        return new Comer(socket, returns(socket, token, heard));
                    })
                    .toList();
            var comers = new ArrayList<Comer>();
            for (var comer : racers.invokeAll(tries)) {
                comers.add(comer.get());
            }
            return comers;
        } finally {
            racers.shutdown();
        }
    }

    private static Received returns(RawSocket socket, String token, int received) {
        return says(socket, ",\"resume\":\"" + token + "\",\"received\":" + received);
    }

    private static Received says(RawSocket socket, String more) {
        return socket.says("{\"event\":\"setInfo\",\"data\":{\"name\":\"Somebody\"" + more + "}}")
                .expect("setInfoSuccess");
    }

    /** The same token, but for one letter. */
    private static String altered(String token, int number) {
        int place = number % token.length();
        char other = token.charAt(place) == 'A' ? 'B' : 'A';
        return token.substring(0, place) + other + token.substring(place + 1);
    }
}
