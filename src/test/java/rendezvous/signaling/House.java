package rendezvous.signaling;

import jakarta.enterprise.event.Event;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executor;
import rendezvous.admission.Admission;
import rendezvous.admission.ClientAddresses;
import rendezvous.admission.Place;
import rendezvous.admission.TrustedProxies;
import rendezvous.cluster.Cluster;
import rendezvous.cluster.Hallmark;
import rendezvous.cluster.MemoryCluster;
import rendezvous.config.AdmissionSettings;
import rendezvous.config.ClusterSettings;
import rendezvous.config.DrainSettings;
import rendezvous.config.FrameSettings;
import rendezvous.config.HeartbeatSettings;
import rendezvous.config.IceSettings;
import rendezvous.config.IntroductionSettings;
import rendezvous.config.LimitSettings;
import rendezvous.config.MatchingSettings;
import rendezvous.config.MatchingSettings.Self;
import rendezvous.config.PresenceSettings;
import rendezvous.config.ResumeSettings;
import rendezvous.config.Secret;
import rendezvous.config.SkipSettings;
import rendezvous.ice.IceServers;
import rendezvous.lobby.Abroad;
import rendezvous.lobby.ArrivalRounds;
import rendezvous.lobby.Barriers;
import rendezvous.lobby.BlockSearch;
import rendezvous.lobby.Broker;
import rendezvous.lobby.Courtship;
import rendezvous.lobby.FarBarriers;
import rendezvous.lobby.FarRooms;
import rendezvous.lobby.Leavetaking;
import rendezvous.lobby.Lobby;
import rendezvous.lobby.Mail;
import rendezvous.lobby.ManualClock;
import rendezvous.lobby.MatchRound;
import rendezvous.lobby.MatchRounds;
import rendezvous.lobby.Neighbours;
import rendezvous.lobby.Proposals;
import rendezvous.lobby.SkipCache;
import rendezvous.lobby.Surplus;
import rendezvous.lobby.Visitors;
import rendezvous.lobby.WaitingQueue;
import rendezvous.protocol.Codec;
import rendezvous.protocol.InterestRule;
import rendezvous.protocol.NameRule;
import rendezvous.rooms.Rooms;

/** The real parts, put together as the container does it, but for its threads: time and rounds come when a test says so. */
final class House {
    static final Duration SKIP = Duration.ofMinutes(60);
    /** So many sockets, and as many places that are held. */
    static final int PLACES = 30;

    static final Duration GRACE = Duration.ofSeconds(15);
    static final Duration SILENCE = Duration.ofSeconds(10);

    /** Whoever acts without pause stays below these. */
    private static final LimitSettings LIMITS =
            new LimitSettings(new FrameSettings(1_000_000, 1_000_000, 100_000_000, 100_000_000, 10_000), 512 * 1024);

    private static final IntroductionSettings INTRODUCTION =
            new IntroductionSettings(64, 10, 32, Duration.ofSeconds(5));

    private static final AdmissionSettings PLENTY =
            new AdmissionSettings(PLACES, PLACES, 1_000_000, 1_000_000, List.of());

    private static final ClusterSettings CLUSTER = new ClusterSettings(
            new Secret("that all houses have in common"),
            "",
            ClusterSettings.ALONE.leftOver(),
            ClusterSettings.ALONE.widenRegion());

    final ManualClock clock = new ManualClock();
    final Rooms rooms = new Rooms();
    final WaitingQueue waiting = new WaitingQueue(clock);
    final SkipCache skips = new SkipCache(new SkipSettings(SKIP, 1_000), clock);
    final Barriers barriers = new Barriers(skips, clock);
    final FarBarriers farBarriers;
    final Heartbeats heartbeats = new Heartbeats();
    final Lobby lobby;
    final PeerSessions sessions;
    final ReturnKeys keys;
    final Departure departure;
    final MessageRouter router;
    final Newcomers newcomers;
    final KeepAlive keepAlive;
    final Admission admission;
    final Drain drain;
    final Lodgings lodgings;
    final Hosting hosting;
    final Cluster node;
    final Mail mail;
    final Courtship courtship;
    final Broker broker;
    final ClusterBeat beat;
    final Correspondence correspondence;
    /** Who looks for blocks; where there is a thread of its own for that, it is at once here. */
    Executor searches = Runnable::run;
    /** All that was made known, in order, but for what the rounds say. */
    final List<Object> facts = new ArrayList<>();

    private final MatchRounds rounds;
    private boolean roundIsAskedFor;

    /** A node alone. */
    House(long seed) {
        this(seed, new MemoryCluster().join());
    }

