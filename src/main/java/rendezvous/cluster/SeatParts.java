package rendezvous.cluster;

import rendezvous.cluster.Letter.Alive;
import rendezvous.cluster.Letter.Hung;
import rendezvous.cluster.Letter.Nowhere;
import rendezvous.cluster.Letter.Probe;
import rendezvous.cluster.Letter.Reclaim;
import rendezvous.cluster.Letter.Said;
import rendezvous.cluster.Letter.Shut;
import rendezvous.cluster.Letter.Told;

/** The same as {@link LetterParts}, of the letters about a visit that goes on over a socket of another node. */
final class SeatParts {
    private SeatParts() {}

    static void reclaim(LetterWriter out, Reclaim it) {
        out.big(it.seat()).text(it.frame());
    }

    static Reclaim reclaim(LetterReader in) {
        return new Reclaim(in.big(), in.text(LetterParts.FRAME));
    }

    static void nowhere(LetterWriter out, Nowhere it) {
        out.big(it.seat());
    }

    static Nowhere nowhere(LetterReader in) {
        return new Nowhere(in.big());
    }

    static void said(LetterWriter out, Said it) {
        out.big(it.seat()).text(it.frame());
    }

    static Said said(LetterReader in) {
        return new Said(in.big(), in.text(LetterParts.FRAME));
    }

    static void alive(LetterWriter out, Alive it) {
        out.big(it.seat()).big(it.mark());
    }

    static Alive alive(LetterReader in) {
        return new Alive(in.big(), in.big());
    }

    static void hung(LetterWriter out, Hung it) {
        out.big(it.seat()).number(it.code());
    }

    static Hung hung(LetterReader in) {
        return new Hung(in.big(), in.number());
    }

    static void told(LetterWriter out, Told it) {
        out.big(it.seat()).text(it.frame());
    }

    static Told told(LetterReader in) {
        return new Told(in.big(), in.text(LetterParts.FRAME));
    }

    static void probe(LetterWriter out, Probe it) {
        out.big(it.seat()).big(it.mark());
    }

    static Probe probe(LetterReader in) {
        return new Probe(in.big(), in.big());
    }

    static void shut(LetterWriter out, Shut it) {
        out.big(it.seat()).number(it.code()).text(it.reason());
    }

    static Shut shut(LetterReader in) {
        return new Shut(in.big(), in.number(), in.text(LetterParts.SHORT));
    }
}
