package rendezvous.signaling;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.websocket.CloseReason;
import java.util.Optional;
import rendezvous.identity.NodeId;
import rendezvous.protocol.Return;

/** Lets a newcomer go on with the visit it had on another socket, if it has the token for it. */
@ApplicationScoped
public class Resumption {
    /** The socket was replaced by a newer one (docs/protocol.md). */
    private static final CloseReason REPLACED =
            new CloseReason(CloseReason.CloseCodes.getCloseCode(4001), "Another socket goes on with this visit");

    private final ReturnKeys keys;
    private final Departure departure;
    private final Event<Refused> refusals;
    private final Event<VisitResumed> resumptions;

    /** For the proxy. */
    protected Resumption() {
        this(null, null, null, null);
    }

    @Inject
    public Resumption(ReturnKeys keys, Departure departure, Event<Refused> refusals, Event<VisitResumed> resumptions) {
        this.keys = keys;
        this.departure = departure;
        this.refusals = refusals;
        this.resumptions = resumptions;
    }

    /** The node where it may have been before; empty where it can have been nowhere else. */
    Optional<NodeId> home(PeerSession newcomer, Return back) {
        return back.isWanted() && newcomer.name().isEmpty() ? keys.home(back.token()) : Optional.empty();
    }

    /**
     * Nothing where the newcomer is one indeed: it wants nothing back, has begun anew already, or has no right to it.
     */
    Optional<Handover> of(PeerSession newcomer, Return back) {
        if (!back.isWanted() || newcomer.name().isPresent()) {
            return Optional.empty();
        }
        var place = keys.open(back);
        var handover = place.flatMap(peer -> peer.moveTo(newcomer.channel().line(), back.received()));
        handover.ifPresentOrElse(done -> take(newcomer, done), () -> refuse(place));
        return handover;
    }

    private void take(PeerSession newcomer, Handover handover) {
        handover.now().belongTo(handover.peer());
        departure.dissolve(newcomer);
        if (handover.before() != null) {
            handover.before().close(REPLACED);
        }
        resumptions.fire(new VisitResumed(handover.peer().id()));
    }

    /** A place that nobody could come back to without a gap is not held any longer. */
    private void refuse(Optional<PeerSession> place) {
        place.ifPresent(departure::giveUp);
        refusals.fire(new Refused(Refusal.RESUME));
    }
}
