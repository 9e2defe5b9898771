package rendezvous.signaling;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import rendezvous.admission.Place;
import rendezvous.cluster.Letter.Alive;
import rendezvous.cluster.Letter.Hung;
import rendezvous.cluster.Letter.Nowhere;
import rendezvous.cluster.Letter.Reclaim;
import rendezvous.cluster.Letter.Said;
import rendezvous.identity.NodeId;
import rendezvous.lobby.Mail;
import rendezvous.protocol.BadFrameException;
import rendezvous.protocol.ClientMessage.SetInfo;

/**
 * Visits of here that go on over sockets of other nodes. To everything else each is a socket as any, whose frames come
 * and go by letters: nothing of a visit ever moves, so nothing of it can be lost or be there twice.
 */
@ApplicationScoped
public class Hosting {
    private final Map<Seat, Line> bySeat = new ConcurrentHashMap<>();
    private final ReturnKeys keys;
    private final PeerSessions sessions;
    private final Exchange exchange;
    private final Welcome welcome;
    private final MessageRouter router;
    private final Departure departure;
    private final Mail mail;

    /** For the proxy. */
    protected Hosting() {
        this(null, null, null, null, null, null, null);
    }

    @Inject
    public Hosting(
            ReturnKeys keys,
            PeerSessions sessions,
            Exchange exchange,
            Welcome welcome,
            MessageRouter router,
            Departure departure,
            Mail mail) {
        this.keys = keys;
        this.sessions = sessions;
        this.exchange = exchange;
        this.welcome = welcome;
        this.router = router;
        this.departure = departure;
        this.mail = mail;
    }

    void reclaimed(NodeId from, Reclaim letter) {
        if (!takesBack(new Seat(from, letter.seat()), letter.frame())) {
            mail.send(from, new Nowhere(letter.seat()));
        }
    }

    void said(NodeId from, Said letter) {
        var line = bySeat.get(new Seat(from, letter.seat()));
        if (line != null && line.peer().stay().takes(line)) {
            router.receive(line.peer(), letter.frame());
        }
    }

    void alive(NodeId from, Alive letter) {
        var line = bySeat.get(new Seat(from, letter.seat()));
        if (isCurrent(line)) {
            line.peer().stay().heard();
            line.peer().channel().answered(line, letter.mark());
        }
    }

    void hung(NodeId from, Hung letter) {
        var seat = new Seat(from, letter.seat());
        var line = bySeat.get(seat);
        if (letter.code() == 0 && isCurrent(line)) {
            departure.giveUp(line.peer());
        }
        end(seat, letter.code());
    }

    /** No socket of that node is there any more. */
    void lost(NodeId node) {
        var seats = bySeat.keySet().stream().filter(seat -> seat.node().equals(node));
        List.copyOf(seats.toList()).forEach(seat -> end(seat, SocketEnd.BROKEN));
    }

    /** How many there are. */
    public int count() {
        return bySeat.size();
    }

    private boolean takesBack(Seat seat, String frame) {
        try {
            return exchange.read(frame) instanceof SetInfo info && takesBack(seat, info);
        } catch (BadFrameException e) {
            return false;
        }
    }

    private boolean takesBack(Seat seat, SetInfo info) {
        var place = keys.holder(info.back().token())
                .flatMap(peer -> peer.stay().place())
                .flatMap(Hosting::another);
        if (place.isEmpty()) {
            // Its page begins anew: whoever is with it must not wait for it.
            keys.open(info.back()).ifPresent(departure::giveUp);
            return false;
        }
        return takesBack(seat, place.get(), info);
    }

    private boolean takesBack(Seat seat, Place place, SetInfo info) {
        var line = sessions.open(new FarWay(mail, seat, () -> end(seat, SocketEnd.BROKEN)), place);
        bySeat.put(seat, line);
        var newcomer = line.peer();
        if (welcome.resume(newcomer, info)) {
            return true;
        }
        bySeat.remove(seat);
        departure.dissolve(newcomer);
        place.giveBack();
        return false;
    }

    /** A socket counts where its visitor is, too. */
    private static Optional<Place> another(Place before) {
        return Optional.of(before.again())
                .filter(Place.class::isInstance)
                .map(Place.class::cast)
                .filter(Place::take);
    }

    private void end(Seat seat, int code) {
        var line = bySeat.remove(seat);
        if (line != null && !departure.closed(line, new SocketEnd(code))) {
            line.place().giveBack();
        }
    }

    /** What a socket that was replaced still brings is nobody's. */
    private static boolean isCurrent(Line line) {
        return line != null && line.peer().channel().isOver(line);
    }
}
