package rendezvous.container;

import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import rendezvous.admission.Admission;
import rendezvous.cluster.Cluster;
import rendezvous.cluster.Letter.Figures;
import rendezvous.lobby.Barriers;
import rendezvous.lobby.FarBarriers;
import rendezvous.lobby.Lobby;
import rendezvous.lobby.Neighbours;
import rendezvous.lobby.SkipCache;
import rendezvous.lobby.WaitingQueue;
import rendezvous.rooms.Rooms;
import rendezvous.signaling.Heartbeats;
import rendezvous.signaling.PeerSessions;
import rendezvous.signaling.ReturnKeys;

/** Tells a test how much the server holds at this moment. Only in the test's deployment. */
@WebServlet(Census.PATH)
public class Census extends HttpServlet {
    public static final String PATH = "/census-of-the-tests";

    private static final long serialVersionUID = 1;

    @Inject
    private transient Admission admission;

    @Inject
    private transient PeerSessions sessions;

    @Inject
    private transient ReturnKeys keys;

    @Inject
    private transient Heartbeats heartbeats;

    @Inject
    private transient Lobby lobby;

    @Inject
    private transient WaitingQueue waiting;

    @Inject
    private transient Rooms rooms;

    @Inject
    private transient SkipCache skips;

    @Inject
    private transient Barriers barriers;

    @Inject
    private transient FarBarriers farBarriers;

    @Inject
    private transient Neighbours neighbours;

    @Inject
    private transient Cluster cluster;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var held = Json.createObjectBuilder()
                .add("places", admission.sockets())
                .add("sessions", sessions.count())
                .add("away", admission.held())
                .add("keys", keys.count())
                .add("population", lobby.population())
                .add("waiting", waiting.size())
                .add("inRooms", rooms.peers())
                .add("heartbeats", heartbeats.count())
                .add("skippers", skips.peersHeld())
                .add("skips", skips.size())
                .add("blocks", barriers.size() + farBarriers.size())
                .add("elsewhere", neighbours.sumExcept(cluster.self(), Figures::sockets))
                .build();
        response.setContentType("application/json");
        response.getWriter().print(held);
    }
}
