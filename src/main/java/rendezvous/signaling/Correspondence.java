package rendezvous.signaling;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import rendezvous.cluster.Cluster;
import rendezvous.cluster.Correspondent;
import rendezvous.cluster.Letter;
import rendezvous.cluster.Letter.Acceptance;
import rendezvous.cluster.Letter.Adrift;
import rendezvous.cluster.Letter.Consent;
import rendezvous.cluster.Letter.Figures;
import rendezvous.cluster.Letter.Frame;
import rendezvous.cluster.Letter.Gone;
import rendezvous.cluster.Letter.Left;
import rendezvous.cluster.Letter.Lent;
import rendezvous.cluster.Letter.Offers;
import rendezvous.cluster.Letter.Proposal;
import rendezvous.cluster.Letter.Refusal;
import rendezvous.cluster.Letter.Suggestion;
import rendezvous.identity.NodeId;
import rendezvous.lobby.ArrivalRounds;
import rendezvous.lobby.Leavetaking;
import rendezvous.lobby.Mail;

/** The only dispatch of letters: what another node said, to who deals with it. */
@ApplicationScoped
public class Correspondence implements Correspondent {
    private final Cluster cluster;
    private final Mail mail;
    private final Pairing pairing;
    private final FarPartners partners;
    private final Directness directness;
    private final Leavetaking leavetaking;
    private final Passage passage;
    private final ArrivalRounds rounds;

    /** For the proxy. */
    protected Correspondence() {
        this(null, null, null, null, null, null, null, null);
    }

    @Inject
    public Correspondence(
            Cluster cluster,
            Mail mail,
            Pairing pairing,
            FarPartners partners,
            Directness directness,
            Leavetaking leavetaking,
            Passage passage,
            ArrivalRounds rounds) {
        this.cluster = cluster;
        this.mail = mail;
        this.pairing = pairing;
        this.partners = partners;
        this.directness = directness;
        this.leavetaking = leavetaking;
        this.passage = passage;
        this.rounds = rounds;
    }

    void start(@Observes @Initialized(ApplicationScoped.class) Object start) {
        cluster.open(this);
    }

    /** To another node, or straight to who deals with it here; false where it does not get there. */
    boolean send(NodeId to, Letter letter) {
        if (to.equals(cluster.self())) {
            receive(to, letter);
            return true;
        }
        return mail.send(to, letter);
    }

    @Override
    public void receive(NodeId from, Letter letter) {
        if (letter instanceof Frame frame) {
            partners.hear(from, frame);
        } else if (letter instanceof Left left) {
            partners.left(from, left);
        } else if (letter instanceof Consent consent) {
            directness.hear(from, consent.room());
        } else if (letter instanceof Adrift adrift) {
            partners.adrift(from, adrift.room());
        } else if (letter instanceof Gone gone) {
            leavetaking.gone(gone.who());
        } else if (!passage.receive(from, letter)) {
            pair(from, letter);
        }
    }

    private void pair(NodeId from, Letter letter) {
        boolean isNews = true;
        if (letter instanceof Offers offers) {
            isNews = pairing.offered(from, offers);
        } else if (letter instanceof Suggestion suggestion) {
            isNews = pairing.suggested(suggestion);
        } else if (letter instanceof Lent lent) {
            isNews = pairing.lent(lent);
        } else if (letter instanceof Proposal proposal) {
            isNews = pairing.proposed(from, proposal);
        } else if (letter instanceof Acceptance acceptance) {
            isNews = pairing.accepted(from, acceptance);
        } else if (letter instanceof Refusal refusal) {
            isNews = pairing.refused(from, refusal);
        } else if (letter instanceof Figures figures) {
            isNews = pairing.heard(from, figures);
        }
        askIf(isNews);
    }

    /** Time has passed. */
    void expire() {
        passage.expire();
    }

    @Override
    public void joined(NodeId node) {
        pairing.joined();
    }

    @Override
    public void lost(NodeId node) {
        mail.lost(node);
        // First, so that no room opens with anybody of it after all have ended.
        boolean isNews = pairing.lost(node);
        partners.lost(node);
        passage.lost(node);
        askIf(isNews);
    }

    /** Those who wait here may meet others by what was said. */
    private void askIf(boolean isNews) {
        if (isNews) {
            rounds.ask();
        }
    }
}
