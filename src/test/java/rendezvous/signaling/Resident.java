package rendezvous.signaling;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Somebody of a {@link Town} who knows what its page would know, and makes sure that it makes sense. */
final class Resident {
    final House house;
    final Modelled visitor;

    /** Whom its house has no more. */
    boolean gone;

    boolean wants;

    /** Empty where it is in none, as far as it was told. */
    String room = "";

    String partner = "";

    /** Whom it must not meet any more, by a skip of either, but in that room, of which it may hear late. */
    final Map<String, String> skipped = new HashMap<>();

    private int said;
    private int heard;

    Resident(House house) {
        this.house = house;
        visitor = new Modelled(house, "");
        visitor.say(Modelled.setInfo(Json.createObjectBuilder().add("name", "N")));
        visitor.told();
    }

    void queue() {
        hear();
        visitor.say(Town.queue());
        wants |= room.isEmpty();
        hear();
    }

    void next() {
        hear();
        if (!room.isEmpty()) {
            skipped.put(partner, room);
        }
        room = "";
        visitor.say(Town.leave());
        wants = true;
        hear();
    }

    void hangUp() {
        hear();
        room = "";
        visitor.say(Town.unqueue());
        wants = false;
        hear();
    }

    void signal() {
        hear();
        if (!room.isEmpty()) {
            visitor.say(Town.candidate("candidate:" + said++));
        }
        hear();
    }

    void breaks() {
        hear();
        if (!visitor.away) {
            house.close(visitor.line, 1006);
            visitor.away = true;
        }
    }

    void comesBack() {
        if (visitor.away) {
            visitor.comeBack(Json.createObjectBuilder().add("name", "N"));
            hear();
        }
    }

    void closes() {
        hear();
        house.close(visitor.line, 1000);
        if (visitor.away) {
            // Nobody comes back for it.
            house.clock.advance(House.GRACE);
            house.departure.expire(visitor.session);
        }
        gone = true;
    }

    /** What it was told fits what it knows: no match inside a call, no leave of another, every signal, in order. */
    void hear() {
        if (!visitor.away) {
            visitor.told().forEach(this::hear);
        }
    }

    Optional<String> actualRoom() {
        return house.rooms.of(visitor.session.id()).map(open -> open.id().value());
    }

    private void hear(JsonObject frame) {
        switch (frame.getString("event")) {
            case "match" -> meet(Modelled.data(frame));
            case "leave" -> {
                assertThat(Modelled.data(frame).getString("roomId")).isEqualTo(room);
                assertThat(Modelled.data(frame).getString("remoteId")).isEqualTo(partner);
                room = "";
            }
            case "icecandidate" -> {
                assertThat(Modelled.data(frame).getString("roomId")).isEqualTo(room);
                assertThat(Modelled.data(frame).getString("candidate")).isEqualTo("candidate:" + heard++);
            }
            default -> {}
        }
    }

    private void meet(JsonObject match) {
        assertThat(room)
                .as("the room of %s when it meets somebody", visitor.id())
                .isEmpty();
        assertThat(wants).as("%s wanted somebody", visitor.id()).isTrue();
        room = match.getString("roomId");
        partner = match.getString("remoteId");
        assertThat(skipped.getOrDefault(partner, room))
                .as("a room with one who was skipped")
                .isEqualTo(room);
        wants = false;
        said = 0;
        heard = 0;
    }
}
