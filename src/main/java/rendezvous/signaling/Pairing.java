package rendezvous.signaling;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import rendezvous.cluster.Cluster;
import rendezvous.cluster.Letter.Acceptance;
import rendezvous.cluster.Letter.Figures;
import rendezvous.cluster.Letter.Lent;
import rendezvous.cluster.Letter.Offers;
import rendezvous.cluster.Letter.Proposal;
import rendezvous.cluster.Letter.Refusal;
import rendezvous.cluster.Letter.Suggestion;
import rendezvous.identity.NodeId;
import rendezvous.lobby.Broker;
import rendezvous.lobby.Courtship;
import rendezvous.lobby.Neighbours;
import rendezvous.lobby.Proposals;
import rendezvous.lobby.Surplus;
import rendezvous.lobby.Visitors;

/**
 * What other nodes say of who could meet whom. Each answers whether those who wait here may meet others by it, so that
 * a round is worth its while.
 */
@ApplicationScoped
public class Pairing {
    private final Cluster cluster;
    private final Surplus surplus;
    private final Broker broker;
    private final Visitors visitors;
    private final Courtship courtship;
    private final Proposals proposals;
    private final Neighbours neighbours;

    /** For the proxy. */
    protected Pairing() {
        this(null, null, null, null, null, null, null);
    }

    @Inject
    public Pairing(
            Cluster cluster,
            Surplus surplus,
            Broker broker,
            Visitors visitors,
            Courtship courtship,
            Proposals proposals,
            Neighbours neighbours) {
        this.cluster = cluster;
        this.surplus = surplus;
        this.broker = broker;
        this.visitors = visitors;
        this.courtship = courtship;
        this.proposals = proposals;
        this.neighbours = neighbours;
    }

    boolean offered(NodeId home, Offers offers) {
        broker.take(home, offers);
        return false;
    }

    boolean suggested(Suggestion suggestion) {
        boolean bothAreHere = suggestion.home().equals(cluster.self());
        if (!bothAreHere) {
            courtship.propose(suggestion.peer(), suggestion.stranger(), suggestion.home());
        }
        return bothAreHere;
    }

    boolean lent(Lent lent) {
        return visitors.add(lent);
    }

    boolean proposed(NodeId home, Proposal proposal) {
        proposals.answer(home, proposal);
        return false;
    }

    boolean accepted(NodeId home, Acceptance acceptance) {
        return courtship.accepted(home, acceptance);
    }

    boolean refused(NodeId home, Refusal refusal) {
        return courtship.refused(home, refusal);
    }

    boolean heard(NodeId from, Figures figures) {
        neighbours.hear(from, figures);
        return false;
    }

    /** What it was told before, and by it, may not hold. */
    void joined() {
        surplus.renew();
    }

    boolean lost(NodeId node) {
        surplus.renew();
        broker.lost(node);
        visitors.lost(node);
        proposals.lost(node);
        neighbours.lost(node);
        return courtship.lost(node);
    }
}
