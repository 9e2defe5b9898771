package rendezvous.signaling;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rendezvous.cluster.MemoryCluster;
import rendezvous.cluster.MemoryNode;
import rendezvous.rooms.Room;

/** Several houses that are one service together. Letters arrive, and time passes, when a test says so. */
final class Town {
    private static final Duration BEAT = Duration.ofMillis(50);
    private static final int BEATS_A_SECOND = 20;

    final MemoryCluster network = new MemoryCluster();
    final List<House> houses = new ArrayList<>();
    private int beats;
    private int built;

    Town(int size) {
        for (int i = 0; i < size; i++) {
            build();
        }
        network.deliver();
    }

    /** One more, which is young and empty. */
    House build() {
        var house = new House(++built, network.join());
        houses.add(house);
        return house;
    }

    House house(int number) {
        return houses.get(number);
    }

    MemoryNode node(int number) {
        return (MemoryNode) house(number).node;
    }

    /** It is no more, and with it all who were there. */
    void kill(House house) {
        network.kill((MemoryNode) house.node);
        houses.remove(house);
    }

    /** Somebody at that house who has introduced itself. */
    Modelled arrives(int house, String device) {
        return arrives(house, device, "", Json.createArrayBuilder());
    }

    Modelled arrives(int house, String device, String region, JsonArrayBuilder blocked) {
        var visitor = new Modelled(house(house), device);
        var info = Json.createObjectBuilder().add("name", "N").add("blocked", blocked);
        if (!device.isEmpty()) {
            info.add("device", device);
        }
        if (!region.isEmpty()) {
            info.add("region", region);
        }
        visitor.say(Modelled.setInfo(info));
        visitor.told();
        return visitor;
    }

    /** Two of two houses. */
    void meet(Modelled one, Modelled other) {
        one.say(queue());
        other.say(queue());
        passes(Duration.ofMillis(400));
        one.room = only(one).getString("roomId");
        other.room = only(other).getString("roomId");
        assertThat(one.room).isEqualTo(other.room);
    }

    /** The match, which is all it was told. */
    static JsonObject only(Modelled visitor) {
        var told = visitor.told();
        assertThat(told).as("what %s was told", visitor.id()).hasSize(1);
        assertThat(told.get(0).getString("event")).isEqualTo("match");
        return Modelled.data(told.get(0));
    }

    static List<String> words(Modelled visitor) {
        return visitor.told().stream().map(Modelled::words).toList();
    }

    /** All letters, and all rounds that were asked for, until nothing is left to do. */
    void settle() {
        boolean busy = true;
        while (busy) {
            network.deliver();
            busy = rounds() || network.lettersUnderWay() > 0 && network.deliverOne();
        }
    }

    /** Everything goes on for so long. */
    void passes(Duration time) {
        for (long left = time.toMillis(); left > 0; left -= BEAT.toMillis()) {
            ticks();
            settle();
        }
    }

    /** A beat of each house, and each second a round, without a letter arriving. */
    void ticks() {
        houses.forEach(house -> house.clock.advance(BEAT));
        houses.forEach(house -> house.beat.beat());
        if (++beats % BEATS_A_SECOND == 0) {
            houses.forEach(House::round);
        }
    }

    private boolean rounds() {
        var asked = houses.stream().filter(House::roundIsAskedFor).toList();
        asked.forEach(House::round);
        return !asked.isEmpty();
    }

    static Optional<Room> roomOf(House house, Modelled visitor) {
        return house.rooms.of(visitor.session.id());
    }

    static String queue() {
        return "{\"event\":\"queue\"}";
    }

    static String leave() {
        return "{\"event\":\"leave\"}";
    }

    static String unqueue() {
        return "{\"event\":\"unqueue\"}";
    }

    static String candidate(String text) {
        return "{\"event\":\"icecandidate\",\"data\":{\"candidate\":\"" + text
                + "\",\"sdpMid\":\"0\",\"sdpMLineIndex\":0}}";
    }
}
