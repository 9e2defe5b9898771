package rendezvous.lobby;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import rendezvous.config.IceSettings;
import rendezvous.config.MatchingSettings;
import rendezvous.config.MatchingSettings.Self;
import rendezvous.config.SkipSettings;
import rendezvous.identity.BlockMark;
import rendezvous.identity.DeviceId;
import rendezvous.identity.PeerId;
import rendezvous.identity.RoomId;
import rendezvous.matchmaking.Match;
import rendezvous.matchmaking.Matchmaker;
import rendezvous.matchmaking.Patience;
import rendezvous.rooms.Room;
import rendezvous.rooms.Rooms;

class LobbyTest {
    private static final PeerId ANN = new PeerId("ann");
    private static final PeerId BOB = new PeerId("bob");
    private static final PeerId CAT = new PeerId("cat");

    private final ManualClock clock = new ManualClock();
    private final WaitingQueue waiting = new WaitingQueue(clock);
    private final Rooms rooms = new Rooms();
    private final SkipCache skips = new SkipCache(new SkipSettings(Duration.ofMinutes(60), 10), clock);
    private final Barriers barriers = new Barriers(skips, clock);
    private final Lobby lobby = new Lobby(waiting, rooms, skips, barriers, IceSettings.of(List.of()), new Random(2));
    private final List<Room> told = new ArrayList<>();
    private final List<Room> givenUp = new ArrayList<>();
    private PeerId poisoned;
    private final List<String> shared = new ArrayList<>();
    private final Heard<Met> meetings = new Heard<>();
    private final MatchRound round = new MatchRound(
            waiting,
            barriers,
            lobby,
            new Recorder(),
            new Visitors(clock),
            new Courtship(),
            new MatchingSettings(Duration.ofSeconds(1), Duration.ofSeconds(5), Self.LAST),
            clock,
            new Random(1),
            meetings);

    @BeforeEach
    void all_are_connected() {
        List.of(ANN, BOB, CAT).forEach(lobby::enter);
    }

    @Test
    void it_is_told_how_long_each_of_the_two_had_waited() {
        lobby.join(ANN);
        clock.advance(Duration.ofSeconds(3));
        lobby.join(BOB);
        clock.advance(Duration.ofMillis(40));

        round.run();

        assertThat(meetings.all)
                .containsExactly(new Met(rooms.of(ANN).orElseThrow(), Duration.ofMillis(3_040), Duration.ofMillis(40)));
    }

    @Test
    void two_who_wait_meet_and_both_are_told_once() {
        lobby.join(ANN);
        lobby.join(BOB);

        round.run();

        assertThat(rooms.of(ANN)).isPresent().isEqualTo(rooms.of(BOB));
        assertThat(waiting.size()).isZero();
        assertThat(told).hasSize(1);
    }

    @Test
    void the_two_are_told_before_a_signal_can_find_their_room() {
        lobby.join(ANN);
        lobby.join(BOB);
        var match = Matchmaker.match(waiting.snapshot(), Patience.of(0, 0), barriers, new Random(1))
                .get(0);
        var planned = new Room(new RoomId("planned"), ANN, BOB);

        boolean met = lobby.meet(match, planned, room -> {
            assertThat(rooms.of(ANN)).isEmpty();
            assertThat(rooms.of(BOB)).isEmpty();
            told.add(room);
        });

        assertThat(met).isTrue();
        assertThat(told).containsExactly(planned);
        assertThat(rooms.of(ANN)).contains(planned);
    }

    @Test
    void asking_twice_or_from_a_room_changes_nothing() {
        assertThat(lobby.join(ANN)).isTrue();
        assertThat(lobby.join(ANN)).isFalse();
        lobby.join(BOB);
        round.run();

        assertThat(lobby.join(ANN)).isFalse();
        assertThat(waiting.size()).isZero();
    }

