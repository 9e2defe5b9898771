package rendezvous.cluster;

import java.nio.BufferUnderflowException;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import rendezvous.cluster.Letter.Acceptance;
import rendezvous.cluster.Letter.Adrift;
import rendezvous.cluster.Letter.Alive;
import rendezvous.cluster.Letter.Consent;
import rendezvous.cluster.Letter.Echo;
import rendezvous.cluster.Letter.Figures;
import rendezvous.cluster.Letter.Frame;
import rendezvous.cluster.Letter.Gone;
import rendezvous.cluster.Letter.Hung;
import rendezvous.cluster.Letter.Left;
import rendezvous.cluster.Letter.Lent;
import rendezvous.cluster.Letter.Nowhere;
import rendezvous.cluster.Letter.Offers;
import rendezvous.cluster.Letter.Probe;
import rendezvous.cluster.Letter.Proposal;
import rendezvous.cluster.Letter.Reclaim;
import rendezvous.cluster.Letter.Refusal;
import rendezvous.cluster.Letter.Said;
import rendezvous.cluster.Letter.Shut;
import rendezvous.cluster.Letter.Suggestion;
import rendezvous.cluster.Letter.Told;

/**
 * Letters as bytes. Nodes of two versions may be one cluster for the time of an upgrade: a kind that changes gets a new
 * number, at the end of the list, and none is ever used again.
 */
final class LetterCodec {
    private record Kind<L extends Letter>(
            Class<L> type, BiConsumer<LetterWriter, L> writer, Function<LetterReader, L> reader) {
        void write(LetterWriter out, Letter letter) {
            writer.accept(out, type.cast(letter));
        }
    }

    /** A letter begins with its kind's place in here. */
    private static final List<Kind<?>> KINDS = List.of(
            new Kind<>(Offers.class, LetterParts::offers, LetterParts::offers),
            new Kind<>(Suggestion.class, LetterParts::suggestion, LetterParts::suggestion),
            new Kind<>(Lent.class, LetterParts::lent, LetterParts::lent),
            new Kind<>(Proposal.class, LetterParts::proposal, LetterParts::proposal),
            new Kind<>(Acceptance.class, LetterParts::acceptance, LetterParts::acceptance),
            new Kind<>(Refusal.class, LetterParts::refusal, LetterParts::refusal),
            new Kind<>(Frame.class, LetterParts::frame, LetterParts::frame),
            new Kind<>(Left.class, LetterParts::left, LetterParts::left),
            new Kind<>(Consent.class, LetterParts::consent, LetterParts::consent),
            new Kind<>(Adrift.class, LetterParts::adrift, LetterParts::adrift),
            new Kind<>(Figures.class, LetterParts::figures, LetterParts::figures),
            new Kind<>(Echo.class, LetterParts::echo, LetterParts::echo),
            new Kind<>(Gone.class, LetterParts::gone, LetterParts::gone),
            new Kind<>(Reclaim.class, SeatParts::reclaim, SeatParts::reclaim),
            new Kind<>(Nowhere.class, SeatParts::nowhere, SeatParts::nowhere),
            new Kind<>(Said.class, SeatParts::said, SeatParts::said),
            new Kind<>(Alive.class, SeatParts::alive, SeatParts::alive),
            new Kind<>(Hung.class, SeatParts::hung, SeatParts::hung),
            new Kind<>(Told.class, SeatParts::told, SeatParts::told),
            new Kind<>(Probe.class, SeatParts::probe, SeatParts::probe),
            new Kind<>(Shut.class, SeatParts::shut, SeatParts::shut));

    private LetterCodec() {}

    static byte[] encode(Letter letter) {
        var out = new LetterWriter();
        for (int place = 0; place < KINDS.size(); place++) {
            if (KINDS.get(place).type().isInstance(letter)) {
                KINDS.get(place).write(out.octet(place), letter);
                return out.bytes();
            }
        }
        throw new IllegalArgumentException("No such letter: " + letter.getClass());
    }

    /** Empty where it is none that this version knows, or anything is out of bounds. */
    static Optional<Letter> decode(byte[] bytes) {
        try {
            var in = new LetterReader(bytes);
            int place = in.octet();
            if (place >= KINDS.size()) {
                return Optional.empty();
            }
            Letter letter = KINDS.get(place).reader().apply(in);
            return Optional.of(letter).filter(whole -> in.isAtEnd());
        } catch (IllegalArgumentException | BufferUnderflowException e) {
            return Optional.empty();
        }
    }
}
