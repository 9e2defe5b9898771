package rendezvous.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import rendezvous.config.LogSettings;
import rendezvous.config.LogSettings.Addresses;
import rendezvous.identity.PeerId;
import rendezvous.identity.RoomId;
import rendezvous.lobby.ManualClock;
import rendezvous.lobby.Met;
import rendezvous.protocol.CallOutcome;
import rendezvous.protocol.CallPath;
import rendezvous.rooms.Room;
import rendezvous.signaling.CallReported;
import rendezvous.signaling.EndCause;
import rendezvous.signaling.Parting;
import rendezvous.signaling.RoomEnded;
import rendezvous.signaling.VisitBegan;
import rendezvous.signaling.VisitEnded;

class VisitLogTest {
    private static final PeerId ANN = new PeerId("ann");
    private static final PeerId BOB = new PeerId("bob");
    private static final Room ROOM = new Room(new RoomId("room"), BOB, ANN);

    private final Lines lines = new Lines(VisitLog.class);
    private final ManualClock clock = new ManualClock();
    private final VisitLog log = new VisitLog(new LogSettings(true, Addresses.HASHED), clock, new Random(1));

    @AfterEach
    void silence() {
        lines.close();
    }

    @Test
    void a_visit_can_be_followed_from_its_beginning_to_its_end() {
        log.began(new VisitBegan(ANN));
        log.met(new Met(ROOM, Duration.ofMillis(3_000), Duration.ofMillis(40)));
        log.told(new CallReported(ANN, ROOM.id(), CallOutcome.CONNECTED, CallPath.DIRECT, Duration.ofMillis(400)));
        log.ended(new RoomEnded(ROOM, ANN, Parting.SKIPPED));
        log.ended(new VisitEnded(ANN, EndCause.LOST, Duration.ofSeconds(95)));

        assertThat(lines.all())
                .containsExactly(
                        "visit began peer=ann",
                        "match room=room peer=bob other=ann waitedMillis=40 otherWaitedMillis=3000",
                        "call told of room=room peer=ann outcome=connected path=direct",
                        "room ended room=room peer=ann how=skipped",
                        "visit ended peer=ann cause=lost seconds=95");
        assertThat(lines.fields(4)).isEqualTo(Map.of("peer", ANN, "cause", "lost", "seconds", 95L));
    }

    @Test
    void where_nobody_asked_for_it_nothing_is_written() {
        var quiet = new VisitLog(new LogSettings(false, Addresses.PLAIN), clock, new Random(1));

        quiet.began(new VisitBegan(ANN));
        quiet.met(new Met(ROOM, Duration.ZERO, Duration.ZERO));
        quiet.told(new CallReported(ANN, ROOM.id(), CallOutcome.FAILED, CallPath.UNKNOWN, null));
        quiet.ended(new RoomEnded(ROOM, ANN, Parting.GONE));
        quiet.ended(new VisitEnded(ANN, EndCause.CLOSED, Duration.ZERO));

        assertThat(lines.all()).isEmpty();
    }
}
