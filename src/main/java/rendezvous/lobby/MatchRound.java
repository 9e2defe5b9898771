package rendezvous.lobby;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.random.RandomGenerator;
import rendezvous.config.MatchingSettings;
import rendezvous.identity.RoomId;
import rendezvous.matchmaking.Match;
import rendezvous.matchmaking.Matchmaker;
import rendezvous.matchmaking.Ticket;
import rendezvous.rooms.Room;

/** One round: who waits, who meets whom, claim both, open the room, tell both. */
@ApplicationScoped
public class MatchRound {
    private static final Logger LOG = Logger.getLogger(MatchRound.class.getName());

    private final WaitingQueue waiting;
    private final Barriers barriers;
    private final Lobby lobby;
    private final Introductions introductions;
    private final Visitors visitors;
    private final Courtship courtship;
    private final MatchingSettings settings;
    private final Clock clock;
    private final RandomGenerator random;
    private final Event<Met> meetings;

    /** For the proxy. */
    protected MatchRound() {
        this(null, null, null, null, null, null, null, null, null, null);
    }

    @Inject
    public MatchRound(
            WaitingQueue waiting,
            Barriers barriers,
            Lobby lobby,
            Introductions introductions,
            Visitors visitors,
            Courtship courtship,
            MatchingSettings settings,
            Clock clock,
            RandomGenerator random,
            Event<Met> meetings) {
        this.waiting = waiting;
        this.barriers = barriers;
        this.lobby = lobby;
        this.introductions = introductions;
        this.visitors = visitors;
        this.courtship = courtship;
        this.settings = settings;
        this.clock = clock;
        this.random = random;
        this.meetings = meetings;
    }

    /**
     * Pairs all who can be paired at this moment.
     *
     * @return true when two who were matched did not meet, as one had left or said something new meanwhile, or was
     *     found to have blocked the other, so that another round may do better
     */
    boolean run() {
        boolean again = false;
        var party = visitors.party();
        var tickets = party.with(waiting.snapshot());
        for (var match : Matchmaker.match(tickets, Patiences.of(settings, clock), party.rule(barriers), random)) {
            var visitor = party.visitorOf(match);
            again |= !(visitor == null ? introduce(match) : propose(match, visitor));
        }
        return again;
    }

    private boolean propose(Match match, Held visitor) {
        var stranger = visitor.ticket().peer();
        visitors.remove(stranger);
        var own = match.first().peer().equals(stranger) ? match.second() : match.first();
        return courtship.propose(own, stranger, visitor.home());
    }

    private boolean introduce(Match match) {
        // The one who came later offers: its page is the one that has just been told to be quick.
        var room = new Room(
                RoomId.random(random), match.second().peer(), match.first().peer());
        try {
            return introduce(match, room);
        } catch (RuntimeException | Error failure) {
            // Whatever is wrong with one of them, all the others are to meet in this round, and in the next.
            LOG.log(Level.SEVERE, "Two could not be introduced; their sockets end", failure);
            introductions.giveUp(room);
            return true;
        }
    }

    private boolean introduce(Match match, Room room) {
        var interests = match.sharedInterests();
        if (!lobby.meet(match, room, opened -> introductions.announce(opened, interests))) {
            return false;
        }
        introductions.deliver(room);
        meetings.fire(new Met(room, waited(match.first()), waited(match.second())));
        return true;
    }

    private Duration waited(Ticket ticket) {
        return Duration.ofMillis(clock.millis() - ticket.since());
    }
}
