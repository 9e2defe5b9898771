package rendezvous.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static rendezvous.wire.Comings.expectNothingMore;
import static rendezvous.wire.Comings.returns;
import static rendezvous.wire.Comings.setInfo;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Coming back after a socket broke: the same room, nothing lost, nothing twice, and nobody else in one's place. */
@Journey
class ResumeIT extends WireTest {
    private static final int REPLACED = 4001;
    private static final int COMING_BACK = 4000;
    /** What is kept of what was sent, in bytes (docs/protocol.md). */
    private static final int KEPT = 64 * 1024;
    /** What may be sent at once: as many bytes as are kept, and a little less than is relayed of it. */
    private static final int BURST = 129;
    /** Many enough for each to be within what one may be. */
    private static final int OFFERS = 8;

    private RawSocket first;
    private Received welcome;
    private Visitor bob;

    @BeforeEach
    void somebody_arrives() {
        first = rawSocket();
        welcome = first.says(setInfo("")).expect("setInfoSuccess");
        bob = visitor("Bob");
    }

    @Test
    void a_room_outlives_ten_seconds_without_a_socket_and_the_partner_is_told_nothing() {
        // given
        var room = meets();
        first.cuts();
        census().await("away", 1);

        // when: three pings of the server's have passed, one each three seconds
        bob.says("icecandidate", candidate("c1"));
        var bystander = rawSocket();
        bystander.says(setInfo("")).expect("setInfoSuccess");
        for (int i = 0; i < 4; i++) {
            bystander.writes(RawSocket.frame(
                    true, RawSocket.PONG, bystander.awaits(RawSocket.PING).payload()));
        }
        bob.says("icecandidate", candidate("c2")).expectNothingMore();
        var second = rawSocket();
        var back = returns(second, key(), first.heard());

        // then
        assertThat(back.flag("resumed")).isTrue();
        assertThat(back.text("serverSocketId")).isEqualTo(welcome.text("serverSocketId"));
        assertThat(back.text("resume")).isNotEqualTo(key());
        assertThat(back.fields().getInt("received")).as("setInfo and queue").isEqualTo(2);
        assertThat(second.expect("icecandidate").text("candidate")).isEqualTo("c1");
        assertThat(second.expect("icecandidate").text("candidate")).isEqualTo("c2");
        second.says("{\"event\":\"icecandidate\",\"data\":{\"candidate\":\"c3\",\"roomId\":\"" + room + "\"}}");
        assertThat(bob.expect("icecandidate").text("candidate")).isEqualTo("c3");
        bob.expectNothingMore();
        assertThat(bob.transcript()).noneMatch(frame -> frame.contains(key()));
        census().await("sessions", 3);
    }

    @Test
    void what_was_lost_on_its_way_is_sent_once_more_in_order_and_only_that() {
        // given: the last three of five frames never came
        meets();
        for (int i = 1; i <= 5; i++) {
            bob.says("icecandidate", candidate("c" + i));
            first.expect("icecandidate");
        }
        first.cuts();

        // when
        var second = rawSocket();
        returns(second, key(), first.heard() - 3);

        // then
        for (int i = 3; i <= 5; i++) {
            assertThat(second.expect("icecandidate").text("candidate")).isEqualTo("c" + i);
        }
        expectNothingMore(second);
    }

    @Test
    void who_did_not_count_gets_what_came_since() {
        meets();
        bob.says("icecandidate", candidate("before"));
        first.expect("icecandidate");
        first.cuts();
        census().await("away", 1);
        bob.says("icecandidate", candidate("since")).expectNothingMore();

        var second = rawSocket();
        second.says(setInfo(",\"resume\":\"" + key() + "\"")).expect("setInfoSuccess");

        assertThat(second.expect("icecandidate").text("candidate")).isEqualTo("since");
        expectNothingMore(second);
    }

    @Test
    void what_a_pong_proved_to_have_come_is_kept_no_longer() {
        // given
        meets();
        first.writes(RawSocket.frame(
                true, RawSocket.PONG, first.awaits(RawSocket.PING).payload()));
        expectNothingMore(first);

        // when: it says that it has got less than that
        first.cuts();
        var back = returns(rawSocket(), key(), 0);

        // then
        assertThat(back.flag("resumed")).isFalse();
        assertThat(bob.expect("leave").flag("isTimeout")).isTrue();
    }

