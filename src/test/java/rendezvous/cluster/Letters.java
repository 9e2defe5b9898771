package rendezvous.cluster;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import rendezvous.cluster.Letter.Acceptance;
import rendezvous.cluster.Letter.Adrift;
import rendezvous.cluster.Letter.Alive;
import rendezvous.cluster.Letter.Consent;
import rendezvous.cluster.Letter.Echo;
import rendezvous.cluster.Letter.Figures;
import rendezvous.cluster.Letter.Frame;
import rendezvous.cluster.Letter.Gone;
import rendezvous.cluster.Letter.Guest;
import rendezvous.cluster.Letter.Hung;
import rendezvous.cluster.Letter.Left;
import rendezvous.cluster.Letter.Lent;
import rendezvous.cluster.Letter.Nowhere;
import rendezvous.cluster.Letter.Offer;
import rendezvous.cluster.Letter.Offers;
import rendezvous.cluster.Letter.Probe;
import rendezvous.cluster.Letter.Proposal;
import rendezvous.cluster.Letter.Reclaim;
import rendezvous.cluster.Letter.Refusal;
import rendezvous.cluster.Letter.Said;
import rendezvous.cluster.Letter.Shut;
import rendezvous.cluster.Letter.Suggestion;
import rendezvous.cluster.Letter.Told;
import rendezvous.identity.BlockMark;
import rendezvous.identity.DeviceId;
import rendezvous.identity.NodeId;
import rendezvous.identity.PeerId;
import rendezvous.identity.RoomId;

/** Letters of every kind, by chance. */
final class Letters {
    private static final Arbitrary<String> ID =
            Arbitraries.strings().alpha().numeric().withChars("-_").ofMaxLength(36);

    /** All of Unicode but lone surrogates, which are no text, and which nobody's frames or names hold. */
    private static final Arbitrary<String> TEXT = Arbitraries.strings()
            .all()
            .ofMaxLength(100)
            .map(text -> text.codePoints()
                    .filter(code -> code < Character.MIN_SURROGATE || code > Character.MAX_SURROGATE)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString());

    private static final Arbitrary<PeerId> PEER = ID.map(PeerId::new);
    private static final Arbitrary<RoomId> ROOM = ID.map(RoomId::new);
    private static final Arbitrary<NodeId> NODE = ID.map(NodeId::new);
    private static final Arbitrary<Boolean> FLAG = Arbitraries.of(true, false);
    private static final Arbitrary<Long> SPAN = Arbitraries.longs().greaterOrEqual(0);
    private static final Arbitrary<Integer> COUNT = Arbitraries.integers().greaterOrEqual(0);
    private static final Arbitrary<List<String>> INTERESTS =
            ID.list().ofMaxSize(20).map(List::copyOf);

    private Letters() {}

    static Arbitrary<Letter> any() {
        return Arbitraries.oneOf(List.of(
                offers(),
                lent(),
                guests(),
                rooms(),
                figures(),
                seats(),
                Combinators.combine(SPAN, FLAG).as(Echo::new),
                PEER.map(Gone::new),
                Combinators.combine(PEER, PEER, NODE).as(Suggestion::new)));
    }

    private static Arbitrary<Letter> offers() {
        return Combinators.combine(
                        FLAG, offer().list().ofMaxSize(10), PEER.list().ofMaxSize(10))
                .as(Offers::new);
    }

    private static Arbitrary<Letter> lent() {
        return Combinators.combine(NODE, offer()).as(Lent::new);
    }

    private static Arbitrary<Letter> guests() {
        return Arbitraries.oneOf(
                Combinators.combine(ROOM, guest(), PEER).as(Proposal::new),
                Combinators.combine(ROOM, FLAG, guest()).as(Acceptance::new));
    }

    private static Arbitrary<Letter> rooms() {
        return Arbitraries.oneOf(List.<Arbitrary<Letter>>of(
                Combinators.combine(ROOM, FLAG).as(Refusal::new),
                Combinators.combine(ROOM, PEER, TEXT).as(Frame::new),
                Combinators.combine(ROOM, PEER, FLAG).as(Left::new),
                Combinators.combine(ROOM, PEER).as(Consent::new),
                Combinators.combine(ROOM, PEER).as(Adrift::new)));
    }

    private static Arbitrary<Letter> seats() {
        return Arbitraries.oneOf(List.<Arbitrary<Letter>>of(
                Combinators.combine(SPAN, TEXT).as(Reclaim::new),
                SPAN.map(Nowhere::new),
                Combinators.combine(SPAN, TEXT).as(Said::new),
                Combinators.combine(SPAN, TEXT).as(Told::new),
                Combinators.combine(SPAN, SPAN).as(Alive::new),
                Combinators.combine(SPAN, SPAN).as(Probe::new),
                Combinators.combine(SPAN, COUNT).as(Hung::new),
                Combinators.combine(SPAN, COUNT, ID).as(Shut::new)));
    }

    private static Arbitrary<Letter> figures() {
        return Combinators.combine(ID, COUNT, COUNT, COUNT, SPAN, FLAG).as(Figures::new);
    }

    private static Arbitrary<Offer> offer() {
        return Combinators.combine(
                        PEER,
                        SPAN,
                        INTERESTS,
                        ID,
                        ID.map(DeviceId::new),
                        ID,
                        PEER.list().ofMaxSize(20))
                .as(Offer::new);
    }

    private static Arbitrary<Guest> guest() {
        var mark = Combinators.combine(Arbitraries.longs(), Arbitraries.longs(), Arbitraries.longs())
                .as(BlockMark::new);
        return Combinators.combine(
                        PEER,
                        TEXT,
                        SPAN,
                        INTERESTS,
                        ID,
                        FLAG,
                        ID.map(DeviceId::new),
                        mark.list().ofMaxSize(10))
                .as(Guest::new);
    }
}
