package rendezvous.wire;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code setInfo}, {@code setInfoSuccess} and {@code invalid}. */
@Journey
class IntroductionIT extends WireTest {

    @Test
    void an_introduction_is_answered_by_an_id_and_ice_servers() {
        var alice = stranger().says("setInfo", name("Alice"));

        var success = alice.expect("setInfoSuccess").fields();

        assertThat(success.getString("serverSocketId")).isNotBlank();
        assertThat(success.get("iceServers")).isInstanceOf(JsonArray.class);
        alice.expectNothingMore();
    }

    @Test
    void ids_are_unique_and_have_nothing_in_common() {
        // given
        var ids = IntStream.range(0, 60).mapToObj(i -> visitor("Visitor").id()).toList();

        // then: 128 bits each, and every letter varies from id to id, as chance has it
        assertThat(ids).doesNotHaveDuplicates().allMatch(id -> id.matches("[A-Za-z0-9_-]{22}"));
        for (int at = 0; at < 21; at++) {
            int place = at;
            assertThat(ids.stream().map(id -> id.charAt(place)).collect(Collectors.toSet()))
                    .as("letters at " + place)
                    .hasSizeGreaterThan(10);
        }
    }

    @Test
    void one_keeps_ones_id_when_introducing_oneself_again() {
        var alice = visitor("Alice");
        var before = alice.id();

        alice.introducesItselfAs("Alicia");

        assertThat(alice.id()).isEqualTo(before);
    }

    @Test
    void every_introduction_is_answered_in_order() {
        var alice = visitor("Alice");

        for (int i = 0; i < 20; i++) {
            alice.says("setInfo", name("Alice " + i)).says("ping", Json.createValue(i));
        }

        for (int i = 0; i < 20; i++) {
            alice.expect("setInfoSuccess");
            assertThat(alice.expect("pong").data()).isEqualTo(Json.createValue(i));
        }
    }

    @Test
    void the_partner_is_shown_the_latest_name() {
        // given
        var alice = visitor("Alice").introducesItselfAs("Alicia");
        var bob = visitor("Bob");

        // when
        alice.queues();
        bob.queues();

        // then
        assertThat(bob.expectMatch().getString("remoteName")).isEqualTo("Alicia");
        assertThat(alice.expectMatch().getString("remoteName")).isEqualTo("Bob");
    }

    @Test
    void a_name_can_change_while_waiting_without_losing_the_place() {
        var alice = visitor("Alice").queues().introducesItselfAs("Alicia");

        var bob = visitor("Bob").queues();

        assertThat(bob.expectMatch().getString("remoteName")).isEqualTo("Alicia");
        alice.expectMatch();
    }

    @ParameterizedTest
    @ValueSource(strings = {"queue", "leave"})
    void nobody_is_matched_before_the_introduction(String request) {
        // given
        var bob = visitor("Bob").queues();

        // when
        var nobody = stranger().says(request);

        // then
        assertThat(nobody.expect("invalid").data()).isNull();
        nobody.expectNothingMore();
        bob.expectNothingMore();
    }

    @Test
    void after_invalid_one_introduces_oneself_and_is_matched() {
        // given
        var late = stranger().queues();
        late.expect("invalid");

        // when
        late.introducesItselfAs("Late").queues();
        var bob = visitor("Bob").queues();

        // then
        expectMatch(late, bob);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"A", "Zoë", "李小龍", "مريم", "👩‍👩‍👧‍👦", "Åse-Marie O'Neill", "<b>&\"'\\</b>", "  padded  "})
    void a_name_is_shown_as_it_was_given(String name) {
        visitor(name).queues();

        var bob = visitor("Bob").queues();

        assertThat(bob.expectMatch().getString("remoteName")).isEqualTo(name);
    }

    @Test
    void a_name_may_have_sixty_four_characters_whatever_their_bytes() {
        var name = "😀".repeat(64);
        visitor(name).queues();

        var bob = visitor("Bob").queues();

        assertThat(bob.expectMatch().getString("remoteName")).isEqualTo(name);
    }

    static String[] unusableNames() {
        return new String[] {
            "",
            "   ",
            "x".repeat(65),
            "x".repeat(60_000),
            "two\nlines",
            "nul\u0000",
            "bell\u0007",
            "turned\u202Eround",
            "zero\u200Bwidth",
            "mark\uFEFF",
            "line\u2028separator",
        };
    }

    @ParameterizedTest
    @MethodSource("unusableNames")
    void a_name_that_is_empty_or_long_or_hides_something_is_refused(String name) {
        var stranger = stranger().says("setInfo", name(name));

        assertThat(stranger.expectError()).isEqualTo("invalid-data");
        stranger.queues().expect("invalid");
    }

    @Test
    void a_refused_name_leaves_the_earlier_one() {
        var alice = visitor("Alice").says("setInfo", name(""));
        alice.expectError();
        alice.queues();

        var bob = visitor("Bob").queues();

        assertThat(bob.expectMatch().getString("remoteName")).isEqualTo("Alice");
    }

    private static JsonObject name(String name) {
        return Json.createObjectBuilder().add("name", name).build();
    }
}
