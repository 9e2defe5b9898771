package rendezvous.container;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ejb.EJB;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Duration;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import rendezvous.config.DrainSettings;
import rendezvous.config.FrameSettings;
import rendezvous.config.HeartbeatSettings;
import rendezvous.config.IntroductionSettings;
import rendezvous.config.LimitSettings;
import rendezvous.config.MatchingSettings;
import rendezvous.config.OriginSettings;
import rendezvous.config.ResumeSettings;
import rendezvous.config.SkipSettings;
import rendezvous.ice.IceServers;
import rendezvous.identity.PeerId;
import rendezvous.lobby.ArrivalRounds;
import rendezvous.lobby.Lobby;
import rendezvous.lobby.MatchRounds;
import rendezvous.lobby.MatchTimer;
import rendezvous.lobby.SkipCache;
import rendezvous.lobby.WaitingQueue;
import rendezvous.rooms.Rooms;
import rendezvous.signaling.MessageRouter;
import rendezvous.signaling.PeerSessions;

/** The container puts the parts together, once each, with the defaults of docs/configuration.md. */
@ExtendWith(ArquillianExtension.class)
class BeansIT {
    @Inject
    private Lobby lobby;

    @Inject
    private WaitingQueue waiting;

    @Inject
    private SkipCache skips;

    @Inject
    private Rooms rooms;

    @Inject
    private MatchRounds rounds;

    @Inject
    private ArrivalRounds arrivals;

    @Inject
    private MessageRouter router;

    @Inject
    private PeerSessions sessions;

    @EJB
    private MatchTimer timer;

    @Inject
    private MatchingSettings matching;

    @Inject
    private SkipSettings skipping;

    @Inject
    private HeartbeatSettings heartbeat;

    @Inject
    private ResumeSettings resume;

    @Inject
    private DrainSettings drain;

    @Inject
    private IntroductionSettings introduction;

    @Inject
    private LimitSettings limits;

    @Inject
    private OriginSettings origin;

    @Inject
    private IceServers ice;

    @Test
    void the_parts_are_injected() {
        assertThat(new Object[] {lobby, waiting, skips, rooms, rounds, arrivals, router, sessions, timer})
                .doesNotContainNull();
    }

    @Test
    void nothing_is_held_while_nobody_is_there() {
        assertThat(lobby.population()).isZero();
        assertThat(sessions.count()).isZero();
        assertThat(waiting.size()).isZero();
        assertThat(rooms.peers()).isZero();
        assertThat(skips.size()).isZero();
    }

    @Test
    void matching_and_skips_have_their_defaults() {
        assertThat(matching.interval()).hasSeconds(1);
        assertThat(matching.widenAfter()).hasSeconds(5);
        assertThat(skipping.duration()).hasMinutes(60);
        assertThat(skipping.maxPerPeer()).isEqualTo(1_000);
    }

    @Test
    void the_heartbeat_has_its_defaults() {
        assertThat(heartbeat.interval()).hasSeconds(3);
        assertThat(heartbeat.timeout()).hasSeconds(15);
    }

    @Test
    void held_places_and_emptied_nodes_have_their_defaults() {
        assertThat(resume.grace()).hasSeconds(15);
        assertThat(drain.window()).hasSeconds(5);
    }

    @Test
    void limits_have_their_defaults() {
        assertThat(introduction).isEqualTo(new IntroductionSettings(64, 10, 32, Duration.ofMinutes(1)));
        assertThat(limits)
                .isEqualTo(new LimitSettings(new FrameSettings(50, 200, 64 * 1024, 16 * 1024 * 1024, 20), 512 * 1024));
    }

    @Test
    void origins_and_ice_servers_have_their_defaults() {
        assertThat(origin.allowed()).isEmpty();
        assertThat(origin.required()).isFalse();
        assertThat(ice.answer(PeerId.random(new SecureRandom())).servers()).isEmpty();
    }
}