    @Test
    void the_skipped_one_is_told_and_does_not_come_back_until_the_skip_is_forgotten() {
        meet(ANN, BOB);

        var ended = lobby.next(ANN, RoomId.CURRENT, told::add);
        lobby.join(BOB);
        round.run();

        assertThat(ended).isPresent();
        assertThat(told).containsExactly(ended.get());
        assertThat(waiting.size()).isEqualTo(2);

        skips.forget(ANN);
        round.run();

        assertThat(rooms.of(ANN)).isPresent().isEqualTo(rooms.of(BOB));
    }

    @Test
    void a_late_next_that_names_an_earlier_room_never_ends_the_next_call() {
        var earlier = meet(ANN, BOB);
        lobby.leave(ANN, told::add);
        var now = meet(BOB, CAT);
        told.clear();

        var ended = lobby.next(BOB, earlier.id(), told::add);

        assertThat(ended).isEmpty();
        assertThat(told).isEmpty();
        assertThat(rooms.of(BOB)).contains(now);
    }

    @Test
    void when_both_press_next_at_once_one_room_ends_and_both_wait() {
        var room = meet(ANN, BOB);

        assertThat(lobby.next(ANN, room.id(), told::add)).contains(room);
        assertThat(lobby.next(BOB, room.id(), told::add)).isEmpty();

        assertThat(told).containsExactly(room);
        assertThat(waiting.size()).isEqualTo(2);
    }

    @Test
    void hanging_up_leaves_room_and_queue_whichever_it_was() {
        var room = meet(ANN, BOB);
        lobby.join(CAT);

        assertThat(lobby.leave(ANN, told::add)).contains(room);
        assertThat(lobby.leave(CAT, told::add)).isEmpty();

        assertThat(told).containsExactly(room);
        assertThat(rooms.peers()).isZero();
        assertThat(waiting.size()).isZero();
    }

    @Test
    void who_left_between_being_matched_and_claimed_is_not_met_and_the_other_keeps_waiting() {
        lobby.join(ANN);
        lobby.join(BOB);
        var tickets = waiting.snapshot();
        lobby.leave(BOB, told::add);
        var room = new Room(new RoomId("r"), ANN, BOB);

        assertThat(lobby.meet(new Match(tickets.get(0), tickets.get(1)), room, told::add))
                .isFalse();

        assertThat(told).isEmpty();
        assertThat(rooms.peers()).isZero();
        assertThat(waiting.size()).isEqualTo(1);
    }

    @Test
    void who_left_and_came_again_is_not_met_on_the_old_ticket() {
        lobby.join(ANN);
        lobby.join(BOB);
        var tickets = waiting.snapshot();
        lobby.leave(BOB, told::add);
        lobby.join(BOB);
        var room = new Room(new RoomId("r"), ANN, BOB);

        assertThat(lobby.meet(new Match(tickets.get(0), tickets.get(1)), room, told::add))
                .isFalse();
    }

    @Test
    void who_was_skipped_between_being_matched_and_claimed_is_not_met() {
        lobby.join(ANN);
        lobby.join(BOB);
        var tickets = waiting.snapshot();
        skips.remember(BOB, ANN);

        assertThat(lobby.meet(
                        new Match(tickets.get(0), tickets.get(1)), new Room(new RoomId("r"), ANN, BOB), told::add))
                .isFalse();

        assertThat(waiting.size()).isEqualTo(2);
    }

    @Test
    void two_who_share_an_interest_meet_at_once_and_are_told_which_though_another_waits_longer() {
        lobby.introduce(ANN, interestedIn("film", "jazz"));
        lobby.introduce(BOB, interestedIn("chess", "go", "jazz"));
        lobby.introduce(CAT, interestedIn("chess", "go"));
        lobby.join(ANN);
        lobby.join(CAT);
        round.run();
        assertThat(told).isEmpty();

        lobby.introduce(ANN, interestedIn("film"));
        lobby.join(BOB);
        round.run();

        assertThat(rooms.of(BOB)).isPresent().isEqualTo(rooms.of(CAT));
        assertThat(shared).containsExactly("chess", "go");
    }

