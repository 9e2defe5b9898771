package rendezvous.lobby;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.logging.Level;
import java.util.logging.Logger;
import rendezvous.identity.PeerId;
import rendezvous.identity.RoomId;
import rendezvous.rooms.Room;
import rendezvous.rooms.Rooms;

/** Opens rooms with somebody of another node, within the lobby's step. */
@ApplicationScoped
public class FarRooms {
    private static final Logger LOG = Logger.getLogger(FarRooms.class.getName());

    private final Rooms rooms;
    private final Introductions introductions;

    /** For the proxy. */
    protected FarRooms() {
        this(null, null);
    }

    @Inject
    public FarRooms(Rooms rooms, Introductions introductions) {
        this.rooms = rooms;
        this.introductions = introductions;
    }

    /** Who came later offers, as everywhere: both homes compare the same figures, of when they were exchanged. */
    static Room of(RoomId id, PeerId suitor, long suitorWaited, PeerId stranger, long strangerWaited) {
        return suitorWaited < strangerWaited ? new Room(id, suitor, stranger) : new Room(id, stranger, suitor);
    }

    /**
     * @param visit of the one who lives here
     * @param tell the other home, after whoever lives here has been told and before it can say anything
     */
    Room open(Room room, Visit visit, Guest stranger, Runnable tell) {
        try {
            introductions.announce(room, stranger, visit.guest().wishes().sharedWith(stranger.wishes()));
        } catch (RuntimeException | Error failure) {
            LOG.log(Level.SEVERE, "Somebody could not be introduced; its socket ends", failure);
            introductions.giveUp(room);
        }
        tell.run();
        rooms.open(room);
        visit.meet(room, stranger);
        return room;
    }

    /** Writes what was announced; outside of any lock. */
    void deliver(Room room) {
        introductions.deliver(room);
    }
}