    @Test
    void the_newest_socket_wins_over_one_that_still_seems_open() {
        // given
        meets();

        // when
        var second = rawSocket();
        assertThat(returns(second, key(), first.heard()).flag("resumed")).isTrue();

        // then
        assertThat(first.awaitsClose()).isEqualTo(REPLACED);
        bob.says("icecandidate", candidate("c1"));
        assertThat(second.expect("icecandidate").text("candidate")).isEqualTo("c1");
        second.says("{\"event\":\"icecandidate\",\"data\":{\"candidate\":\"c2\"}}");
        assertThat(bob.expect("icecandidate").text("candidate")).isEqualTo("c2");
        bob.expectNothingMore();
        census().await("sessions", 2);
        census().await("away", 0);
    }

    @Test
    void who_loses_the_answer_comes_back_once_more_with_the_token_it_has() {
        // given: the second socket breaks before the answer has been read
        meets();
        first.cuts();
        census().await("away", 1);
        var second = rawSocket();
        second.says(setInfo(",\"resume\":\"" + key() + "\",\"received\":" + first.heard()));
        census().await("away", 0);
        second.cuts();
        census().await("away", 1);
        bob.says("icecandidate", candidate("c1")).expectNothingMore();

        // when
        var third = rawSocket();
        var back = returns(third, key(), first.heard());

        // then
        assertThat(back.flag("resumed")).isTrue();
        assertThat(back.text("serverSocketId")).isEqualTo(welcome.text("serverSocketId"));
        assertThat(third.expect("icecandidate").text("candidate")).isEqualTo("c1");
        expectNothingMore(third);
        bob.expectNothingMore();
    }

    @Test
    void a_token_opens_a_place_once() {
        // given
        meets();
        var second = rawSocket();
        returns(second, key(), first.heard());
        expectNothingMore(second);

        // when: what it has said shows that the answer came
        var thief = rawSocket();
        var refused = returns(thief, key(), first.heard());

        // then
        assertThat(refused.flag("resumed")).isFalse();
        assertThat(refused.text("serverSocketId")).isNotEqualTo(welcome.text("serverSocketId"));
        bob.says("icecandidate", candidate("c1")).expectNothingMore();
        assertThat(second.expect("icecandidate").text("candidate")).isEqualTo("c1");
        expectNothingMore(thief);
    }

    @Test
    void what_a_partner_knows_opens_nothing() {
        var room = meets();
        first.cuts();
        census().await("away", 1);

        for (var guess : List.of(welcome.text("serverSocketId"), room, bob.id(), "x")) {
            assertThat(returns(rawSocket(), guess, first.heard()).flag("resumed"))
                    .isFalse();
        }

        assertThat(returns(rawSocket(), key(), first.heard()).flag("resumed")).isTrue();
        bob.expectNothingMore();
    }

    @Test
    void who_claims_more_than_was_sent_gets_nothing() {
        meets();

        assertThat(returns(rawSocket(), key(), first.heard() + 1_000).flag("resumed"))
                .isFalse();

        assertThat(bob.expect("leave").flag("isTimeout")).isTrue();
        bob.expectNothingMore();
    }