    @Test
    void two_with_nothing_in_common_meet_in_the_first_round_after_the_time_to_be_choosy() {
        lobby.introduce(ANN, interestedIn("film"));
        lobby.introduce(BOB, interestedIn("chess"));
        lobby.join(ANN);
        clock.advance(Duration.ofSeconds(1));
        lobby.join(BOB);

        clock.advance(Duration.ofMillis(4_999));
        round.run();
        assertThat(told).isEmpty();

        clock.advance(Duration.ofMillis(1));
        round.run();
        assertThat(told).hasSize(1);
        assertThat(shared).isEmpty();
    }

    @Test
    void other_wishes_while_waiting_take_effect_and_keep_the_place_and_the_time_waited() {
        lobby.introduce(ANN, interestedIn("film"));
        lobby.join(ANN);
        lobby.join(BOB);
        clock.advance(Duration.ofSeconds(4));
        var before = waiting.snapshot();

        assertThat(lobby.introduce(ANN, interestedIn("chess"))).isTrue();
        assertThat(lobby.introduce(CAT, interestedIn("chess"))).isFalse();

        assertThat(waiting.snapshot().get(0).since()).isEqualTo(before.get(0).since());
        assertThat(lobby.meet(new Match(before.get(0), before.get(1)), new Room(new RoomId("r"), ANN, BOB), told::add))
                .as("met on the wishes of before")
                .isFalse();
        clock.advance(Duration.ofSeconds(1));
        round.run();
        assertThat(rooms.of(ANN)).isPresent().isEqualTo(rooms.of(BOB));
    }

    @Test
    void shunning_the_partner_ends_the_room_skips_it_and_waits_again() {
        var room = meet(ANN, BOB);

        assertThat(lobby.shun(ANN, RoomId.CURRENT, told::add))
                .map(Encounter::room)
                .contains(room);

        assertThat(told).containsExactly(room);
        assertThat(skips.bars(ANN, BOB)).isTrue();
        assertThat(waiting.size()).isEqualTo(1);
    }

    @Test
    void whom_one_met_last_can_be_shunned_after_it_has_left_and_nothing_but_a_skip_follows() {
        var room = meet(ANN, BOB);
        lobby.leave(BOB, told::add);
        told.clear();

        assertThat(lobby.shun(ANN, room.id(), told::add)).isPresent();

        assertThat(told).isEmpty();
        assertThat(skips.bars(ANN, BOB)).isTrue();
        assertThat(waiting.size()).isZero();
    }

    @Test
    void nothing_is_remembered_of_whom_one_shuns_when_it_has_gone_for_good() {
        meet(ANN, BOB);
        lobby.exit(BOB, told::add);

        assertThat(lobby.shun(ANN, RoomId.CURRENT, told::add)).isPresent();

        assertThat(skips.peersHeld()).isZero();
    }

    @Test
    void an_earlier_room_than_the_latest_and_none_at_all_can_not_be_shunned() {
        var earlier = meet(ANN, BOB);
        lobby.leave(ANN, told::add);
        var now = meet(BOB, CAT);

        assertThat(lobby.shun(BOB, earlier.id(), told::add)).isEmpty();
        assertThat(lobby.shun(new PeerId("nobody"), RoomId.CURRENT, told::add)).isEmpty();

        assertThat(rooms.of(BOB)).contains(now);
        assertThat(skips.size()).isZero();
    }