    /** @param node its part in a cluster */
    House(long seed, Cluster node) {
        this.node = node;
        var random = new Random(seed);
        admission = new Admission(PLENTY, new ClientAddresses(new TrustedProxies(PLENTY)), clock);
        var ice = IceSettings.of(List.of());
        var codec = new Codec(new NameRule(64), new InterestRule(10, 32));
        lobby = new Lobby(waiting, rooms, skips, barriers, ice, random);
        var resume = new ResumeSettings(GRACE);
        keys = new ReturnKeys(resume, random, new Hallmark(node, CLUSTER));
        sessions = new PeerSessions(lobby, heartbeats, keys, LIMITS, clock, random);
        var matching = new MatchingSettings(Duration.ofSeconds(1), Duration.ZERO, Self.LAST);
        var introducer = new Introducer(sessions, codec);
        mail = new Mail(node);
        farBarriers = new FarBarriers(barriers, clock);
        var leavetaking = new Leavetaking(lobby, skips, farBarriers, mail);
        var farRooms = new FarRooms(rooms, introducer);
        courtship = new Courtship(lobby, waiting, farBarriers, farRooms, mail, clock, random);
        var visitors = new Visitors(clock);
        var round = new MatchRound(
                waiting, barriers, lobby, introducer, visitors, courtship, matching, clock, random, nobodyListens());
        rounds = new MatchRounds(round, clock, nobodyListens());
        var arrivals = new Asked();
        var exit = new RoomExit(sessions, mail, codec, noted());
        departure = new Departure(lobby, leavetaking, sessions, exit, resume, noted());
        lodgings = new Lodgings(mail, departure, LIMITS, clock);
        drain = new Drain(
                sessions, rooms, departure, lodgings, new DrainSettings(Duration.ofSeconds(1), Path.of("key")), random);
        var presence = new PresenceSettings(Duration.ofSeconds(3));
        var neighbours = new Neighbours();
        var muster = new Muster(node, CLUSTER, neighbours, sessions, waiting, rooms, drain, clock);
        var attendance = new Attendance(muster, rooms, presence, clock, codec);
        var resumption = new Resumption(keys, departure, noted(), noted());
        newcomers = new Newcomers(INTRODUCTION, clock, noted(), noted());
        keepAlive = new KeepAlive(
                heartbeats,
                departure,
                attendance,
                new IceRenewal(new IceServers(ice, clock), codec),
                newcomers,
                new HeartbeatSettings(Duration.ofSeconds(3), SILENCE),
                clock);
        var greeting = new Greeting(new IceServers(ice, clock), attendance, keys, codec);
        var exchange = new Exchange(codec, nobodyListens());
        var partners = new FarPartners(rooms, sessions, new Abroad(lobby, rooms), mail, codec, noted());
        var directness = new Directness(rooms, sessions, mail, codec);
        var surplus = new Surplus(waiting, lobby, farBarriers, CLUSTER, clock);
        broker = new Broker(neighbours, CLUSTER, matching, clock, random);
        var search = new BlockSearch(found -> searches.execute(found));
        var proposals = new Proposals(lobby, waiting, farBarriers, search, farRooms, mail, ice, clock, nobodyListens());
        var pairing = new Pairing(node, surplus, broker, visitors, courtship, proposals, neighbours);
        var welcome = new Welcome(newcomers, resumption, lodgings, lobby, greeting, arrivals, noted());
        router = new MessageRouter(
                exchange,
                welcome,
                new Wishes(lobby, arrivals, skips, exit, exchange),
                new SignalRelay(rooms, sessions, partners, codec, kind -> {}),
                directness,
                new Complaints(exit, lobby, arrivals, codec, nobodyListens()),
                new CallReports(lobby, nobodyListens()));
        hosting = new Hosting(keys, sessions, exchange, welcome, router, departure, mail);
        var passage = new Passage(hosting, lodgings);
        correspondence = new Correspondence(node, mail, pairing, partners, directness, leavetaking, passage, arrivals);
        node.open(correspondence);
        beat = new ClusterBeat(node, CLUSTER, correspondence, mail, surplus, broker, courtship, muster, arrivals);
    }

    /** As a handshake is given it. */
    Place place() {
        var handshake = FakeSocket.fake(HttpServletRequest.class, (method, arguments) -> switch (method) {
            case "getRemoteAddr" -> "127.0.0.1";
            case "getHeaders" -> Collections.emptyEnumeration();
            default -> null;
        });
        return (Place) admission.ask(handshake);
    }

    /** As the endpoint does. */
    Line open(FakeSocket socket) {
        var place = place();
        place.take();
        return sessions.open(new NearWay(socket.session()), place);
    }

    SignalingEndpoint endpoint() {
        return new SignalingEndpoint(sessions, router, departure, newcomers, drain, lodgings);
    }

    /** As the endpoint does. */
    void close(Line line, int code) {
        if (!departure.closed(line, new SocketEnd(code))) {
            line.place().giveBack();
        }
    }

    boolean roundIsAskedFor() {
        return roundIsAskedFor;
    }

    void round() {
        roundIsAskedFor = false;
        rounds.run();
    }

    @SuppressWarnings("unchecked")
    private <T> Event<T> noted() {
        return FakeSocket.fake(Event.class, (method, arguments) -> method.equals("fire") && facts.add(arguments[0]));
    }

    @SuppressWarnings("unchecked")
    private static <T> Event<T> nobodyListens() {
        return FakeSocket.fake(Event.class, (method, arguments) -> null);
    }

    /** Keeps the wish, where the real one has a thread. */
    private final class Asked extends ArrivalRounds {
        private Asked() {
            super();
        }

        @Override
        public void ask() {
            roundIsAskedFor = true;
        }
    }
}
