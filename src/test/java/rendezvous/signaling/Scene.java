package rendezvous.signaling;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The house beside a model of it that is as simple as the protocol's words. After each step everybody has been told
 * what the model says, and nothing else; only who meets whom is for the house to choose, within the rules.
 */
final class Scene {
    private static final int DEVICES = 12;

    private final House house = new House(1);
    private final Modelled[] seats;
    private final Set<String> rooms = new HashSet<>();
    private final List<String> roomsInOrder = new ArrayList<>();
    private int number;

    Scene(int seats) {
        this.seats = new Modelled[seats];
    }

    /** What one visitor does, or what happens to it. */
    enum Deed {
        INTRODUCE,
        QUEUE,
        UNQUEUE,
        NEXT,
        BLOCK,
        REPORT,
        FORGET,
        SIGNAL,
        PING,
        NONSENSE,
        CLOSE,
        DIE,
        BREAK,
        COME_BACK,
        ROUND,
        TIME
    }

    /**
     * One step.
     *
     * @param seat whose; nobody may sit there yet
     * @param choice of one of the ways in which it can be done
     */
    record Step(int seat, Deed deed, int choice) {}

    void take(Step step) {
        int seat = step.seat() % seats.length;
        if (seats[seat] == null) {
            seats[seat] = new Modelled(house, step.choice() % 3 == 0 ? "" : device(step.choice()));
        }
        if (isPossible(seats[seat], step.deed())) {
            act(seats[seat], step.deed(), step.choice());
        }
        check();
    }

    /** Everybody goes, and nothing is held for anybody. */
    void end() {
        for (var visitor : seats) {
            if (visitor != null) {
                exit(visitor, visitor.away);
                check();
            }
        }
        assertThat(house.sessions.count()).isZero();
        assertThat(house.lobby.population()).isZero();
        assertThat(house.waiting.size()).isZero();
        assertThat(house.rooms.peers()).isZero();
        assertThat(house.skips.peersHeld()).isZero();
        assertThat(house.barriers.size()).isZero();
        assertThat(house.heartbeats.count()).isZero();
        assertThat(house.admission.sockets()).isZero();
        assertThat(house.admission.held()).isZero();
    }

    int matches() {
        return rooms.size();
    }

    private void act(Modelled who, Deed deed, int choice) {
        switch (deed) {
            case INTRODUCE -> introduce(who, choice);
            case QUEUE -> queue(who);
            case UNQUEUE -> {
                say(who, "{\"event\":\"unqueue\"}");
                who.waits = false;
                part(who, false);
            }
            case NEXT -> next(who, room(who, choice));
            case BLOCK -> block(who, room(who, choice));
            case REPORT -> report(who, room(who, choice));
            case FORGET -> {
                say(who, "{\"event\":\"forget\"}");
                who.skipped.clear();
            }
            case SIGNAL -> signal(who, room(who, choice), choice);
            case PING -> {
                say(who, "{\"event\":\"ping\",\"data\":" + ++number + "}");
                who.expected.add("pong " + number);
            }
            case NONSENSE -> {
                say(who, "{\"event\":\"leave\",\"data\":7}");
                who.expected.add("error invalid-data");
            }
            case CLOSE -> exit(who, false);
            case DIE -> exit(who, true);
            case BREAK -> breakOff(who);
            case COME_BACK -> comeBack(who, choice);
            case ROUND -> round();
            case TIME -> {
                house.clock.advance(Duration.ofMinutes(choice % 30));
                giveUpTheAbsent();
                // What has expired is noticed by the timer's round.
                round();
            }
        }
    }

    /** What can happen to one who is away: nobody hears what it says. */
    private static boolean isPossible(Modelled who, Deed deed) {
        return switch (deed) {
            case DIE, COME_BACK, ROUND, TIME -> true;
            default -> !who.away;
        };
    }

    private void introduce(Modelled who, int choice) {
        who.say(Modelled.setInfo(infoOf(who, choice)));
        who.introduced = true;
        who.expected.add("setInfoSuccess " + who.id());
    }

    /** Its socket is gone without a word: its place is held, if it has one. */
    private void breakOff(Modelled who) {
        house.close(who.line, 1006);
        if (who.introduced) {
            who.away = true;
        } else {
            forget(who, true);
        }
    }

    /** Over another socket, whether or not the old one seems open. */
    private void comeBack(Modelled who, int choice) {
        if (who.introduced) {
            who.comeBack(infoOf(who, choice));
        }
    }