    @Test
    void whom_one_blocked_one_does_not_meet_again_though_all_skips_are_forgotten() {
        lobby.introduce(ANN, withDevice("anns-device"));
        lobby.introduce(BOB, withDevice("bobs-device"));
        meet(ANN, BOB);
        var mark = lobby.block(ANN, lobby.shun(ANN, RoomId.CURRENT, told::add).orElseThrow());
        skips.forget(ANN);
        lobby.join(BOB);

        assertThat(round.run()).as("another round is wanted").isTrue();
        assertThat(round.run()).isFalse();

        assertThat(mark).isPresent();
        assertThat(rooms.peers()).isZero();
        assertThat(barriers.size()).isEqualTo(1);
    }

    @Test
    void a_held_mark_keeps_the_two_apart_whoever_chooses_and_others_meet() {
        var mark = BlockMark.of(new DeviceId("anns-device"), new DeviceId("bobs-device"), new Random(3))
                .orElseThrow();
        lobby.introduce(ANN, withDevice("anns-device").withMark(mark));
        lobby.introduce(BOB, withDevice("bobs-device"));
        lobby.introduce(CAT, withDevice("cats-device").withMark(mark));
        lobby.join(BOB);
        lobby.join(ANN);
        round.run();
        round.run();
        assertThat(rooms.peers()).isZero();

        lobby.join(CAT);
        round.run();

        assertThat(rooms.peers()).isEqualTo(2);
        assertThat(rooms.of(CAT)).isPresent();
    }

    @Test
    void a_mark_that_is_taken_back_holds_no_longer_and_nothing_is_held_for_those_who_left() {
        var mark = BlockMark.of(new DeviceId("anns-device"), new DeviceId("bobs-device"), new Random(3))
                .orElseThrow();
        lobby.introduce(ANN, withDevice("anns-device").withMark(mark));
        lobby.introduce(BOB, withDevice("bobs-device"));
        lobby.join(ANN);
        lobby.join(BOB);
        round.run();
        assertThat(barriers.size()).isEqualTo(1);

        lobby.introduce(ANN, withDevice("anns-device"));
        assertThat(barriers.size()).isZero();
        lobby.introduce(ANN, withDevice("anns-device").withMark(mark));
        round.run();
        lobby.exit(BOB, told::add);

        assertThat(barriers.size()).isZero();
    }

    @Test
    void blocking_twice_gives_the_mark_anew_and_the_same_device_met_again_another() {
        lobby.introduce(ANN, withDevice("anns-device"));
        lobby.introduce(BOB, withDevice("bobs-device"));
        lobby.introduce(CAT, withDevice("bobs-device"));
        meet(ANN, BOB);
        var encounter = lobby.shun(ANN, RoomId.CURRENT, told::add).orElseThrow();
        var first = lobby.block(ANN, encounter).orElseThrow();
        assertThat(lobby.block(ANN, encounter)).contains(first);

        // A page that keeps no mark, or takes it back, meets the same device again.
        lobby.introduce(ANN, withDevice("anns-device"));
        meet(ANN, CAT);
        var second = lobby.block(ANN, lobby.shun(ANN, RoomId.CURRENT, told::add).orElseThrow());

        assertThat(second).isPresent().get().isNotEqualTo(first);
    }

    @Test
    void a_mark_that_is_held_is_not_the_answer_to_a_later_block_for_that_would_tell_who_it_is() {
        var held = BlockMark.of(new DeviceId("anns-device"), new DeviceId("bobs-device"), new Random(3))
                .orElseThrow();
        lobby.introduce(ANN, withDevice("anns-device"));
        lobby.introduce(BOB, withDevice("bobs-device"));
        meet(ANN, BOB);
        lobby.introduce(ANN, withDevice("anns-device").withMark(held));

        var mark = lobby.block(ANN, lobby.shun(ANN, RoomId.CURRENT, told::add).orElseThrow());

        assertThat(mark).isPresent().get().isNotEqualTo(held);
    }

