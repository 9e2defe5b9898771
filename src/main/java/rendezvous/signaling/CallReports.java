package rendezvous.signaling;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import rendezvous.lobby.Lobby;
import rendezvous.protocol.ClientMessage.Call;

/** Takes what pages tell of their calls, which the server cannot see: of the room one is in, or was in last. */
@ApplicationScoped
public class CallReports {
    private final Lobby lobby;
    private final Event<CallReported> reports;

    /** For the proxy. */
    protected CallReports() {
        this(null, null);
    }

    @Inject
    public CallReports(Lobby lobby, Event<CallReported> reports) {
        this.lobby = lobby;
        this.reports = reports;
    }

    void take(PeerSession peer, Call call) {
        lobby.latest(peer.id(), call.room())
                .filter(room -> peer.notes().tells(room.id(), call.outcome()))
                .ifPresent(room -> reports.fire(
                        new CallReported(peer.id(), room.id(), call.outcome(), call.path(), call.firstFrame())));
    }
}
