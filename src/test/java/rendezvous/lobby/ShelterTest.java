package rendezvous.lobby;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rendezvous.config.IceSettings;
import rendezvous.config.IceSettings.Relay;
import rendezvous.config.SkipSettings;
import rendezvous.identity.DeviceId;
import rendezvous.identity.PeerId;
import rendezvous.identity.RoomId;
import rendezvous.matchmaking.Match;
import rendezvous.rooms.Room;
import rendezvous.rooms.Rooms;

/** Which rooms keep their two from learning each other's address. */
class ShelterTest {
    private static final PeerId ANN = new PeerId("ann");
    private static final PeerId BOB = new PeerId("bob");

    private final Rooms rooms = new Rooms();
    private final List<Room> told = new ArrayList<>();

    @ParameterizedTest
    @CsvSource({
        "OFF, true, true, false",
        "ASKED, false, false, false",
        "ASKED, true, false, true",
        "ASKED, false, true, true",
        "ALWAYS, false, false, true"
    })
    void a_room_is_sheltered_where_one_asked_and_may_or_where_all_are(
            Relay relay, boolean annAsks, boolean bobAsks, boolean sheltered) {
        var ice = new IceSettings(
                IceSettings.Source.STATIC,
                List.of(),
                "",
                null,
                IceSettings.of(List.of()).ttl(),
                null,
                relay);
        meetUnder(ice, lobby -> {
            lobby.introduce(ANN, asking(annAsks));
            lobby.introduce(BOB, asking(bobAsks));
        });

        assertThat(told).hasSize(1);
        assertThat(told.get(0).shelter().holds()).isEqualTo(sheltered);
        assertThat(rooms.of(ANN)).contains(told.get(0)).isEqualTo(rooms.of(BOB));
    }

    private void meetUnder(IceSettings ice, Consumer<Lobby> introduce) {
        var clock = new ManualClock();
        var skips = new SkipCache(new SkipSettings(Duration.ofHours(1), 10), clock);
        var waiting = new WaitingQueue(clock);
        var lobby = new Lobby(waiting, rooms, skips, new Barriers(skips, clock), ice, new Random(1));
        lobby.enter(ANN);
        lobby.enter(BOB);
        introduce.accept(lobby);
        lobby.join(ANN);
        lobby.join(BOB);
        var tickets = waiting.snapshot();
        lobby.meet(new Match(tickets.get(0), tickets.get(1)), new Room(new RoomId("r"), ANN, BOB), told::add);
    }

    private static Guest asking(boolean relay) {
        return new Guest("", List.of(), "", "", relay, DeviceId.UNKNOWN, Set.of());
    }
}
