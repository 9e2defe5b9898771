package rendezvous.signaling;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import rendezvous.cluster.Letter;
import rendezvous.cluster.Letter.Alive;
import rendezvous.cluster.Letter.Hung;
import rendezvous.cluster.Letter.Nowhere;
import rendezvous.cluster.Letter.Probe;
import rendezvous.cluster.Letter.Reclaim;
import rendezvous.cluster.Letter.Said;
import rendezvous.cluster.Letter.Shut;
import rendezvous.cluster.Letter.Told;
import rendezvous.identity.NodeId;

/** The letters about visits that go on over a socket of another node: to the side that each is for. */
@ApplicationScoped
public class Passage {
    private final Hosting hosting;
    private final Lodgings lodgings;

    /** For the proxy. */
    protected Passage() {
        this(null, null);
    }

    @Inject
    public Passage(Hosting hosting, Lodgings lodgings) {
        this.hosting = hosting;
        this.lodgings = lodgings;
    }

    /** False where it is about something else. */
    boolean receive(NodeId from, Letter letter) {
        if (letter instanceof Said said) {
            hosting.said(from, said);
        } else if (letter instanceof Told told) {
            lodgings.told(from, told);
        } else if (letter instanceof Probe probe) {
            lodgings.probed(from, probe);
        } else if (letter instanceof Alive alive) {
            hosting.alive(from, alive);
        } else if (letter instanceof Reclaim reclaim) {
            hosting.reclaimed(from, reclaim);
        } else if (letter instanceof Nowhere none) {
            lodgings.refused(from, none.seat());
        } else if (letter instanceof Hung hung) {
            hosting.hung(from, hung);
        } else if (letter instanceof Shut shut) {
            lodgings.shut(from, shut);
        } else {
            return false;
        }
        return true;
    }

    void lost(NodeId node) {
        hosting.lost(node);
        lodgings.lost(node);
    }

    /** Time has passed. */
    void expire() {
        lodgings.expire();
    }
}