    /** As the heartbeat does. */
    private void giveUpTheAbsent() {
        for (var visitor : seats) {
            if (visitor != null && visitor.away) {
                house.departure.expire(visitor.session);
                if (visitor.session.stay().hasEnded()) {
                    forget(visitor, true);
                }
            }
        }
    }

    private JsonObjectBuilder infoOf(Modelled who, int choice) {
        // As a page does, with the marks it keeps; or as one that has lost them.
        var kept = choice % 4 == 0 ? Set.<String>of() : who.marks.keySet();
        var info = Json.createObjectBuilder().add("name", "N").add("blocked", Json.createArrayBuilder(kept));
        if (!who.device.isEmpty()) {
            info.add("device", who.device);
        }
        who.blockedDevices.clear();
        kept.forEach(mark -> who.blockedDevices.add(who.marks.get(mark)));
        return info;
    }

    private void queue(Modelled who) {
        say(who, "{\"event\":\"queue\"}");
        if (who.introduced) {
            join(who);
        } else {
            who.expected.add("invalid");
        }
    }

    private void next(Modelled who, String meant) {
        say(who, inRoom("leave", "", meant));
        if (!who.introduced) {
            who.expected.add("invalid");
            return;
        }
        if (means(meant, who)) {
            skipAndPart(who);
        }
        join(who);
    }

    private void block(Modelled who, String meant) {
        say(who, inRoom("block", "", meant));
        if (shun(who, meant)) {
            who.expected.add("blocked " + who.room);
            if (!who.device.isEmpty() && !who.latest.device.isEmpty()) {
                who.blockedDevices.add(who.latest.device);
            }
        }
    }

    private void report(Modelled who, String meant) {
        say(who, inRoom("report", "\"reason\":\"spam\"", meant));
        if (shun(who, meant)) {
            who.expected.add("reported " + who.room);
        }
    }

    private boolean shun(Modelled who, String meant) {
        if (who.latest == null || !meant.isEmpty() && !meant.equals(who.room)) {
            return false;
        }
        if (who.partner != null) {
            skipAndPart(who);
            join(who);
        } else if (isHere(who.latest)) {
            skip(who, who.latest);
        }
        return true;
    }

    private void signal(Modelled who, String meant, int choice) {
        var event = List.of("offer", "answer", "icecandidate").get(choice % 3);
        boolean isCandidate = event.equals("icecandidate");
        var text = "\"" + (isCandidate ? "candidate" : "sdp") + "\":\"" + ++number + "\"";
        say(who, inRoom(event, isCandidate ? text : text + ",\"type\":\"" + event + "\"", meant));
        if (means(meant, who)) {
            who.partner.expected.add(event + " " + who.room + " " + number);
        }
    }

    private void exit(Modelled who, boolean isTimeout) {
        if (who.away) {
            house.departure.giveUp(who.session);
        } else if (isTimeout) {
            assertThat(house.departure.lose(who.session, -1)).isTrue();
            house.close(who.line, 1006);
        } else {
            house.close(who.line, 1000);
        }
        forget(who, isTimeout);
    }

    private void forget(Modelled who, boolean isTimeout) {
        part(who, isTimeout);
        for (int seat = 0; seat < seats.length; seat++) {
            if (seats[seat] == who) {
                assertThat(who.told()).as("told to somebody who left").isEmpty();
                seats[seat] = null;
            } else if (seats[seat] != null) {
                seats[seat].skipped.remove(who);
            }
        }
    }

    private void round() {
        house.round();
        for (var visitor : seats) {
            if (visitor != null && visitor.isInQueue()) {
                var told = visitor.told();
                assertThat(told).as("matches at once").hasSizeLessThanOrEqualTo(1);
                told.forEach(frame -> matched(visitor, frame));
            }
        }
        for (var visitor : seats) {
            if (visitor != null && visitor.partner != null) {
                visitor.waits = false;
                assertThat(visitor.partner.partner).as("each other").isSameAs(visitor);
                assertThat(visitor.partner.room).isEqualTo(visitor.room);
            }
        }
    }

