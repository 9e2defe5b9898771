package rendezvous.lobby;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import rendezvous.cluster.Letter.Gone;
import rendezvous.identity.NodeId;
import rendezvous.identity.PeerId;
import rendezvous.rooms.Room;

/**
 * The end of a visit, at its home and wherever somebody may have skipped it: nothing is held for those who are gone. A
 * node that does not hear of it, as it was parted from this one, holds its skip until that expires, or its own has gone.
 */
@ApplicationScoped
public class Leavetaking {
    private final Lobby lobby;
    private final SkipCache skips;
    private final FarBarriers barriers;
    private final Mail mail;

    /** For the proxy. */
    protected Leavetaking() {
        this(null, null, null, null);
    }

    @Inject
    public Leavetaking(Lobby lobby, SkipCache skips, FarBarriers barriers, Mail mail) {
        this.lobby = lobby;
        this.skips = skips;
        this.barriers = barriers;
        this.mail = mail;
    }

    /** As {@link Lobby#exit}; and the homes of those whom it met hear of it, after what ends its room. */
    public Optional<Room> exit(PeerId peer, Consumer<Room> tell) {
        return lobby.step(present -> {
            var visit = present.get(peer);
            var homes = visit == null ? Set.<NodeId>of() : visit.homes();
            var ended = lobby.exit(peer, tell);
            barriers.drop(peer);
            homes.forEach(home -> mail.post(home, new Gone(peer)));
            return ended;
        });
    }

    /** One of another node has gone. */
    public void gone(PeerId stranger) {
        lobby.step(present -> {
            // Nobody says that of those who are here.
            if (!present.containsKey(stranger)) {
                skips.drop(stranger);
                barriers.drop(stranger);
            }
            return stranger;
        });
    }
}