    @Test
    void one_who_cannot_be_introduced_costs_nobody_but_those_two_and_no_round() {
        // given: five who wait, one of them poisoned
        var others = List.of(BOB, CAT, new PeerId("dan"), new PeerId("eve"));
        poisoned = ANN;
        others.forEach(lobby::enter);
        lobby.join(ANN);
        others.forEach(lobby::join);

        // when: its socket ends, as that of whomever it was to meet
        round.run();
        assertThat(givenUp).hasSize(1);
        var failed = givenUp.get(0);
        lobby.exit(ANN, room -> {});
        lobby.exit(failed.other(ANN), room -> {});

        // then
        assertThat(told).hasSize(1);
        assertThat(waiting.size()).isEqualTo(1);
        assertThat(rooms.peers()).isEqualTo(2);
        lobby.enter(BOB);
        lobby.join(BOB);
        round.run();
        assertThat(givenUp).hasSize(1);
    }

    @Test
    void what_a_closed_connection_still_says_has_no_effect() {
        lobby.exit(ANN, told::add);

        assertThat(lobby.join(ANN)).isFalse();
        lobby.next(ANN, RoomId.CURRENT, told::add);
        assertThat(lobby.introduce(ANN, interestedIn("film"))).isFalse();

        assertThat(waiting.size()).isZero();
        assertThat(skips.size()).isZero();
        assertThat(lobby.population()).isEqualTo(2);
    }

    @Test
    void who_is_away_meets_nobody_and_keeps_the_place_in_line() {
        lobby.join(ANN);
        lobby.setAside(ANN, () -> true);
        clock.advance(Duration.ofSeconds(1));
        lobby.join(BOB);

        round.run();
        assertThat(told).isEmpty();
        assertThat(waiting.size()).isEqualTo(1);

        lobby.join(CAT);
        lobby.setAside(ANN, () -> false);
        assertThat(waiting.snapshot()).extracting(ticket -> ticket.peer()).containsExactly(ANN, BOB, CAT);
    }

    @Test
    void who_goes_away_between_match_and_meeting_does_not_meet() {
        lobby.join(ANN);
        lobby.join(BOB);
        var tickets = waiting.snapshot();
        lobby.setAside(BOB, () -> true);

        var match = new Match(tickets.get(0), tickets.get(1));
        assertThat(lobby.meet(match, new Room(new RoomId("r"), ANN, BOB), told::add))
                .isFalse();
        assertThat(rooms.peers()).isZero();
    }

    @Test
    void a_room_and_its_end_are_the_same_for_one_who_is_away() {
        meet(ANN, BOB);
        lobby.setAside(ANN, () -> true);
        assertThat(rooms.of(ANN)).isPresent();

        lobby.leave(BOB, told::add);
        lobby.exit(ANN, told::add);

        assertThat(rooms.peers()).isZero();
        lobby.setAside(ANN, () -> true);
        lobby.enter(ANN);
        lobby.join(ANN);
        assertThat(waiting.snapshot()).as("nothing stays of who is gone").hasSize(1);
    }

    private static Guest interestedIn(String... interests) {
        return new Guest("", List.of(interests), "", "", false, DeviceId.UNKNOWN, Set.of());
    }

    private static Guest withDevice(String device) {
        return new Guest("", List.of(), "", "", false, new DeviceId(device), Set.of());
    }

    private Room meet(PeerId one, PeerId other) {
        lobby.join(one);
        lobby.join(other);
        round.run();
        told.clear();
        return rooms.of(one).orElseThrow();
    }

    private final class Recorder implements Introductions {
        @Override
        public void announce(Room room, List<String> interests) {
            if (room.offerer().equals(poisoned) || room.answerer().equals(poisoned)) {
                throw new IllegalStateException("wanted by a test: one who cannot be introduced");
            }
            told.add(room);
            shared.addAll(interests);
        }

        @Override
        public void announce(Room room, Guest stranger, List<String> interests) {
            throw new AssertionError("there is but one node");
        }

        @Override
        public void giveUp(Room room) {
            givenUp.add(room);
        }

        @Override
        public void deliver(Room room) {
            assertThat(told).contains(room);
        }
    }
}
