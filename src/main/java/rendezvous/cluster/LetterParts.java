package rendezvous.cluster;

import rendezvous.cluster.Letter.Acceptance;
import rendezvous.cluster.Letter.Adrift;
import rendezvous.cluster.Letter.Consent;
import rendezvous.cluster.Letter.Echo;
import rendezvous.cluster.Letter.Figures;
import rendezvous.cluster.Letter.Frame;
import rendezvous.cluster.Letter.Gone;
import rendezvous.cluster.Letter.Guest;
import rendezvous.cluster.Letter.Left;
import rendezvous.cluster.Letter.Lent;
import rendezvous.cluster.Letter.Offer;
import rendezvous.cluster.Letter.Offers;
import rendezvous.cluster.Letter.Proposal;
import rendezvous.cluster.Letter.Refusal;
import rendezvous.cluster.Letter.Suggestion;
import rendezvous.identity.BlockMark;
import rendezvous.identity.DeviceId;
import rendezvous.identity.NodeId;
import rendezvous.identity.PeerId;
import rendezvous.identity.RoomId;

/** How each letter is written and, right below, read. */
final class LetterParts {
    /** Bytes of an id, of a device, of a language or region. */
    static final int SHORT = 128;

    /** Bytes of a name or an interest, which are at most 256 characters. */
    private static final int SHOWN = 1024;

    private static final int INTERESTS = 20;

    /** Bytes of a frame: the wire's own limit is far below. */
    static final int FRAME = 512 * 1024;

    /** Of what one letter lists; what a letter may weigh bounds it further. */
    private static final int MANY = 100_000;

    private LetterParts() {}

    static void offers(LetterWriter out, Offers offers) {
        out.flag(offers.anew()).list(offers.added(), LetterParts::offer).list(offers.withdrawn(), LetterParts::peer);
    }

    static Offers offers(LetterReader in) {
        return new Offers(in.flag(), in.list(MANY, LetterParts::offer), in.list(MANY, LetterParts::peer));
    }

    static void suggestion(LetterWriter out, Suggestion it) {
        out.text(it.peer().value()).text(it.stranger().value()).text(it.home().value());
    }

    static Suggestion suggestion(LetterReader in) {
        return new Suggestion(peer(in), peer(in), node(in));
    }

    static void lent(LetterWriter out, Lent lent) {
        offer(out.text(lent.home().value()), lent.offer());
    }

    static Lent lent(LetterReader in) {
        return new Lent(node(in), offer(in));
    }

    static void proposal(LetterWriter out, Proposal it) {
        guest(out.text(it.room().value()), it.suitor());
        peer(out, it.stranger());
    }

    static Proposal proposal(LetterReader in) {
        return new Proposal(room(in), guest(in), peer(in));
    }

    static void acceptance(LetterWriter out, Acceptance it) {
        guest(out.text(it.room().value()).flag(it.sheltered()), it.stranger());
    }

    static Acceptance acceptance(LetterReader in) {
        return new Acceptance(room(in), in.flag(), guest(in));
    }

    static void refusal(LetterWriter out, Refusal it) {
        out.text(it.room().value()).flag(it.barred());
    }

    static Refusal refusal(LetterReader in) {
        return new Refusal(room(in), in.flag());
    }

    static void frame(LetterWriter out, Frame it) {
        out.text(it.room().value()).text(it.to().value()).text(it.frame());
    }

    static Frame frame(LetterReader in) {
        return new Frame(room(in), peer(in), in.text(FRAME));
    }

    static void left(LetterWriter out, Left it) {
        out.text(it.room().value()).text(it.leaver().value()).flag(it.isTimeout());
    }

    static Left left(LetterReader in) {
        return new Left(room(in), peer(in), in.flag());
    }

    static void consent(LetterWriter out, Consent it) {
        out.text(it.room().value()).text(it.who().value());
    }

    static Consent consent(LetterReader in) {
        return new Consent(room(in), peer(in));
    }

    static void adrift(LetterWriter out, Adrift it) {
        out.text(it.room().value()).text(it.who().value());
    }

    static Adrift adrift(LetterReader in) {
        return new Adrift(room(in), peer(in));
    }

    static void gone(LetterWriter out, Gone it) {
        peer(out, it.who());
    }

    static Gone gone(LetterReader in) {
        return new Gone(peer(in));
    }

    static void figures(LetterWriter out, Figures it) {
        out.text(it.region()).number(it.sockets()).number(it.waiting()).number(it.inRooms());
        out.big(it.matches()).flag(it.draining());
    }

    static Figures figures(LetterReader in) {
        return new Figures(in.text(SHORT), in.number(), in.number(), in.number(), in.span(), in.flag());
    }

    static void echo(LetterWriter out, Echo it) {
        out.big(it.sent()).flag(it.back());
    }

    static Echo echo(LetterReader in) {
        return new Echo(in.big(), in.flag());
    }

    private static void offer(LetterWriter out, Offer it) {
        out.text(it.peer().value()).big(it.waited()).list(it.interests(), LetterWriter::text);
        out.text(it.language()).text(it.device().value()).text(it.region()).list(it.barred(), LetterParts::peer);
    }

    private static Offer offer(LetterReader in) {
        return new Offer(
                peer(in),
                in.span(),
                in.list(INTERESTS, each -> each.text(SHOWN)),
                in.text(SHORT),
                device(in),
                in.text(SHORT),
                in.list(MANY, LetterParts::peer));
    }

    private static void guest(LetterWriter out, Guest it) {
        out.text(it.peer().value()).text(it.name()).big(it.waited()).list(it.interests(), LetterWriter::text);
        out.text(it.language()).flag(it.relay()).text(it.device().value()).list(it.blocked(), LetterParts::mark);
    }

    private static Guest guest(LetterReader in) {
        return new Guest(
                peer(in),
                in.text(SHOWN),
                in.span(),
                in.list(INTERESTS, each -> each.text(SHOWN)),
                in.text(SHORT),
                in.flag(),
                device(in),
                in.list(BlockMark.MOST, LetterParts::mark));
    }

    private static void mark(LetterWriter out, BlockMark mark) {
        out.big(mark.salt()).big(mark.high()).big(mark.low());
    }

    private static BlockMark mark(LetterReader in) {
        return new BlockMark(in.big(), in.big(), in.big());
    }

    private static void peer(LetterWriter out, PeerId peer) {
        out.text(peer.value());
    }

    private static PeerId peer(LetterReader in) {
        return new PeerId(in.text(SHORT));
    }

    private static NodeId node(LetterReader in) {
        return new NodeId(in.text(SHORT));
    }

    private static RoomId room(LetterReader in) {
        return new RoomId(in.text(SHORT));
    }

    private static DeviceId device(LetterReader in) {
        return new DeviceId(in.text(SHORT));
    }
}