    private void matched(Modelled who, JsonObject frame) {
        assertThat(frame.getString("event")).isEqualTo("match");
        var match = Modelled.data(frame);
        var other = byId(match.getString("remoteId"));
        assertThat(other.isInQueue() && other != who)
                .as("a match with one who waited")
                .isTrue();
        assertThat(areBarred(who, other)).as("a match of two who must not meet").isFalse();
        var room = match.getString("roomId");
        boolean isSecond = other.partner == who;
        assertThat(rooms.add(room)).as("a new room").isEqualTo(!isSecond);
        if (isSecond) {
            assertThat(room).isEqualTo(other.room);
        } else {
            roomsInOrder.add(room);
        }
        who.partner = other;
        who.latest = other;
        who.room = room;
    }

    private void check() {
        int waiting = 0;
        int inRooms = 0;
        int here = 0;
        for (var visitor : seats) {
            if (visitor != null) {
                visitor.checkTold();
                checkRoom(visitor);
                here++;
                waiting += visitor.isInQueue() ? 1 : 0;
                inRooms += visitor.partner != null ? 1 : 0;
            }
        }
        assertThat(house.waiting.size()).as("waiting").isEqualTo(waiting);
        assertThat(house.rooms.peers()).as("in rooms").isEqualTo(inRooms);
        assertThat(house.lobby.population()).as("here").isEqualTo(here);
        assertThat(house.admission.sockets() + house.admission.held())
                .as("places")
                .isEqualTo(here);
        if (!house.roundIsAskedFor()) {
            checkNobodyCouldMeet();
        }
    }

    private void checkRoom(Modelled visitor) {
        var room = house.rooms.of(visitor.session.id()).map(open -> open.id().value());
        var expected = Optional.ofNullable(visitor.partner).map(partner -> visitor.room);
        if (!room.equals(expected)) {
            assertThat(room).as("the room of %s", visitor.id()).isEqualTo(expected);
        }
    }

    private void checkNobodyCouldMeet() {
        for (var one : seats) {
            for (var other : seats) {
                if (one != null
                        && other != null
                        && one != other
                        && one.isInQueue()
                        && other.isInQueue()
                        && !areOfOne(one, other)) {
                    assertThat(areBarred(one, other))
                            .as("two who could meet, and nobody asked for a round")
                            .isTrue();
                }
            }
        }
    }

    /** Pages of one browser, which meet when the timer says so. */
    private static boolean areOfOne(Modelled one, Modelled other) {
        return !one.device.isEmpty() && one.device.equals(other.device);
    }

    private void join(Modelled who) {
        who.waits |= who.partner == null;
    }

    private void skipAndPart(Modelled who) {
        skip(who, who.partner);
        part(who, false);
    }

    private void skip(Modelled who, Modelled whom) {
        who.skipped.put(whom, house.clock.millis() + House.SKIP.toMillis());
    }

    private static void part(Modelled who, boolean isTimeout) {
        if (who.partner != null) {
            who.partner.expected.add(Modelled.leave(who.room, who.id(), isTimeout));
            who.partner.partner = null;
            who.partner = null;
        }
    }

    private boolean areBarred(Modelled one, Modelled other) {
        long now = house.clock.millis();
        return one.bars(other, now) || other.bars(one, now);
    }

    private static boolean means(String meant, Modelled who) {
        return who.partner != null && (meant.isEmpty() || meant.equals(who.room));
    }

    private boolean isHere(Modelled visitor) {
        return Arrays.asList(seats).contains(visitor);
    }

    private Modelled byId(String id) {
        for (var visitor : seats) {
            if (visitor != null && visitor.id().equals(id)) {
                return visitor;
            }
        }
        throw new AssertionError("a match with somebody who is not here: " + id);
    }

    /** None, its latest, anybody's latest, or one of long ago. */
    private String room(Modelled who, int choice) {
        return switch (choice % 4) {
            case 0 -> "";
            case 1 -> roomsInOrder.isEmpty() ? "" : roomsInOrder.get(roomsInOrder.size() - 1);
            case 2 -> roomsInOrder.isEmpty() ? "" : roomsInOrder.get(choice % roomsInOrder.size());
            default -> who.room;
        };
    }

    private void say(Modelled who, String frame) {
        house.router.receive(who.session, frame);
    }

    private static String inRoom(String event, String fields, String room) {
        var named = room.isEmpty() ? "" : (fields.isEmpty() ? "" : ",") + "\"roomId\":\"" + room + "\"";
        return "{\"event\":\"" + event + "\",\"data\":{" + fields + named + "}}";
    }

    private static String device(int choice) {
        return "device-of-a-visitor-" + choice % DEVICES;
    }
}