    @Test
    void who_does_not_come_back_in_time_is_lost_and_the_partner_told_once() {
        var room = meets();

        first.cuts();

        assertThat(bob.expect("leave").fields()).isEqualTo(leave(welcome.text("serverSocketId"), room, true));
        census().await("sessions", 1);
        bob.expectNothingMore();
        assertThat(returns(rawSocket(), key(), first.heard()).flag("resumed")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {1000, 1001, 4002})
    void who_says_goodbye_is_gone_at_once(int code) {
        var room = meets();

        first.closes(code);

        assertThat(bob.expect("leave").fields()).isEqualTo(leave(welcome.text("serverSocketId"), room, false));
        assertThat(returns(rawSocket(), key(), first.heard()).flag("resumed")).isFalse();
    }

    @Test
    void who_gives_up_a_socket_and_says_so_is_waited_for() {
        meets();

        first.closes(COMING_BACK);

        census().await("away", 1);
        assertThat(returns(rawSocket(), key(), first.heard()).flag("resumed")).isTrue();
        bob.expectNothingMore();
    }

    @Test
    void who_waits_keeps_the_place_and_meets_nobody_while_away() {
        // given
        first.says("{\"event\":\"queue\"}");
        census().await("waiting", 1);
        first.cuts();
        census().await("away", 1);
        census().await("waiting", 0);

        // when
        bob.queues();
        census().await("waiting", 1);
        bob.expectNothingMore();
        var second = rawSocket();
        returns(second, key(), first.heard());

        // then
        assertThat(second.expect("match").text("remoteId")).isEqualTo(bob.id());
        assertThat(bob.expectMatch().getString("remoteId")).isEqualTo(welcome.text("serverSocketId"));
    }

    @Test
    void a_partner_who_leaves_meanwhile_is_learnt_of_at_the_return() {
        var room = meets();
        first.cuts();
        census().await("away", 1);
        bob.unqueues().expectNothingMore();

        var second = rawSocket();
        returns(second, key(), first.heard());

        assertThat(second.expect("leave").fields()).isEqualTo(leave(bob.id(), room, false));
        expectNothingMore(second);
    }

    @Test
    void both_may_be_away_at_once() {
        // given
        var other = rawSocket();
        var otherKey = other.says(setInfo("")).expect("setInfoSuccess").text("resume");
        first.says("{\"event\":\"queue\"}");
        other.says("{\"event\":\"queue\"}").expect("match");
        first.expect("match");
        first.cuts();
        other.cuts();
        census().await("away", 2);

        // when
        var second = rawSocket();
        returns(second, key(), first.heard());
        second.says("{\"event\":\"icecandidate\",\"data\":{\"candidate\":\"c1\"}}");
        expectNothingMore(second);
        var otherSecond = rawSocket();
        returns(otherSecond, otherKey, other.heard());

        // then
        assertThat(otherSecond.expect("icecandidate").text("candidate")).isEqualTo("c1");
    }

    @Test
    void introducing_oneself_again_leaves_the_token_as_it_is() {
        meets();
        var again = first.says(setInfo(",\"resume\":\"nonsense\"")).expect("setInfoSuccess");
        assertThat(again.flag("resumed")).isFalse();
        assertThat(again.text("resume")).isEqualTo(key());
        assertThat(again.fields().getInt("received")).isEqualTo(3);

        first.cuts();

        assertThat(returns(rawSocket(), key(), first.heard()).flag("resumed")).isTrue();
    }

    @Test
    void a_place_that_more_waits_for_than_is_kept_is_given_up() {
        meets();
        first.cuts();
        census().await("away", 1);

        floodsFrom(bob);

        assertThat(bob.expect("leave").flag("isTimeout")).isTrue();
        assertThat(returns(rawSocket(), key(), first.heard()).flag("resumed")).isFalse();
    }

    @Test
    void a_place_is_not_resumed_with_a_gap() {
        // given: more was sent than is kept, and it got only the first of it
        meets();
        long got = first.heard();
        floodsFrom(bob);
        for (int i = 0; i < BURST; i++) {
            first.expect("offer");
        }

        // when
        first.cuts();
        var back = returns(rawSocket(), key(), got);

        // then
        assertThat(back.flag("resumed")).isFalse();
        assertThat(bob.expect("leave").flag("isTimeout")).isTrue();
    }

    @Test
    void as_much_as_is_kept_of_what_was_lost_comes_once_more() {
        var room = meets();
        long got = first.heard();
        losesOffers(room, KEPT);

        var second = rawSocket();
        assertThat(returns(second, key(), got).flag("resumed")).isTrue();

        for (int i = 0; i < OFFERS; i++) {
            assertThat(second.expect("offer").text("roomId")).isEqualTo(room);
        }
        expectNothingMore(second);
        bob.expectNothingMore();
    }

    @Test
    void where_one_character_more_was_lost_the_visit_is_over() {
        var room = meets();
        long got = first.heard();
        losesOffers(room, KEPT + 1);

        assertThat(returns(rawSocket(), key(), got).flag("resumed")).isFalse();

        assertThat(bob.expect("leave").flag("isTimeout")).isTrue();
        bob.expectNothingMore();
    }

    /** So much in all was sent, and will be said not to have come. */
    private void losesOffers(String room, int length) {
        int sent = 0;
        for (int left = OFFERS; left > 0; left--) {
            bob.sends(offer(room, (length - sent) / left));
            sent += first.expect("offer").raw().length();
        }
        assertThat(sent).isEqualTo(length);
        first.cuts();
    }

    /** A frame of that many characters. */
    private static String offer(String room, int length) {
        var empty = "{\"event\":\"offer\",\"data\":{\"type\":\"offer\",\"sdp\":\"\",\"roomId\":\"" + room + "\"}}";
        return empty.replace("\"\"", "\"" + "x".repeat(length - empty.length()) + "\"");
    }

    /** The room's id. */
    private String meets() {
        bob.queues();
        var room = first.says("{\"event\":\"queue\"}").expect("match").text("roomId");
        bob.expectMatch();
        return room;
    }

    private void floodsFrom(Visitor visitor) {
        var large = description("offer", "x".repeat(4_000));
        for (int i = 0; i < BURST; i++) {
            visitor.says("offer", large);
        }
    }

    private String key() {
        return welcome.text("resume");
    }
}
